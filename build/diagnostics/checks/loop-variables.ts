import ts from "typescript";
import { bare, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { isNeverAssigned } from "../given-values.ts";

/** Functions that use the variable of `for (let …; …; …)` and outlive one turn of the loop. */
export function checkLoopVariables(node: ts.Node, { checker, program, report }: Context): void {
  if (!ts.isForStatement(node) || !node.initializer || !ts.isVariableDeclarationList(node.initializer)) {
    return;
  }
  const changed = node.initializer.declarations.flatMap(namesIn).filter((name) => !isNeverAssigned(name, checker));
  const variables = new Set(changed.map((name) => checker.getSymbolAtLocation(name)));
  const visit = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner) && !isCalledAtOnce(inner)) {
      const use = firstUse(inner);
      if (use !== undefined) {
        report(use, "loop-variable-kept", use.text);
      }
      return;
    }
    ts.forEachChild(inner, visit);
  };
  visit(node.statement);

  function firstUse(inner: ts.Node): ts.Identifier | undefined {
    if (ts.isIdentifier(inner) && variables.has(checker.getSymbolAtLocation(inner))) {
      return inner;
    }
    return ts.forEachChild(inner, firstUse);
  }

  /** It is called in place, or passed to a method of an array, to pcall and the like. */
  function isCalledAtOnce(inner: ts.Node): boolean {
    if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) {
      return false;
    }
    const call = outside(inner);
    if (!ts.isCallExpression(call)) {
      return false;
    }
    const declaration = checker.getResolvedSignature(call)?.getDeclaration();
    return (
      bare(call.expression) === inner || (isOfLanguage(declaration) && callsAtOnce.test(call.expression.getText()))
    );
  }

  function isOfLanguage(declaration: ts.Node | undefined): boolean {
    const file = declaration?.getSourceFile();
    return file !== undefined && (program.isSourceFileDefaultLibrary(file) || /\/lua-types\//.test(file.fileName));
  }
}

/** The names that a declaration declares, those of its pattern included. */
function namesIn({ name }: ts.VariableDeclaration | ts.BindingElement): ts.Identifier[] {
  return ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element)));
}

const callsAtOnce = /(^x?pcall|\.(forEach|map|filter|some|every|find|findIndex|reduce|reduceRight|flatMap|sort|gsub))$/;
