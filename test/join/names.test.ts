import { describe, expect, it } from "vitest";
import { run } from "../helpers/joining.ts";

describe("a name", () => {
  it.each([
    [
      "that two modules export",
      'import { check } from "./a";\nimport { check as other } from "./b";\nlog.info("x", check(), other());\n',
      { "a.ts": 'export const check = () => "a";\n', "b.ts": 'export const check = () => "b";\n' },
      "x a b",
      "check_b()",
    ],
    [
      "that a parameter has where the export is used",
      'import { check as other } from "./a";\nfunction f(check: string): string {\n  return check + other() + other();\n}\nlog.info("x", f("b"));\n',
      { "a.ts": 'export const check = () => "a";\n' },
      "x baa",
      "check_a()",
    ],
    [
      "that the importing module has for something of its own",
      'import { f } from "./b";\nlog.info("x", f());\n',
      {
        "a.ts": 'export const check = () => "a";\n',
        "b.ts":
          'import { check as other } from "./a";\nconst check = () => "b";\nexport const f = () => check() + other() + other();\n',
      },
      "x baa",
      "check_b()",
    ],
    [
      "that is a module of LuatOS elsewhere",
      'import { uart as line } from "./a";\nlog.info("x", line(), typeof uart.setup);\n',
      { "a.ts": 'export const uart = () => "a";\n' },
      "x a function",
      "uart_a()",
    ],
    [
      "that is a function of Lua",
      'import { print, tostring as text } from "./a";\nlog.info("x", print(), text(), tostring(1));\n',
      { "a.ts": 'export const print = () => "a";\nexport const tostring = () => "b";\n' },
      "x a b 1",
      "print_a()",
    ],
    [
      "that two modules keep for themselves",
      'import { a } from "./a";\nimport { b } from "./b";\nlog.info("x", a(), b(), a());\n',
      {
        "a.ts": "let count = 0;\nexport const a = () => ++count;\n",
        "b.ts": "let count = 10;\nexport const b = () => ++count;\n",
      },
      "x 1 11 2",
      "local count = 10",
    ],
  ])("%s is told apart", (_, main, files, logged, lua) => {
    const ran = run(main, files as unknown as Record<string, string>);
    expect(ran.logged).toEqual([logged]);
    expect(ran.lua).toContain(lua);
  });
});
