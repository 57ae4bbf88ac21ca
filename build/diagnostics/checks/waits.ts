import ts from "typescript";
import { isOfLuatos } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Calls that wait, and so need a task: `sys.NAME`. */
const waits = new Set(["wait", "waitUntil", "waitUntilExt", "waitUntilMsg", "waitMsg"]);

/** Calls that run a function inside a task. `cb` is the method of what `http.request` and the like return. */
const startsTask = new Set(["taskInit", "taskInitEx", "cb"]);

/**
 * Calls that wait where nothing may wait: at the top level of a file, or directly in a function that is passed to
 * LuatOS as a callback, by name or wrapped in a call. A wait inside a helper is not seen: the simulated module raises
 * it.
 */
export function checkWaits(file: ts.Node, { checker, report }: Context): void {
  if (!ts.isSourceFile(file)) {
    return;
  }
  const { callbacks, tasks } = findHandedOver(file, checker);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isWait(node.expression)) {
      const owner = ts.findAncestor(node.parent, ts.isFunctionLike);
      const callback = owner === undefined || tasks.has(owner) ? undefined : callbacks.get(owner);
      const place = owner === undefined ? "the top level of a file" : callback && `a callback of ${callback}`;
      if (place !== undefined) {
        report(node, "wait-outside-task", `${node.expression.getText(file)} in ${place}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

interface HandedOver {
  /** Functions that LuatOS calls outside any task, with the call that passed them. */
  callbacks: Map<ts.Node, string>;
  /** Functions that run as tasks. */
  tasks: Set<ts.Node>;
}

/** The functions of a file that it passes to LuatOS. */
function findHandedOver(file: ts.SourceFile, checker: ts.TypeChecker): HandedOver {
  const found: HandedOver = { callbacks: new Map(), tasks: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLuatos(node, checker)) {
      const callee = node.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(file);
      for (const given of node.arguments.flatMap((argument) => functionsOf(argument, checker))) {
        if (startsTask.has(name)) {
          found.tasks.add(given);
        } else {
          found.callbacks.set(given, callee.getText(file));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The functions that an argument stands for: itself, what its name refers to, or what a wrapper around it is given. */
function functionsOf(node: ts.Expression, checker: ts.TypeChecker): ts.Node[] {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    return [node];
  }
  if (ts.isCallExpression(node)) {
    return isLuatos(node, checker) ? [] : node.arguments.flatMap((argument) => functionsOf(argument, checker));
  }
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  if (declaration !== undefined && ts.isFunctionDeclaration(declaration)) {
    return [declaration];
  }
  if (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer) {
    return ts.isIdentifier(declaration.initializer) ? [] : functionsOf(declaration.initializer, checker);
  }
  return [];
}

function isWait(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "sys" &&
    waits.has(callee.name.text)
  );
}

function isLuatos(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  return isOfLuatos(checker.getResolvedSignature(call)?.getDeclaration());
}
