import ts from "typescript";
import { isOfLuatos } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { constantOf } from "../constants.ts";

/** A fraction where the declaration names one of LuatOS's units, such as Milliseconds. */
export function checkIntegerPlaces(node: ts.Node, { checker, report, file }: Context): void {
  if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && node.initializer && node.type) {
    demandInteger(node.initializer, node.type);
  } else if (ts.isPropertyAssignment(node)) {
    const type = ts.isObjectLiteralExpression(node.parent) ? checker.getContextualType(node.parent) : undefined;
    demandInteger(node.initializer, declaredType(type?.getProperty(node.name.getText(file))));
  } else if (ts.isCallExpression(node)) {
    const parameters = checker.getResolvedSignature(node)?.getParameters() ?? [];
    for (const [index, argument] of node.arguments.entries()) {
      demandInteger(argument, declaredType(parameters[index]));
    }
  }

  function demandInteger(value: ts.Expression, type: ts.TypeNode | undefined): void {
    if (type !== undefined && isUnit(type, checker)) {
      const constant = constantOf(value, checker);
      if (constant !== undefined && !Number.isInteger(constant)) {
        report(value, "fraction-for-integer", `${value.getText(file)} for ${type.getText()}`);
      }
    }
  }
}

function declaredType(symbol: ts.Symbol | undefined): ts.TypeNode | undefined {
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && (ts.isParameter(declaration) || ts.isPropertySignature(declaration))
    ? declaration.type
    : undefined;
}

/** All aliases of number in the types of LuatOS stand for integers. */
function isUnit(type: ts.TypeNode, checker: ts.TypeChecker): boolean {
  if (ts.isUnionTypeNode(type)) {
    return type.types.every((each) => isUnit(each, checker) || each.kind === ts.SyntaxKind.UndefinedKeyword);
  }
  if (!ts.isTypeReferenceNode(type)) {
    return false;
  }
  const declaration = checker.getSymbolAtLocation(type.typeName)?.declarations?.[0];
  return (
    declaration !== undefined &&
    ts.isTypeAliasDeclaration(declaration) &&
    declaration.type.kind === ts.SyntaxKind.NumberKeyword &&
    isOfLuatos(declaration)
  );
}
