import { describe, expect, it } from "vitest";
import { run } from "../helpers/joining.ts";

/** What one module exports, and others use, in the joined text. */

describe("what a module exports", () => {
  it("is a local of the joined text, which other modules use without a copy", () => {
    const { parts, logged } = run('import { twice } from "./a";\nlog.info("x", twice(3));\n', {
      "a.ts": "/** Two of it. */\nexport function twice(n: number): number {\n  return 2 * n;\n}\n",
    });
    expect(logged).toEqual(["x 6"]);
    expect(parts["a.ts"]).toBe("--- Two of it.\nlocal function twice(n)\n    return 2 * n\nend\n");
    expect(parts["main.ts"]).toMatch(/^log\.info\("x", twice\(3\)\)\n\n-- .*\nreturn sys\.run\(\)\n$/);
  });

  it("has its current value after a change, however it was imported and exported again", () => {
    const { logged, lua } = run(
      'import { count, raise } from "./a";\nimport * as a from "./a";\nimport { all, handed, own, starred } from "./c";\nraise();\nlog.info("x", count, a.count, handed, own, starred, all.count);\n',
      {
        "a.ts":
          "export let count = 1;\nexport function raise(): void {\n  ({ count } = { count: count + 1 });\n}\nexport let starred = 1;\nstarred += count;\n",
        "b.ts": 'import { count } from "./a";\nexport { count as own };\nexport { count as handed } from "./a";\n',
        "c.ts": 'export * from "./a";\nexport * from "./b";\nexport * as all from "./a";\n',
      },
    );
    expect(logged).toEqual(["x 2 2 2 2 2 2"]);
    expect(lua).not.toContain("____exports");
  });

  it("has its own name in an optional chain too, where two files call something alike", () => {
    const file = (n: number): string =>
      `let store: { get(this: void): number } | undefined;
export function read${n}(): number | undefined {
  store = { get: () => ${n} };
  store?.get();
  (store as typeof store)?.get();
  const found = store?.get();
  return found;
}
`;
    const { logged } = run(
      'import { read1 } from "./a";\nimport { read2 } from "./b";\nlog.info("x", read1(), read2(), store?.n, (store)?.n);\n'.replace(
        "log",
        "const store = { n: 3 } as { n: number } | undefined;\nlog",
      ),
      { "a.ts": file(1), "b.ts": `${file(2)}export function open(store: number): number {\n  return store;\n}\n` },
    );
    expect(logged).toEqual(["x 1 2 3 3"]);
  });

  it("may be undefined until it is given a value", () => {
    const { logged } = run(
      'import { give, late, show, value } from "./a";\nlog.info("x", value);\ngive();\nlog.info("x", value, late);\nshow();\n',
      {
        "a.ts":
          'export let value: number | undefined;\nconst five = () => 5;\nexport let late: (() => number) | undefined;\nexport function show(): void {\n  log.info("late", late === undefined);\n}\nshow();\nlate = five;\nexport function give(): void {\n  value = 1;\n}\n',
      },
    );
    expect(logged.slice(0, 2)).toEqual(["late true", "x nil"]);
    expect(logged[2]).toMatch(/^x 1 function/);
    expect(logged[3]).toBe("late false");
  });

  it("can be renamed, exported under two names, and have no name", () => {
    const { lua, logged } = run(
      'import { one, uno as eins, two } from "./b";\nimport list from "./a-list";\nimport Named, { made } from "./c";\nlog.info("x", eins(), one(), two(), list[1], new Named().n, made());\n',
      {
        "a.ts":
          "function first(): number {\n  return 1;\n}\nexport { first as one, first as uno };\nexport default function (): number {\n  return 2;\n}\n",
        "b.ts": 'import second from "./a";\nexport { one, uno } from "./a";\nexport { second as two };\n',
        "a-list.ts": "export default [3, 4];\n",
        "c.ts": "export default class Named {\n  n = 5;\n}\nexport const made = (): number => new Named().n + 1;\n",
      },
    );
    expect(logged).toEqual(["x 1 1 2 4 5 6"]);
    expect(lua).toContain("local a_list = {3, 4}");
  });

  it("can be a class, an enum, a namespace, and have a name that Lua keeps for itself", () => {
    const { logged } = run(
      'import { end, Kind, Names, Thing } from "./a";\nlog.info("x", end, Kind.b, Kind[2], Names.z, new Thing(4).n, Thing.made);\n',
      {
        "a.ts":
          'export let end = 1;\nend += 1;\nexport enum Kind { a = 1, b }\nexport namespace Names { export const z = "z"; }\nexport class Thing {\n  static made = 0;\n  constructor(readonly n: number) {\n    Thing.made += 1;\n  }\n}\n',
      },
    );
    expect(logged).toEqual(["x 2 2 b z 4 1"]);
  });
});
