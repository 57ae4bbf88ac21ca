import path from "node:path";
import { parseArgs } from "node:util";
import { sentenceFor } from "../../build/settings/sentences.ts";
import { placeholderProblem } from "../../src/settings/placeholder-rules.ts";
import { oneOf, serverUrl } from "../arguments.ts";

export const templates = ["gateway", "hook", "firmware", "modbus"] as const;
export const languages = ["en", "zh-CN"] as const;

export type TemplateName = (typeof templates)[number];
export type Language = (typeof languages)[number];

export const help = `luatos-gateway create FOLDER [OPTIONS]

Makes a project of your own in a new folder, and installs what it needs. It asks no questions. In the project, npm start
runs it on a simulated module, npm run build makes lua-out/main.lua, and npm test tests it.

  --template NAME  gateway   the gateway: one file of settings, gateway.config.ts (default)
                   hook      the gateway with hooks that see each frame: Modbus RTU as JSON
                   firmware  a firmware of your own, with one task
                   modbus    a firmware that polls a Modbus slave and sends the answers to a server
  --url URL        the server of the gateway: ws://… or wss://… (default: the tutorial's)
  --language L     the language of README and comments: en or zh-CN (default: that of this computer)
  --package SPEC   the version of luatos-gateway in package.json. Default: this version; if it does not come from a
                   registry, a copy of it in the folder
  --no-install     do not run npm install
  --help           this text

Exit codes: 0 made, 1 the folder is not empty or npm failed, 2 wrong use.`;

export interface CreateOptions {
  folder: string;
  template: TemplateName;
  url: string;
  language: Language;
  /** Undefined: the package that runs this command. */
  packageSpec: string | undefined;
  install: boolean;
}

/** Reads the command line. Throws an Error of one line that says what is wrong. */
export function readOptions(args: string[]): CreateOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      template: { type: "string", default: "gateway" },
      url: { type: "string" },
      language: { type: "string", default: usualLanguage() },
      package: { type: "string" },
      "no-install": { type: "boolean", default: false },
    },
  });
  const [folder, more] = positionals;
  if (folder === undefined || more !== undefined) {
    throw new Error("name one folder");
  }
  const template = oneOf("--template", values.template, templates);
  const url = serverUrl("--url", values.url ?? "wss://echo.airtun.air32.cn/ws/echo");
  // A new project has no identity.
  const placeholder = placeholderProblem(url, false);
  if (placeholder !== undefined) {
    throw new Error(`--url: ${sentenceFor("url", placeholder)}`);
  }
  if (values.url !== undefined && template !== "gateway" && template !== "hook") {
    throw new Error(`--url: the template ${template} names its server in its sources`);
  }
  return {
    folder: path.resolve(folder),
    template,
    url,
    language: oneOf("--language", values.language === "zh" ? "zh-CN" : values.language, languages),
    packageSpec: values.package,
    install: !values["no-install"],
  };
}

function usualLanguage(): Language {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("zh") ? "zh-CN" : "en";
}
