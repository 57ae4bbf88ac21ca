import * as lua from "typescript-to-lua";
import type { Commented } from "./comments.ts";
import type { NamedNumber } from "./constant-names.ts";

/** Prints Lua for people: with comments above the fields of tables, and the names of constants behind their values. */
export class Printer extends lua.LuaPrinter {
  override printNumericLiteral(node: lua.NumericLiteral): ReturnType<lua.LuaPrinter["printNumericLiteral"]> {
    const { constant } = node as NamedNumber;
    const number = super.printNumericLiteral(node);
    return constant === undefined ? number : this.concatNodes(number, ` --[[${constant}]]`);
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
