import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../package-folder.ts";
import type { CreateOptions, Language } from "./options.ts";

/** Where templates with a firmware of ours have its sources from; a hook beside it is for a gateway. */
const sources: Readonly<Record<string, string>> = { modbus: "src/modbus" };
const hookFile = "hook.ts";

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
  const source = sources[template];
  for (const [name, text] of source === undefined ? [] : textsIn(path.join(packageFolder, source))) {
    if (name !== hookFile) {
      files.set(`src/${name}`, text.replace(/^PROJECT = .*$/m, `PROJECT = "${names.__PROJECT__}";`));
    }
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
