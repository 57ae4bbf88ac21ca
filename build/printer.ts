import * as lua from "typescript-to-lua";
import type { Commented } from "./comments.ts";
import type { NamedNumber } from "./constant-names.ts";
import { visit } from "./emit/lua-tree.ts";

/** What TypeScriptToLua calls the index in a loop over a list. */
const namelessIndex = "____";

/**
 * Prints Lua for people: with comments above the fields of tables, the names of constants behind their values, and loops as
 * `for _, item in ipairs(items)`.
 */
export class Printer extends lua.LuaPrinter {
  override printNumericLiteral(node: lua.NumericLiteral): ReturnType<lua.LuaPrinter["printNumericLiteral"]> {
    const { constant } = node as NamedNumber;
    const number = super.printNumericLiteral(node);
    return constant === undefined ? number : this.concatNodes(number, ` --[[${constant}]]`);
  }

  override printForInStatement(loop: lua.ForInStatement): ReturnType<lua.LuaPrinter["printForInStatement"]> {
    const [index, ...others] = loop.names;
    if (index?.text !== namelessIndex || hasName(loop.body, "_")) {
      return super.printForInStatement(loop);
    }
    return super.printForInStatement({ ...loop, names: [{ ...index, text: "_" }, ...others] });
  }

  override printTableFieldExpression(
    node: lua.TableFieldExpression,
  ): ReturnType<lua.LuaPrinter["printTableFieldExpression"]> {
    const comments = (node as Commented).leadingComments ?? [];
    const lines = comments.flatMap((line) => [`--${line}\n`, this.indent()]);
    return this.concatNodes(...lines, super.printTableFieldExpression(node));
  }

  protected override isSimpleExpressionList(nodes: lua.Expression[]): boolean {
    return super.isSimpleExpressionList(nodes) && nodes.every((node) => !(node as Commented).leadingComments);
  }
}

function hasName(block: lua.Block, name: string): boolean {
  let found = false;
  visit([block], (node) => {
    found ||= lua.isIdentifier(node) && node.text === name;
    return !found;
  });
  return found;
}
