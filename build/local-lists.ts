import * as lua from "typescript-to-lua";
import { placeText } from "./comments.ts";
import type { Section } from "./emit/lua-module.ts";
import { isGiving, nameOf, type Variable, variableOf } from "./emit/lua-tree.ts";

/** Longer lists of names get a further line. */
const listCharacters = 100;

/** `local one, other`, in lines that can be seen whole. What has a comment and gets its value later has its own line. */
export function declaring(variables: readonly Variable[], { module, statements }: Section): lua.Statement[] {
  const given = new Set(statements.flatMap((each) => (isGiving(each) && each.right ? each.left.map(variableOf) : [])));
  const lists: Variable[][] = [[]];
  for (const variable of variables) {
    const list = lists.at(-1) as Variable[];
    if (!given.has(variable) && module.comments.above.has(placeText(variable.at))) {
      lists.unshift([variable]);
    } else if ([...list, variable].map(({ name }) => name).join(", ").length > listCharacters) {
      lists.push([variable]);
    } else {
      list.push(variable);
    }
  }
  return lists.flatMap(([first, ...others]) => {
    const names = [first, ...others].flatMap((each) => (each === undefined ? [] : nameOf(each)));
    const list = lua.createVariableDeclarationStatement(names);
    return first === undefined ? [] : others.length > 0 ? list : lua.setNodePosition(list, first.at);
  });
}
