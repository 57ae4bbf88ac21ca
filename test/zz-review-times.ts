import { readFileSync } from "node:fs";
import { diagnose } from "/tmp/wt/compiler/build/diagnostics/diagnose.ts";
import { compilePrograms, joined, printedInLua } from "/tmp/wt/compiler/test/helpers/programs.ts";
const [, , input, from = "0", to = "99"] = process.argv;
const list = readFileSync(input!, "utf8").split("\n---\n").slice(Number(from), Number(to));
for (const s of list) {
  const t0 = Date.now();
  console.log("START", s.slice(0, 90).replace(/\n/g, " "));
  const c = compilePrograms([{ "main.ts": `PROJECT = "t"; VERSION = "1.0.0"; function show(...v: unknown[]): void { print(...v); }\n${s}\nsys.run();\n` }]);
  const t1 = Date.now(); const f = diagnose(c, "/tmp/wt/compiler"); const t2 = Date.now();
  console.log("  compile", t1 - t0, "diagnose", t2 - t1, f.length, f[0]?.slice(0, 200));
  if (f.some((e) => !/error LUA8/.test(e))) continue;
  try { const l = joined(c, 0).lua; const t3 = Date.now(); console.log("  join", t3 - t2); const r = printedInLua(l, "lua32" as never); console.log("  run", Date.now() - t3, JSON.stringify(r).slice(0, 100)); } catch (e) { console.log("  THROW", String(e).slice(0, 300)); }
}
process.exit(0);
