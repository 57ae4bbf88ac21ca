import { lauxlib, lua, to_jsstring, to_luastring } from "fengari";
import { type LuaModule, printed, type Section } from "../emit/lua-module.ts";
import type { Flattened } from "../flatten.ts";
import { declared } from "../join/declarations.ts";
import { folded } from "../join/fold.ts";
import { mostLocals, mostUpvalues } from "../limits.ts";
import type { Finding } from "./diagnose.ts";
import type { RuleName } from "./rules.ts";

/** Finds functions whose Lua has too many locals, upvalues or levels, as Lua's own compiler counts them. */
export function findLuaLimits(module: LuaModule): Finding[] {
  const found = known.get(module) ?? limitsOf(module);
  known.set(module, found);
  return found;
}

/**
 * Finds functions with too many upvalues in joined modules. What a module reads from its own table of exports was one
 * upvalue before, and may be many in the joined text.
 */
export function findJoinedLimits({ lua, mappings, sources }: Flattened): Finding[] {
  return limitsOfText(lua).flatMap(({ rule, line, what }) => {
    const segment = mappings[line - 1]?.find((each) => each.length > 1);
    const fileName = sources[segment?.[1] ?? -1];
    return rule === "too-many-upvalues" && fileName !== undefined
      ? [{ rule, fileName, line: segment?.[2] ?? 0, column: segment?.[3] ?? 0, what }]
      : [];
  });
}

const known = new WeakMap<LuaModule, Finding[]>();

function limitsOf(module: LuaModule): Finding[] {
  const { source } = module;
  // Constants do not count: in the end they are not variables.
  const [section] = folded([{ module, statements: [...module.statements] }]) as [Section];
  const { lines, mappings } = printed({ module, statements: declared(section) });
  return limitsOfText(lines.join("\n")).map(({ rule, line, what }) => {
    const segment = mappings[line - 1]?.find((each) => each.length > 1);
    return { rule, fileName: source, line: segment?.[2] ?? 0, column: segment?.[3] ?? 0, what };
  });
}

/** A function of the emitted Lua that exceeds a limit of the rules. */
interface LuaLimit {
  rule: RuleName;
  /** The line of the Lua text, counted from 1. */
  line: number;
  what: string | undefined;
}

function limitsOfText(text: string): LuaLimit[] {
  const state = lauxlib.luaL_newstate();
  const source = to_luastring(text);
  if (lauxlib.luaL_loadbuffer(state, source, source.length, to_luastring("@main.lua")) !== lua.LUA_OK) {
    return limitBroken(to_jsstring(lua.lua_tostring(state, -1)));
  }
  const { stack, top } = state as unknown as FengariState;
  return limitsOfFunction(stack[top - 1]?.value.p as Prototype);
}

function limitsOfFunction(prototype: Prototype): LuaLimit[] {
  const { locvars, upvalues, lineinfo, linedefined } = prototype;
  const found: LuaLimit[] = [];
  const firstTooMany = locvars.find((each, index) => {
    const alive = locvars.slice(0, index + 1).filter(({ endpc }) => endpc > each.startpc);
    return alive.length > mostLocals;
  });
  if (firstTooMany !== undefined) {
    const line = lineinfo[firstTooMany.startpc - 1] ?? linedefined;
    found.push({ rule: "too-many-locals", line, what: `local ${mostLocals + 1} of its function` });
  }
  if (upvalues.length > mostUpvalues) {
    found.push({ rule: "too-many-upvalues", line: linedefined, what: `${upvalues.length} variables` });
  }
  return [...found, ...prototype.p.flatMap(limitsOfFunction)];
}

/** Beyond Lua's own limits the text does not parse, and the parser names the line. */
function limitBroken(message: string): LuaLimit[] {
  const [, line, kind] = /^main\.lua:(\d+): too many (local variables|upvalues|JS levels)/.exec(message) ?? [];
  const rule = ruleOf[kind ?? ""];
  if (rule === undefined) {
    return [];
  }
  return [
    {
      rule,
      line: Number(line),
      what: rule === "too-many-levels" ? undefined : message.replace(/^main\.lua:\d+: /, ""),
    },
  ];
}

/** By the parser's name for what there are too many of: fengari has levels of JavaScript where Lua has those of C. */
const ruleOf: Readonly<Record<string, RuleName>> = {
  "local variables": "too-many-locals",
  upvalues: "too-many-upvalues",
  "JS levels": "too-many-levels",
};

/** Not part of fengari's API: the contents of a loaded function. */
interface FengariState {
  stack: { value: { p: Prototype } }[];
  top: number;
}

interface Prototype {
  p: Prototype[];
  locvars: { startpc: number; endpc: number }[];
  upvalues: unknown[];
  lineinfo: number[];
  linedefined: number;
}
