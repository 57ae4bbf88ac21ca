import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../package-folder.ts";
import type { CreateOptions, Language, TemplateName } from "./options.ts";

/** Our own files that a template contains, and their names in the project. */
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
 * The files of a new project by their paths in it, without package.json. npm leaves some `.name` files out of a
 * package; so a template calls them `_name`. `name.zh-CN.ext` is the Chinese version of `name.ext`. Programs are
 * written once, and comments.zh-CN.json has the Chinese for their comments.
 */
export function templateFiles({ folder, template, url, language }: CreateOptions): Map<string, string> {
  const files = new Map<string, string>();
  const names = { __NAME__: packageNameFor(folder), __PROJECT__: projectNameFor(folder), __URL__: textLiteral(url) };
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
  for (const [name, text] of language === "zh-CN" ? files : []) {
    files.set(name, name.endsWith(".ts") ? withChineseComments(text) : text);
  }
  const example = files.get(".env.example");
  if (example !== undefined) {
    files.set(".env", example);
  }
  return files;
}

/** Makes a name that npm accepts from the name of the folder. */
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

/** Chooses the language of files that exist in both, under the plain name. */
function chosen(texts: ReadonlyMap<string, string>, language: Language): Map<string, string> {
  const files = new Map([...texts].filter(([name]) => !name.includes(".zh-CN")));
  for (const [name, text] of language === "zh-CN" ? texts : []) {
    if (name.includes(".zh-CN")) {
      files.set(name.replace(".zh-CN", ""), text);
    }
  }
  return files;
}

function withChineseComments(text: string): string {
  const file = path.join(packageFolder, "templates/comments.zh-CN.json");
  const comments = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  return comments.reduce((result, [english, chinese]) => result.replaceAll(english, () => chinese), text);
}

/** A text between the quotes of TypeScript. */
function textLiteral(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function dotted(name: string): string {
  return name.replaceAll(/(^|\/)_/g, "$1.");
}

function filled(text: string, names: Readonly<Record<string, string>>): string {
  return text.replaceAll(/__[A-Z]+__/g, (mark) => names[mark] ?? mark);
}
