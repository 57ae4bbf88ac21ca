import path from "node:path";
import type { Linked, Variable } from "./linked.ts";
import type { ModuleText } from "./module-text.ts";
import { rangeOf, visibleAt } from "./scopes.ts";

/** What the Lua calls each variable that its module exports. */
export type LuaNames = ReadonlyMap<Variable, string>;

/**
 * Names what becomes a local: as in the TypeScript, or with the module's name behind it where another name would be in
 * the way. What other modules use gets a name that no other module's has, and that hides nothing that a module uses.
 */
export function chosenNames(linked: Linked, taken: ReadonlySet<string>): LuaNames {
  const names = new Map<Variable, string>();
  const shared = new Set<string>([...taken, ...reserved]);
  for (const variable of linked.variables.filter(({ isShared }) => isShared)) {
    const name = firstFree(variable, (each) => !shared.has(each) && !isHidden(variable, each, linked));
    names.set(variable, name);
    shared.add(name);
  }
  for (const variable of linked.variables.filter(({ isShared, binding }) => !isShared && binding === undefined)) {
    const used = namesUsedIn(variable.text, names);
    const name = firstFree(
      variable,
      (each) =>
        !reserved.has(each) &&
        !used.has(each) &&
        !variable.text.scopes.globals.has(each) &&
        !variable.text.privates.some((binding) => binding.name === each && !linked.gone.has(binding)) &&
        !isHidden(variable, each, linked),
    );
    names.set(variable, name);
  }
  return names;
}

/** Lua's words; what the build itself writes into a text; and what everybody takes for Lua's own. */
const reserved: ReadonlySet<string> = new Set(
  [
    "and break do else elseif end false for function goto if in local nil not or repeat return then true until while",
    "_ENV _G BUILD PROJECT VERSION assert collectgarbage coroutine debug dofile error getmetatable io ipairs load",
    "loadfile math next os package pairs pcall print rawequal rawget rawlen rawset require select self setmetatable",
    "string sys table tonumber tostring type utf8 xpcall",
  ].flatMap((line) => line.split(" ")),
);

function firstFree({ name, text }: Variable, isFree: (name: string) => boolean): string {
  const { source = text.module.name } = text.module;
  const behind = path.posix.basename(source, ".ts").replaceAll(/\W/g, "_");
  const candidates = [name, `${name}_${behind}`];
  for (let number = 2; ; number++) {
    const free = candidates.find(isFree);
    if (free !== undefined) {
      return free;
    }
    candidates.splice(0, candidates.length, `${name}_${behind}_${number}`);
  }
}

/** Whether somewhere where the variable is used its name would mean another. */
function isHidden(variable: Variable, name: string, { gone }: Linked): boolean {
  return variable.uses.some(({ text, use }) => {
    const found = visibleAt(text.scopes.scopeOf(use.name), name, rangeOf(use.node)[0], (binding) => !gone.has(binding));
    return found !== undefined && found !== variable.binding;
  });
}

function namesUsedIn(text: ModuleText, names: LuaNames): Set<string> {
  const used = [...names].filter(
    ([variable]) => variable.text === text || variable.uses.some((use) => use.text === text),
  );
  return new Set(used.map(([, name]) => name));
}
