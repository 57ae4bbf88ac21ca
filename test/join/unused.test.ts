import { describe, expect, it } from "vitest";
import { run } from "../helpers/joining.ts";

describe("what nothing uses", () => {
  it("is not kept by what is declared together with it", () => {
    const { lua } = run(
      'function f(): void {\n  log.info("f", later(), on ? 1 : unused());\n}\nfunction later(): number {\n  return tonumber("1") ?? 0;\n}\nfunction unused(): number {\n  return later();\n}\nconst on: boolean = true;\nf();\nf();\n',
    );
    expect(lua).not.toContain("unused");
  });

  it("is left out, with what only that uses, and with TypeScriptToLua's helpers for it", () => {
    const { parts, lua, logged } = run('import { used } from "./a";\nlog.info("x", used());\n', {
      "a.ts": `const table = { n: 1, list: [1, 2] };
function inner(): number {
  return table.list.map((n) => n + table.n).length + outer();
}
export function outer(): number {
  return inner();
}
export const used = () => 1;
export let count = 0;
log.info("a");
count = 1;
`,
    });
    expect(logged).toEqual(["a", "x 1"]);
    expect(parts["a.ts"]).toBe('local function used()\n    return 1\nend\nlog.info("a")\n');
    expect(lua).not.toContain("TypeScriptToLua");
  });

  it("stays when making it does something", () => {
    const { logged } = run(
      'function f(): number {\n  log.info("f");\n  return 1;\n}\nexport const unused = f();\n'.replace("export ", "") +
        'log.info("x", unused === undefined);\n',
    );
    expect(logged).toEqual(["f", "x false"]);
  });
});
