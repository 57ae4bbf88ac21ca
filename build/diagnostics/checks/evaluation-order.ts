import ts from "typescript";
import { resolved } from "../../emit/links.ts";
import { bare, isAssignmentOperator, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { isNeverAssigned } from "../given-values.ts";

/** Values that Lua reads later than TypeScript does: by then, a call on their right may have changed them. */
export function checkEvaluationOrder(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isElementAccessExpression(node)) {
    demandSame(variablesOf(node.expression, checker), node.argumentExpression);
  } else if (ts.isBinaryExpression(node)) {
    checkOperation(node, node.operatorToken.kind);
  }

  function checkOperation({ left, right }: ts.BinaryExpression, kind: ts.SyntaxKind): void {
    const target = bare(left);
    const isUpdate = isAssignmentOperator(kind) && kind !== ts.SyntaxKind.EqualsToken;
    if (isAssignmentOperator(kind) && isAccess(target)) {
      const index = ts.isElementAccessExpression(target) ? variablesOf(target.argumentExpression, checker) : [];
      const isAgain = isUpdate && assignmentsIn(right).some((each) => isAccess(targetOf(each)));
      demandSame([...variablesOf(target.expression, checker), ...index], right, isAgain);
      const isValue = !isUpdate && !ts.isExpressionStatement(outside(node as ts.Expression));
      demandOrder(isValue && !isFixed(target, checker), right);
    } else if (isUpdate || !(isAssignmentOperator(kind) || isInOrder(kind))) {
      const variables = variablesOf(left, checker);
      const isAgain = isUpdate && assignmentsIn(right).some((each) => overlap(targetsOf(each, checker), variables));
      // A variable of an enclosing function is read at once.
      demandSame(variables.filter(isOwn), right, isAgain);
      demandOrder(kind === ts.SyntaxKind.InKeyword && insideOf(left).some(isCall), right);
    }
  }

  function demandSame(variables: readonly ts.Symbol[], right: ts.Expression, isAgain = false): void {
    const runsOthers = insideOf(right).some((each) => isCall(each) && mayRunOthers(each, checker));
    if (isAgain || (runsOthers && variables.some((each) => assignedInside(each, checker).has(each)))) {
      report(node, "changed-while-read", node.getText(file));
    }
  }

  function demandOrder(isLate: boolean, right: ts.Expression): void {
    if (isLate && insideOf(right).some(isCall)) {
      report(node, "late-target", node.getText(file));
    }
  }

  function isOwn({ valueDeclaration }: ts.Symbol): boolean {
    const [owner, here] = [valueDeclaration && ownerOf(valueDeclaration), ownerOf(node)];
    // Code at the top of a file stands in one function with that of all other files.
    return owner === here || (owner !== undefined && ts.isSourceFile(owner) && ts.isSourceFile(here));
  }
}

type Call = ts.CallExpression | ts.NewExpression;

function isCall(node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

/** Whether a call may reach functions of the program: LuatOS calls those passed to it, and others while it waits. */
function mayRunOthers(call: Call, checker: ts.TypeChecker): boolean {
  return (
    checker.getResolvedSignature(call)?.getDeclaration()?.getSourceFile().isDeclarationFile !== true ||
    /^sys\.wait|^coroutine\.|\.wait$/.test(call.expression.getText()) ||
    (call.arguments ?? []).some((each) => checker.getTypeAtLocation(each).getCallSignatures().length > 0)
  );
}

/** The variables that an expression may read: it is one, assigns to one, or chooses between some. */
function variablesOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Symbol[] {
  const node = bare(expression);
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap((each) => variablesOf(each, checker));
  }
  if (ts.isBinaryExpression(node) && (isInOrder(node.operatorToken.kind) || isAssignment(node))) {
    return [node.left, node.right].flatMap((each) => variablesOf(each, checker));
  }
  if (ts.isPrefixUnaryExpression(node) && isAssignment(node)) {
    return variablesOf(node.operand, checker);
  }
  // `all.count` of `import * as all` is a variable too.
  return symbolsOf(ts.isPropertyAccessExpression(node) ? node.name : node, checker);
}

function symbolsOf(name: ts.Node, checker: ts.TypeChecker): ts.Symbol[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  const variable = symbol && ts.isIdentifier(name) ? resolved(symbol, checker) : undefined;
  return variable !== undefined && (variable.flags & ts.SymbolFlags.Variable) !== 0 ? [variable] : [];
}

/** In the file of a variable: all variables that are assigned in a function nested in the one that declares them. */
function assignedInside({ valueDeclaration }: ts.Symbol, checker: ts.TypeChecker): ReadonlySet<ts.Symbol> {
  const file = (valueDeclaration as ts.Declaration).getSourceFile();
  const assigned = known.get(file) ?? new Set();
  const visit = (node: ts.Node): void => {
    for (const variable of isAssignment(node) ? targetsOf(node, checker) : []) {
      if (ownerOf(variable.valueDeclaration as ts.Declaration) !== ownerOf(node)) {
        assigned.add(variable);
      }
    }
    ts.forEachChild(node, visit);
  };
  if (!known.has(file)) {
    known.set(file, assigned);
    visit(file);
  }
  return assigned;
}

const known = new WeakMap<ts.SourceFile, Set<ts.Symbol>>();

type Assignment = ts.BinaryExpression | ts.PrefixUnaryExpression | ts.PostfixUnaryExpression | ts.ForInOrOfStatement;

function isAssignment(node: ts.Node): node is Assignment {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  return (
    (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) ||
    ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && !ts.isVariableDeclarationList(node.initializer))
  );
}

function assignmentsIn(node: ts.Node): Assignment[] {
  return insideOf(node).filter(isAssignment);
}

function targetOf(node: Assignment): ts.Node {
  const target = ts.isBinaryExpression(node) ? node.left : "operand" in node ? node.operand : node.initializer;
  return bare(target as ts.Expression);
}

function overlap(some: readonly ts.Symbol[], others: readonly ts.Symbol[]): boolean {
  return some.some((each) => others.includes(each));
}

/** The variables that an assignment changes, and those that its pattern mentions. */
function targetsOf(node: Assignment, checker: ts.TypeChecker): ts.Symbol[] {
  const target = targetOf(node);
  const names = isAccess(target) ? [] : insideOf(target).filter(ts.isIdentifier);
  return names.flatMap((name) => symbolsOf(name, checker));
}

/** Whether an operator evaluates and reads its left side before its right side. */
function isInOrder(kind: ts.SyntaxKind): boolean {
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, CommaToken } = ts.SyntaxKind;
  return [AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, CommaToken].some((each) => each === kind);
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** `name.field`, or `name[key]` with a key that never changes: reading it evaluates nothing else. */
function isFixed(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, checker: ts.TypeChecker): boolean {
  const base = bare(node.expression);
  const key = ts.isPropertyAccessExpression(node) ? node.name : bare(node.argumentExpression);
  const isPlain = ts.isPropertyAccessExpression(node) || ts.isLiteralExpression(key) || isNeverAssigned(key, checker);
  return isPlain && (ts.isIdentifier(base) || base.kind === ts.SyntaxKind.ThisKeyword);
}

/** A node and the nodes inside it, without the functions that it creates. */
function insideOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (inner: ts.Node): void => {
    if (!ts.isFunctionLike(inner)) {
      found.push(inner);
      ts.forEachChild(inner, visit);
    }
  };
  visit(node);
  return found;
}

/** The function that contains a node, or its file. */
function ownerOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node.parent, ts.isFunctionLike) ?? node.getSourceFile();
}
