import type { FunctionDeclaration, ReturnStatement, Statement } from "luaparse";
import { columnOf } from "./in-place.ts";
import { literalText } from "./literal-text.ts";
import { type Piece, pieceOf, type Replacement, replacing } from "./rewriting.ts";
import { rangeOf } from "./scopes.ts";
import { isCall } from "./values.ts";
import { apart, type Whole } from "./whole.ts";

/** What a function's returns become where its body stands in the place of a call. */
export interface Returns {
  written: Replacement[];
  /** Whether one jumps to the label. */
  jumps: boolean;
}

/**
 * Makes of each return what gives its value to a target, or to nobody when that is empty, and jumps to the label where
 * the body goes on. Undefined where a value has no such form.
 */
export function returnsAs(node: FunctionDeclaration, target: string, label: string, whole: Whole): Returns | undefined {
  const last = new Set(lastReturns(node.body));
  const result: Returns = { written: [], jumps: false };
  for (const each of returnsOf(node.body)) {
    const given = givenBy(each, target, whole);
    if (given === undefined) {
      return undefined;
    }
    const jumps = !last.has(each);
    const space = given.length > 0 ? `\n${" ".repeat(columnOf(each, whole))}` : "";
    result.written.push(replacing(each, ...given, ...(jumps ? [`${space}goto ${label}`] : [])));
    result.jumps ||= jumps;
  }
  return result;
}

/** Whether statements never go on to what stands behind them. */
export function alwaysReturns(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  switch (last?.type) {
    case "ReturnStatement":
      return true;
    case "DoStatement":
      return alwaysReturns(last.body);
    case "IfStatement":
      return last.clauses.at(-1)?.type === "ElseClause" && last.clauses.every(({ body }) => alwaysReturns(body));
    default:
      return false;
  }
}

function givenBy({ arguments: values }: ReturnStatement, target: string, whole: Whole): Piece[] | undefined {
  const [value, ...more] = values;
  if (more.length > 0) {
    return undefined;
  }
  if (value === undefined) {
    return target === "" ? [] : [`${target} = nil`];
  }
  if (target !== "") {
    return [`${target} = `, pieceOf(value)];
  }
  if (literalText(value) !== undefined || value.type === "Identifier") {
    return [];
  }
  return isCall(value) ? [...apart(rangeOf(value)[0], whole), pieceOf(value)] : undefined;
}

/** The returns of a function, without those of functions in it. */
function returnsOf(statements: readonly Statement[]): ReturnStatement[] {
  return statements.flatMap((statement) => {
    if (statement.type === "ReturnStatement") {
      return [statement];
    }
    if (statement.type === "IfStatement") {
      return statement.clauses.flatMap(({ body }) => returnsOf(body));
    }
    return statement.type !== "FunctionDeclaration" && "body" in statement
      ? returnsOf(statement.body as Statement[])
      : [];
  });
}

/** Those of them behind which a function ends anyway. */
function lastReturns(statements: readonly Statement[]): ReturnStatement[] {
  const last = statements.at(-1);
  switch (last?.type) {
    case "ReturnStatement":
      return [last];
    case "DoStatement":
      return lastReturns(last.body);
    case "IfStatement":
      return last.clauses.flatMap(({ body }) => lastReturns(body));
    default:
      return [];
  }
}
