import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { runTypeScript } from "../build/project/run-typescript.ts";
import { quoted } from "../tools/create/command.ts";
import { templates } from "../tools/create/options.ts";
import { templateFiles } from "../tools/create/template-files.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The files that `luatos-gateway create` writes. */

const folder = mkdtempSync(path.join(tmpdir(), "template-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (template: (typeof templates)[number], language: "en" | "zh-CN", url = "wss://h.example/") =>
  templateFiles({ folder: "my", template, url, language, packageSpec: undefined, install: false });

function commentsIn(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia) {
      comments.push(scanner.getTokenText());
    }
  }
  return comments;
}

describe.each(templates)("the template %s", (template) => {
  it.each(["gateway.config.ts", "src/main.ts", "test/tsconfig.json"])(
    "has %s in either language or in none",
    (name) => {
      expect(filesOf(template, "zh-CN").has(name)).toBe(filesOf(template, "en").has(name));
    },
  );

  it("has comments in the language that was asked for, and the same program", () => {
    const english = filesOf(template, "en");
    for (const [name, text] of filesOf(template, "zh-CN")) {
      if (name.endsWith(".ts")) {
        const comments = commentsIn(text);
        expect({ name, other: comments.filter((each) => !/[一-龥]/.test(each)) }).toEqual({ name, other: [] });
        expect({ name, other: commentsIn(english.get(name) ?? "").filter((each) => /[一-龥]/.test(each)) }).toEqual({
          name,
          other: [],
        });
        const program = (whole: string): string => ts.transpile(whole, { removeComments: true });
        expect(program(text)).toBe(program(english.get(name) ?? ""));
      }
    }
  });
});

it("has Chinese for no comment that no template has", () => {
  const table = JSON.parse(readFileSync(path.join(projectDirectory, "templates/comments.zh-CN.json"), "utf8"));
  const all = templates.flatMap((template) => [...filesOf(template, "en").values()]).join("\n");
  expect(Object.keys(table).filter((english) => !all.includes(english))).toEqual([]);
});

it.each(['wss://h.example/x?y="z"&t=1', "wss://h.example/\\", "wss://h.example/$&'`", 'wss://h.example/"+1+"'])(
  "a project has the URL %s",
  (url) => {
    for (const template of ["gateway", "hook"] as const) {
      for (const language of ["en", "zh-CN"] as const) {
        const file = path.join(folder, "gateway.config.ts");
        writeFileSync(file, filesOf(template, language, url).get("gateway.config.ts") ?? "");
        const kit = { defineConfig: (settings: unknown) => settings, secret: () => "x" };
        expect(runTypeScript(file, { "luatos-gateway/config": kit }).default).toMatchObject({ url });
      }
    }
  },
);

describe("a folder, as the next step names it,", () => {
  it.each([
    ["linux", "my-gateway", "my-gateway"],
    ["linux", "../项目/a_b.c", "../项目/a_b.c"],
    ["linux", "my gateway", "'my gateway'"],
    ["linux", "a'b", "'a'\\''b'"],
    ["linux", 'q"q', "'q\"q'"],
    ["linux", "x$HOME", "'x$HOME'"],
    ["linux", "a\\b", "'a\\b'"],
    ["linux", "~a", "'~a'"],
    ["linux", "-a", "'./-a'"],
    ["win32", "..\\my-gateway", "..\\my-gateway"],
    ["win32", "C:\\项目\\a", "C:\\项目\\a"],
    ["win32", "my gateway", '"my gateway"'],
    ["win32", "a'b", '"a\'b"'],
    ["win32", "x$HOME", "'x$HOME'"],
    ["win32", "a&b", '"a&b"'],
  ] as const)("on %s: %s", (platform, way, shown) => {
    expect(quoted(way, platform)).toBe(shown);
  });
});
