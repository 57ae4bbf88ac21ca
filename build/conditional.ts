import type { LuaModule } from "./emit/lua-module.ts";

/** Modules that stand together. */
export interface Block {
  /** The condition, in Lua, under which they run. Default: they always do. */
  condition?: string | undefined;
  /** In their order. With a condition, the last one is the one that has it, and no other module needs the others. */
  modules: readonly LuaModule[];
}

/**
 * Divides modules, given in their order, into those that always run and those that run under a condition, in an order
 * that still holds. `conditions` has the conditions by the names of modules. What only such a module needs shares its
 * condition. The last module is the one that needs all others.
 */
export function withConditions(modules: readonly LuaModule[], conditions: ReadonlyMap<string, string>): Block[] {
  const ruled = modules.filter(({ name }) => conditions.has(name));
  const groups = new Map(
    ruled.map((module) => {
      const others = neededBy(modules.at(-1) as LuaModule, modules, module);
      return [module, modules.filter((each) => !others.has(each))];
    }),
  );
  const grouped = new Set([...groups.values()].flat());
  return modules
    .filter((module) => groups.has(module) || !grouped.has(module))
    .map((module) => ({ condition: conditions.get(module.name), modules: groups.get(module) ?? [module] }));
}

/** What a module needs, itself included, if another one did not exist. */
function neededBy(module: LuaModule, modules: readonly LuaModule[], without: LuaModule): Set<LuaModule> {
  const found = new Set<LuaModule>();
  const visit = (each: LuaModule): void => {
    if (each !== without && !found.has(each)) {
      found.add(each);
      modules.filter(({ name }) => each.requires.includes(name)).forEach(visit);
    }
  };
  visit(module);
  return found;
}
