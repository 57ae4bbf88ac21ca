import luaparse from "luaparse";
import ts from "typescript";

/**
 * The calls of LuatOS in a TypeScript file, sorted: `uart.on(3)` has three arguments, `:copy(2, 1 nil)` is a method
 * whose two arguments are one `undefined` and another value. A module or a function value is called with a dot or
 * nothing, userdata and strings with a colon.
 */
export function writtenCalls(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const calls: string[] = [];
  visit(file);
  return calls.sort();

  function visit(node: ts.Node): void {
    const declaration = ts.isCallExpression(node) ? checker.getResolvedSignature(node)?.declaration : undefined;
    if (ts.isCallExpression(node) && declaration !== undefined && isOurs(declaration)) {
      const nils = node.arguments.filter((argument) => ts.isIdentifier(argument) && argument.text === "undefined");
      calls.push(described(calleeOf(node.expression, declaration), node.arguments.length, nils.length));
    }
    ts.forEachChild(node, visit);
  }
}

/** The calls in a Lua text of whatever `names` lists, in the form of {@link writtenCalls}. */
export function emittedCalls(lua: string, names: ReadonlySet<string>): string[] {
  const calls: string[] = [];
  parse(lua, (node) => {
    if (node.type !== "CallExpression") return;
    const { base } = node;
    const member = base.type === "MemberExpression" ? base : undefined;
    const callee = member ? member.indexer + member.identifier.name : base.type === "Identifier" ? base.name : "";
    if (names.has(callee.replace(/^[.:]/, ""))) {
      const nils = node.arguments.filter(({ type }) => type === "NilLiteral");
      calls.push(described(callee, node.arguments.length, nils.length));
    }
  });
  return calls.sort();
}

/** How many parameters each function in a TypeScript file has, sorted; `this` is none. */
export function writtenParameters(file: ts.SourceFile): number[] {
  const counts: number[] = [];
  visit(file);
  return counts.sort();

  function visit(node: ts.Node): void {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)) {
      counts.push(node.parameters.filter(({ name }) => name.getText() !== "this").length);
    }
    ts.forEachChild(node, visit);
  }
}

/** How many parameters each function in a Lua text has, sorted. */
export function emittedParameters(lua: string): number[] {
  const counts: number[] = [];
  parse(lua, (node) => {
    if (node.type === "FunctionDeclaration") counts.push(node.parameters.length);
  });
  return counts.sort();
}

/** The name in a call as {@link writtenCalls} writes it: `.on`, `:copy`, `led`. */
export function nameOf(call: string): string {
  return call.replace(/^[.:]|\(.*$/g, "");
}

function parse(lua: string, onCreateNode: (node: luaparse.Node) => void): void {
  luaparse.parse(lua, { luaVersion: "5.3", comments: false, encodingMode: "none", onCreateNode });
}

function described(callee: string, count: number, nils: number): string {
  return `${callee}(${count}${nils > 0 ? `, ${nils} nil` : ""})`;
}

function calleeOf(callee: ts.Expression, declaration: ts.SignatureDeclaration | ts.JSDocSignature): string {
  if (!ts.isPropertyAccessExpression(callee)) {
    return callee.getText();
  }
  const hasSelf = ts.isMethodSignature(declaration) && !isNoSelf(declaration.parent);
  return (hasSelf ? ":" : ".") + callee.name.text;
}

/** Whether types/ declares it, or lua-types, whose `string` and `os` types/ adds to. */
function isOurs(declaration: ts.Node): boolean {
  const { fileName } = declaration.getSourceFile();
  const isOfPackage = fileName.includes("/node_modules/");
  return isOfPackage ? fileName.includes("/lua-types/") : /\/types\/[^/]+\.d\.ts$/.test(fileName);
}

function isNoSelf(owner: ts.Node): boolean {
  return ts.getJSDocTags(owner).some(({ tagName }) => tagName.text === "noSelf");
}
