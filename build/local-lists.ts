import * as lua from "typescript-to-lua";
import { placeText } from "./comments.ts";
import type { Section } from "./emit/lua-module.ts";
import { isGiving, nameOf, type Variable, variableOf } from "./emit/lua-tree.ts";

/** Longer lists of names get a further line. */
const listCharacters = 100;

/** `local one, other`, in lines that can be seen whole. What has a comment and gets its value later has its own line. */
export function declaring(variables: readonly Variable[], { module, statements }: Section): lua.Statement[] {
  const given = new Set(statements.flatMap((each) => (isGiving(each) && each.right ? each.left.map(variableOf) : [])));
  const isAlone = (each: Variable): boolean => !given.has(each) && module.comments.above.has(placeText(each.at));
  const alone = variables.filter(isAlone).map((each) => lua.setNodePosition(listOf([each]), each.at));
  const lists: Variable[][] = [];
  for (const variable of variables.filter((each) => !isAlone(each))) {
    const longer = [...(lists.pop() ?? []), variable];
    const isTooLong = longer.map(({ name }) => name).join(", ").length > listCharacters;
    lists.push(...(isTooLong ? [longer.slice(0, -1), [variable]] : [longer]));
  }
  return [...alone, ...lists.map(listOf)];
}

function listOf(variables: readonly Variable[]): lua.Statement {
  return lua.createVariableDeclarationStatement(variables.map((each) => nameOf(each)));
}
