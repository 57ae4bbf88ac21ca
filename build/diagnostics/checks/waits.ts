import ts from "typescript";
import { isOfLuatos } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Calls that wait, and so need a task. */
const waits = new Set(["wait", "waitUntil", "waitUntilExt", "waitUntilMsg", "waitMsg"]);

/** Calls that run a function inside a task. `cb` is the method of what `http.request` and the like return. */
const startsTask = new Set(["taskInit", "taskInitEx", "cb"]);

/**
 * Calls that wait where nothing may wait: at the top level of a file, directly in a hook of the gateway, or directly in
 * a function that is passed to LuatOS as a callback, by name or wrapped in a call. A wait inside a helper is not seen:
 * the simulated module raises it.
 */
export function checkWaits(file: ts.Node, { checker, report }: Context): void {
  if (!ts.isSourceFile(file)) {
    return;
  }
  const { callbacks, tasks } = findHandedOver(file, checker);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isWait(node, checker)) {
      const owner = ts.findAncestor(node.parent, ts.isFunctionLike);
      const callback = owner === undefined || tasks.has(owner) ? undefined : callbacks.get(owner);
      const place = owner === undefined ? "the top level of a file" : callback;
      if (place !== undefined) {
        const { expression } = node;
        const isShort = ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression);
        report(node, "wait-outside-task", `${isShort ? expression.getText(file) : "wait"} in ${place}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

interface HandedOver {
  /** Functions that run outside any task, and what they are. */
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
          found.callbacks.set(given, `a callback of ${callee.getText(file)}`);
        }
      }
    } else if (ts.isObjectLiteralExpression(node) && checker.getContextualType(node)?.symbol?.name === "Hooks") {
      for (const hook of node.properties) {
        const given = ts.isPropertyAssignment(hook) ? functionsOf(hook.initializer, checker) : [hook];
        for (const each of given) {
          found.callbacks.set(each, `the hook ${hook.name?.getText(file)}`);
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

/** `sys.wait(1)`, or the method `wait` of what `http.request` and the like return. */
function isWait(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || !waits.has(callee.name.text)) {
    return false;
  }
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  const isOfSys = ts.isIdentifier(callee.expression) && callee.expression.text === "sys";
  return isOfSys || (declaration !== undefined && ts.isMethodSignature(declaration) && isOfLuatos(declaration));
}

function isLuatos(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  return isOfLuatos(checker.getResolvedSignature(call)?.getDeclaration());
}
