import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../package-folder.ts";
import type { CreateOptions, Language, TemplateName } from "./options.ts";

/** Files of ours that a template has, and what they are called there. */
const sources: Readonly<Partial<Record<TemplateName, Readonly<Record<string, string>>>>> = {
  modbus: {
    "src/modbus/main.ts": "src/main.ts",
    "src/modbus/bus.ts": "src/bus.ts",
    "src/modbus/link.ts": "src/link.ts",
    "src/modbus/rtu.ts": "src/rtu.ts",
  },
  hook: { "src/modbus/hook.ts": "src/hooks.ts", "src/modbus/rtu.ts": "src/rtu.ts" },
};

/**
 * The files of a new project by their paths in it, without package.json. A template's `_name` becomes `.name`, which npm would
 * leave out of a package, and `name.zh-CN.ext` is the Chinese `name.ext`.
 */
export function templateFiles({ folder, template, url, language }: CreateOptions): Map<string, string> {
  const files = new Map<string, string>();
  const names = { __NAME__: packageNameFor(folder), __PROJECT__: projectNameFor(folder), __URL__: url };
  for (const part of ["common", template]) {
    const directory = path.join(packageFolder, "templates", part);
    for (const [name, text] of chosen(textsIn(directory), language)) {
      files.set(dotted(name), filled(text, names));
    }
  }
  for (const [source, name] of Object.entries(sources[template] ?? {})) {
    const text = readFileSync(path.join(packageFolder, source), "utf8");
    files.set(name, text.replace(/^PROJECT = .*$/m, `PROJECT = "${names.__PROJECT__}";`));
  }
  const example = files.get(".env.example");
  if (example !== undefined) {
    files.set(".env", example);
  }
  return files;
}

/** A name that npm takes, from that of the folder. */
export function packageNameFor(folder: string): string {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|[._-]+$/g, "");
  return name === "" ? "my-gateway" : name;
}

function projectNameFor(folder: string): string {
  return packageNameFor(folder).replaceAll(/\W/g, "_");
}

function textsIn(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(path.join(directory, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(directory, name), "utf8")]));
}

/** Of files that there are in two languages, the one that is wanted, under the plain name. */
function chosen(texts: ReadonlyMap<string, string>, language: Language): Map<string, string> {
  const files = new Map([...texts].filter(([name]) => !name.includes(".zh-CN")));
  for (const [name, text] of language === "zh-CN" ? texts : []) {
    if (name.includes(".zh-CN")) {
      files.set(name.replace(".zh-CN", ""), text);
    }
  }
  return files;
}

function dotted(name: string): string {
  return name.replaceAll(/(^|\/)_/g, "$1.");
}

function filled(text: string, names: Readonly<Record<string, string>>): string {
  return text.replaceAll(/__[A-Z]+__/g, (mark) => names[mark] ?? mark);
}
