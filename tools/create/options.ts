import path from "node:path";
import { parseArgs } from "node:util";
import { sentenceFor } from "../../build/settings/sentences.ts";
import { placeholderProblem } from "../../src/settings/placeholder-rules.ts";
import { oneOf, serverUrl } from "../arguments.ts";
import { helpTexts } from "./texts.ts";

/** The kinds of projects: folders of templates/. */
export const templates = ["gateway", "hook", "firmware", "modbus"] as const;
/** The languages that a project is made in. */
export const languages = ["en", "zh-CN"] as const;

/** One of `templates`. */
export type TemplateName = (typeof templates)[number];
/** One of `languages`. */
export type Language = (typeof languages)[number];

/** The text of --help, in the language that the command line names, or else that of this computer. */
export function help(words: readonly string[]): string {
  const [, named = usualLanguage()] = /--language[= ](\S+)/.exec(words.join(" ")) ?? [];
  return helpTexts[languages.find((each) => each.startsWith(named)) ?? "en"];
}

/** The options of `create`. */
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
