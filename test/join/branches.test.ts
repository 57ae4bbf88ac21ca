import { describe, expect, it } from "vitest";
import { run } from "../helpers/joining.ts";

describe("a branch that a constant decides", () => {
  it.each([
    ["if (on) { say(1); } else { say(2); }", "1", "say(1)"],
    ["if (off) { say(1); } else if (on) { say(2); } else { say(3); }", "2", "say(2)"],
    ["if (off) { say(1); } else if (any) { say(2); }", "2", "if any then\n    say(2)\nend"],
    ["if (any && off) { say(1); } else { say(2); }", "2", "say(2)"],
    ["if (any || on) { const n = 1 + twice(1); say(n); }", "3", "do\n    local n = 1 + twice(1)\n    say(n)\nend"],
    ["while (off) { say(1); }", "", ""],
    ["say(off ? 1 : 2);", "2", "say(2)"],
    ["say(two(on && both()));", "1", "say(two((both())))"],
    ["say(on ? twice(2) : twice(3));", "4", "say((twice(2)))"],
    ["const n = off ? twice(2) : twice(3); say(n + n);", "12", "local n = twice(3)\n"],
    ["say((on ? (off ? 1 : twice(1)) : 3) || 5);", "2", ""],
    [
      "const patience = on ? 0 : limit; if (twice(1) < 7 + patience) { say(1); }",
      "1",
      "if twice(1) < 7 --[[7 + patience]] then",
    ],
    ["if (any && on && twice(1) > 1) { say(1); }", "1", "if any and twice(1) > 1 then"],
    ["if (!any || off || twice(1) > 1) { say(1); }", "1", "if not any or twice(1) > 1 then"],
    ["if (any === on && off) { say(1); }", "", ""],
    ["if (twice(1) > 1 && off) { say(1); } else { say(2); }", "2", "if twice(1) > 1 and false then"],
    ["const is = any && on; say(is ? 1 : 2);", "1", "local is = any and true\n"],
    ["const is = on && twice(1) > 1; say(is ? 1 : 2);", "1", "local is = twice(1) > 1\n"],
    ["const none = undefined as number | undefined; say(none ?? twice(2));", "4", "say((twice(2)))"],
    ["say(ended()); function ended(): number { if (on) { return 1; } return twice(2); }", "1", "()\n    return 1\nend"],
    [
      "say(late(2)); function late(n: number): number { if (on) { const m = n + 1; say(m); } return n; }",
      "3 2",
      "end\n    return n",
    ],
    ["do { if (on) { const n = twice(1); say(n); } } while (off);", "2", "until true"],
    ['say(limit === 3 ? 1 : 2); say(!on || limit >= 4 ? 3 : 4); say("a" < "b" ? 5 : 6);', "1 4 5", ""],
  ])("%s", (statement, said, lua) => {
    const { logged, parts } = run(
      `const on = true as boolean;
const off = false as boolean;
const limit = 3 as number;
let any = false as boolean;
any = !any;
let list = off || limit > 3 ? "?" : "";
function say(n: number): void {
  list += \` \${n}\`;
}
function twice(n: number): number {
  return n * 2;
}
function both(): LuaMultiReturn<[boolean, number]> {
  return $multi(true, 1);
}
function two(...all: unknown[]): number {
  return all.length;
}
${statement.includes("both") ? statement.replace("both()", "both()[0]") : statement}
if (any && on && list === "?") {
  say(two(twice(1), both()[0]));
}
log.info("x" + list);
`,
    );
    expect(logged).toEqual([`x${said === "" ? "" : ` ${said}`}`]);
    expect(parts["main.ts"]).toContain(lua);
  });
});
