import ts from "typescript";
import * as lua from "typescript-to-lua";
import { LuaLibFeature, transformLuaLibFunction } from "typescript-to-lua/dist/transformation/utils/lualib.js";
import { transformInPrecedingStatementScope } from "typescript-to-lua/dist/transformation/utils/preceding-statements.js";
import { ScopeType } from "typescript-to-lua/dist/transformation/utils/scope.js";
import { mendedClass } from "./class-mends.ts";
import { isAssignment } from "./emit/lua-tree.ts";
import { asOne } from "./emit/single-values.ts";
import { needsStatements } from "./needs-statements.ts";

/** Statements that TypeScriptToLua compiles wrongly, made right. */
export const mends: lua.Visitors = {
  // `let i = 0, j = i++`: what must run before a value, here `i = i + 1`, is put in front of the whole statement.
  [ts.SyntaxKind.VariableStatement]: (node, context) => {
    const { modifiers, declarationList } = node;
    const { declarations } = declarationList;
    const one = (declaration: ts.VariableDeclaration): ts.VariableStatement =>
      ts.factory.updateVariableStatement(
        node,
        modifiers,
        ts.factory.updateVariableDeclarationList(declarationList, [declaration]),
      );
    const [first, ...others] = declarations;
    return first === undefined || others.length > 0
      ? declarations.flatMap((each) => context.transformStatements(one(each)))
      : context.superTransformStatements(hasEagerDefault(first) ? one(withPatternInside(first)) : node);
  },
  // `enum E { A } namespace E { … }`: the second would begin with a table of its own.
  [ts.SyntaxKind.ModuleDeclaration]: (node, context) => {
    const statements = context.superTransformStatements(node);
    const [first] = context.checker.getSymbolAtLocation(node.name)?.declarations ?? [];
    const isTable = (each: lua.Statement): boolean =>
      isAssignment(each) && each.right?.some(lua.isTableExpression) === true;
    return first && ts.isEnumDeclaration(first) ? statements.filter((each) => !isTable(each)) : statements;
  },
  [ts.SyntaxKind.ClassDeclaration]: (node, context) => context.superTransformStatements(mendedClass(node)),
  [ts.SyntaxKind.ClassExpression]: (node, context) => context.superTransformExpression(mendedClass(node)),
  // `for (…; …; i++) { let i … }`: the body is a block of its own, behind which Lua counts on with the other `i`. And
  // `for (let i = 0, j = i++; …; …)`: several variables are declared in front of the loop, as above.
  [ts.SyntaxKind.ForStatement]: (node, context) => {
    const { initializer, condition, incrementor, statement } = node;
    const { locals } = statement as { locals?: ReadonlyMap<string, unknown> };
    const names = incrementor?.getText().match(/[\p{ID_Continue}$]+/gu) ?? [];
    const body = names.some((name) => locals?.has(name)) ? ts.factory.createBlock([statement]) : statement;
    const loop = (first?: ts.ForInitializer): lua.Statement[] =>
      context.superTransformStatements(ts.factory.updateForStatement(node, first, condition, incrementor, body));
    if (!initializer || !ts.isVariableDeclarationList(initializer) || !needsMend(initializer)) {
      return loop(initializer);
    }
    context.pushScope(ScopeType.Block, node);
    const declared = context.transformStatements(ts.factory.createVariableStatement(undefined, initializer));
    const rest = loop().flatMap((each) => (lua.isDoStatement(each) ? each.statements : each));
    context.popScope();
    return lua.createDoStatement([...declared, ...rest], node);
  },
  // `enum E { A = f(), B = A + 1 }`: within the enum, its members are no variables but fields.
  [ts.SyntaxKind.Identifier]: (node, context) => {
    const member = context.checker.getSymbolAtLocation(node)?.valueDeclaration;
    return member !== undefined && ts.isEnumMember(member)
      ? lua.createTableIndexExpression(
          context.transformExpression(member.parent.name),
          lua.createStringLiteral(node.text),
          node,
        )
      : context.superTransformExpression(node);
  },
  // `list[#list + 1] = f()` takes the length first, which f may change: list.push(list.shift()!). And it takes one
  // value of several: list.push(...f()).
  [ts.SyntaxKind.CallExpression]: (node, context) => {
    if (!isPush(node) || !node.arguments.some(mayChange)) {
      return context.superTransformExpression(node);
    }
    const { precedingStatements, result } = transformInPrecedingStatementScope(context, () =>
      context.superTransformExpression(node),
    );
    const [list, value] = pushedBy(precedingStatements.at(-1));
    if (list === undefined || value === undefined) {
      context.addPrecedingStatements(precedingStatements);
      return result;
    }
    const isSpread = node.arguments.some(ts.isSpreadElement);
    const isUsed = !lua.isNilLiteral(result);
    const given = [list, isSpread ? value : asOne(value)];
    if (isSpread || isUsed) {
      // A length that is used has been taken, too.
      context.addPrecedingStatements(precedingStatements.slice(0, isUsed ? -2 : -1));
      return transformLuaLibFunction(context, LuaLibFeature.ArrayPush, node, ...given);
    }
    const insert = lua.createTableIndexExpression(lua.createIdentifier("table"), lua.createStringLiteral("insert"));
    const call = lua.createExpressionStatement(lua.createCallExpression(insert, given, node), node);
    context.addPrecedingStatements([...precedingStatements.slice(0, -1), call]);
    return result;
  },
};

/** Whether it declares several variables, or its only pattern has a default that needs statements. */
function needsMend({ declarations }: ts.VariableDeclarationList): boolean {
  return declarations.length > 1 || declarations.some(hasEagerDefault);
}

type ArrayDeclaration = ts.VariableDeclaration & { name: ts.ArrayBindingPattern };

/** Whether it is `const [a, b = a++] = list`: the default would be reckoned before the list, and always. */
function hasEagerDefault(node: ts.VariableDeclaration): node is ArrayDeclaration {
  return (
    ts.isArrayBindingPattern(node.name) &&
    node.name.elements.every((each) => ts.isOmittedExpression(each) || isPlainElement(each)) &&
    node.name.elements.some(
      (each) => ts.isBindingElement(each) && each.initializer && needsStatements(each.initializer),
    )
  );
}

function isPlainElement({ name, dotDotDotToken }: ts.BindingElement): boolean {
  return ts.isIdentifier(name) && dotDotDotToken === undefined;
}

/** With a pattern inside, here an empty one, TypeScriptToLua takes one element after another. */
function withPatternInside(node: ArrayDeclaration): ts.VariableDeclaration {
  const { factory } = ts;
  const empty = factory.createBindingElement(undefined, undefined, factory.createArrayBindingPattern([]));
  const pattern = factory.updateArrayBindingPattern(node.name, [...node.name.elements, empty]);
  return factory.updateVariableDeclaration(node, pattern, node.exclamationToken, node.type, node.initializer);
}

function isPush({ expression, arguments: given }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === "push" && given.length === 1;
}

/** The list and the value of `list[#list + 1] = value`. */
function pushedBy(node: lua.Statement | undefined): [list?: lua.Expression, value?: lua.Expression] {
  const [target] = node && lua.isAssignmentStatement(node) ? node.left : [];
  return target && lua.isTableIndexExpression(target) ? [target.table, (node as lua.AssignmentStatement).right[0]] : [];
}

/** Whether evaluating an expression may change a list: it calls something. */
function mayChange(node: ts.Node): boolean {
  const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
  return !ts.isFunctionLike(node) && (isCall || ts.forEachChild(node, mayChange) === true);
}
