import type { LuaModule } from "../emit/lua-module.ts";

/** Modules that stand in one `if`. */
export interface Conditional {
  /** The condition, in Lua. */
  condition: string;
  /** In their order. The last one is the one that has the condition; the others are needed by no other module. */
  modules: readonly LuaModule[];
}

/**
 * Divides modules, given in their order, into those that always run and those that run under a condition, in an order
 * that still holds. `conditions` has the conditions by the names of modules. What only such a module needs shares its
 * condition. The last module is the one that needs all others.
 */
export function withConditions(
  modules: readonly LuaModule[],
  conditions: ReadonlyMap<string, string>,
): (LuaModule | Conditional)[] {
  const inside = new Map<LuaModule, LuaModule[]>();
  for (const module of modules.filter(({ name }) => conditions.has(name))) {
    const others = neededBy(modules.at(-1) as LuaModule, modules, module);
    inside.set(
      module,
      modules.filter((each) => !others.has(each)),
    );
  }
  const hidden = new Set([...inside.values()].flat());
  return modules.flatMap((module): (LuaModule | Conditional)[] => {
    const group = inside.get(module);
    if (group !== undefined) {
      return [{ condition: conditions.get(module.name) as string, modules: group }];
    }
    return hidden.has(module) ? [] : [module];
  });
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
