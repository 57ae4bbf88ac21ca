import ts from "typescript";
import * as lua from "typescript-to-lua";
import { createSafeName, isValidLuaIdentifier } from "typescript-to-lua/dist/transformation/utils/safe-names.js";
import { peekScope } from "typescript-to-lua/dist/transformation/utils/scope.js";
import { trackSymbolReference } from "typescript-to-lua/dist/transformation/utils/symbols.js";
import { isOptionalContinuation } from "typescript-to-lua/dist/transformation/visitors/optional-chaining.js";
import { bare } from "../syntax.ts";
import { nameOf, rewritten, type Variable } from "./lua-tree.ts";

/**
 * Connects files without tables of exports: each export is one variable, whoever imports it and by whatever name.
 * TypeScriptToLua would copy an import, so that an importer would not see a new value of an `export let`.
 */
export class Links {
  private readonly variables = new Map<ts.Symbol, Variable>();
  /** For each file, the modules that must run before it. */
  readonly needed = new Map<string, Set<string>>();

  /** `moduleOf` gives the name of the Lua module that a file becomes. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly moduleOf: (file: ts.SourceFile) => string,
  ) {}

  readonly visitors: lua.Visitors = {
    [ts.SyntaxKind.SourceFile]: (node, context) => {
      this.needed.set(node.fileName, new Set());
      hideExports(context);
      const [file] = context.superTransformNode(node) as [lua.File];
      return { ...file, statements: this.linked(file, context) };
    },
    [ts.SyntaxKind.ImportDeclaration]: (node, context) => {
      const scope = peekScope(context);
      const before = [...(scope.importStatements ?? [])];
      context.superTransformNode(node);
      if (scope.importStatements?.length !== before.length && this.noteImport(node, context)) {
        scope.importStatements = before;
      }
      return [];
    },
    [ts.SyntaxKind.ExportDeclaration]: (node, context) => {
      const statements = context.superTransformStatements(node);
      const isOfTypes = statements.length === 0;
      return isOfTypes || !node.moduleSpecifier || this.noteImport(node, context) ? [] : statements;
    },
    // `all.name` of `import * as all`.
    [ts.SyntaxKind.PropertyAccessExpression]: (node, context) => {
      const all = ts.isIdentifier(node.expression) ? this.checker.getSymbolAtLocation(node.expression) : undefined;
      const symbol = isModule(all, this.checker) ? this.checker.getSymbolAtLocation(node.name) : undefined;
      return symbol !== undefined && this.variableOf(symbol) !== undefined
        ? lua.createIdentifier(node.name.text, node, trackSymbolReference(context, symbol, node.name as ts.Identifier))
        : context.superTransformExpression(node);
    },
    // In an optional chain, TypeScriptToLua keeps only the text of the name after the question mark, not its symbol.
    [ts.SyntaxKind.Identifier]: (node, context) => {
      const expression = context.superTransformExpression(node);
      const name = isOptionalContinuation(node) ? bare(ts.getOriginalNode(node) as ts.Expression) : undefined;
      const symbol = name && this.checker.getSymbolAtLocation(name);
      if (symbol !== undefined && lua.isIdentifier(expression)) {
        expression.symbolId = trackSymbolReference(context, symbol, name as ts.Identifier);
      }
      return expression;
    },
  };

  /** Notes the file that an import needs. Returns false when that is not a file of the program. */
  private noteImport(
    { moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration,
    context: lua.TransformationContext,
  ): boolean {
    const specifier = moduleSpecifier as ts.StringLiteral;
    const file = this.checker.getSymbolAtLocation(specifier)?.valueDeclaration?.getSourceFile();
    if (file === undefined || !file.fileName.endsWith(".ts") || file.isDeclarationFile) {
      return false;
    }
    // The index of a package passes on more than is needed. What is used of it is found by its name.
    if (specifier.text.startsWith(".") || !file.statements.every(ts.isExportDeclaration)) {
      this.needed.get(context.sourceFile.fileName)?.add(this.moduleOf(file));
    }
    return true;
  }

  /** The statements of a file without its table of exports, and with the variable that each name stands for. */
  private linked(file: lua.File, context: lua.TransformationContext): lua.Statement[] {
    const exported = this.checker.getSymbolAtLocation(ts.getParseTreeNode(context.sourceFile) ?? context.sourceFile);
    const own = file.statements.filter((statement) => !isFrame(statement));
    return rewritten(own, (node) => {
      const exportedName = nameOfExport(node);
      const symbol =
        exportedName === undefined
          ? lua.isIdentifier(node) &&
            // The copy that an optional chain makes when it does not use the variable itself.
            !node.text.startsWith("____opt_") &&
            context.symbolInfoMap.get(node.symbolId as lua.SymbolId)?.symbol
          : exported?.exports?.get(ts.escapeLeadingUnderscores(exportedName));
      const variable = symbol ? this.variableOf(symbol) : undefined;
      if (variable === undefined) {
        return node;
      }
      if (variable.isAtTop && variable.module !== this.moduleOf(context.sourceFile)) {
        this.needed.get(context.sourceFile.fileName)?.add(variable.module);
      }
      const text = lua.isIdentifier(node) ? node.text : variable.name;
      return nameOf(variable, isValidLuaIdentifier(text, context.options) ? text : createSafeName(text), node);
    });
  }

  private variableOf(symbol: ts.Symbol): Variable | undefined {
    const target = resolved(symbol, this.checker);
    const known = this.variables.get(target);
    const declaration = known === undefined ? (target.valueDeclaration ?? target.declarations?.[0]) : undefined;
    if (declaration === undefined || isAmbient(declaration)) {
      return known;
    }
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
    const isAtTop = standsAtTop(declaration);
    if (!isAtTop && !isConst) {
      return undefined;
    }
    const own = ts.getNameOfDeclaration(declaration);
    const name = own && ts.isIdentifier(own) ? own.text : target.name;
    const file = declaration.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(declaration.getStart());
    const variable = { name, module: this.moduleOf(file), at: { line, column: character }, isAtTop, isConst };
    this.variables.set(target, variable);
    return variable;
  }
}

/**
 * Hides the exports of a file from TypeScriptToLua, which then treats them as the file's own variables. And `{ name }`
 * means a variable, in a pattern too.
 */
function hideExports(context: lua.TransformationContext): void {
  const { checker } = context;
  const blind = Object.create(checker) as typeof checker;
  blind.getSymbolAtLocation = (node) => {
    const parent = ts.getParseTreeNode(node)?.parent;
    if (parent !== undefined && ts.isShorthandPropertyAssignment(parent)) {
      return checker.getShorthandAssignmentValueSymbol(parent);
    }
    return ts.isSourceFile(node) ? undefined : checker.getSymbolAtLocation(node);
  };
  Object.assign(context, { checker: blind });
}

/** `local ____exports = {}` and `return ____exports`, and names that TypeScriptToLua declares at the top of a file. */
function isFrame(statement: lua.Statement): boolean {
  if (lua.isVariableDeclarationStatement(statement)) {
    return statement.left.some(isExports) || (statement.right === undefined && statement.line === undefined);
  }
  return lua.isReturnStatement(statement) && statement.expressions.some(isExports);
}

/** The name in `____exports.name`, which TypeScriptToLua still writes here and there. */
function nameOfExport(node: lua.Node): string | undefined {
  return lua.isTableIndexExpression(node) && isExports(node.table) && lua.isStringLiteral(node.index)
    ? node.index.value
    : undefined;
}

function isExports(node: lua.Node): boolean {
  return lua.isIdentifier(node) && node.text === "____exports";
}

function isAmbient(declaration: ts.Declaration): boolean {
  return (
    declaration.getSourceFile().isDeclarationFile ||
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0
  );
}

function standsAtTop(declaration: ts.Declaration): boolean {
  const whole = ts.isBindingElement(declaration) ? ts.walkUpBindingElementsAndPatterns(declaration) : declaration;
  const { parent } = ts.isVariableDeclaration(whole) ? whole.parent.parent : whole;
  return parent !== undefined && ts.isSourceFile(parent);
}

/** The symbol behind a name that may be imported. */
export function resolved(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return checker.getExportSymbolOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol);
}

/** Whether a name stands for a whole module. */
export function isModule(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): boolean {
  const declaration = symbol && resolved(symbol, checker).valueDeclaration;
  return declaration !== undefined && ts.isSourceFile(declaration);
}
