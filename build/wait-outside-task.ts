import ts from "typescript";

/** What waits, and so needs a task: `sys.NAME`. */
const waits = new Set(["wait", "waitUntil", "waitUntilExt", "waitUntilMsg", "waitMsg"]);

/** What runs its function inside a task. `cb` is the method of what `http.request` and its like return. */
const startsTask = new Set(["taskInit", "taskInitEx", "cb"]);

/**
 * Finds calls that wait where nothing may wait: at the top level of a file, or directly in a function that is handed to
 * LuatOS as a callback. The VM would end there. A wait behind a helper is not seen: the simulated module raises it.
 * Returns one error text each, with its position.
 */
export function findWaitsOutsideTask(file: ts.SourceFile, checker: ts.TypeChecker, name: string): string[] {
  const errors: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isWait(node.expression)) {
      const place = placeOf(node, checker);
      if (place !== undefined) {
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
        const what = node.expression.getText(file);
        errors.push(
          `${name}(${line + 1},${character + 1}): error: ${what} waits, and ${place} runs outside any task: the VM would ` +
            "end here. Wait in a task: sys.taskInit(() => { … }).",
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return errors;
}

function isWait(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "sys" &&
    waits.has(callee.name.text)
  );
}

/** Where a node runs, when that is surely no task. */
function placeOf(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  const owner = ts.findAncestor(node.parent, ts.isFunctionLike);
  if (owner === undefined) {
    return "the top level of a file";
  }
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) {
    return undefined;
  }
  const call = owner.parent;
  if (!ts.isCallExpression(call) || !call.arguments.includes(owner) || !isLuatos(call, checker)) {
    return undefined;
  }
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  return startsTask.has(name) ? undefined : `a callback of ${callee.getText()}`;
}

function isLuatos(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  const file = declaration?.getSourceFile().fileName ?? "";
  return /\/types\/\w+\.d\.ts$/.test(file) && !/\/(lua-types|typescript|@types)\//.test(file);
}
