import ts from "typescript";
import * as lua from "typescript-to-lua";
import { createSafeName, isValidLuaIdentifier } from "typescript-to-lua/dist/transformation/utils/safe-names.js";
import { peekScope } from "typescript-to-lua/dist/transformation/utils/scope.js";
import { trackSymbolReference } from "typescript-to-lua/dist/transformation/utils/symbols.js";
import { isOptionalContinuation } from "typescript-to-lua/dist/transformation/visitors/optional-chaining.js";
import { nameOf, rewritten, type Variable, visit } from "./lua-tree.ts";
import { isModule, resolved } from "./symbols.ts";

/**
 * Connects files without tables of exports: what a file exports is one variable, whoever imports it and by whatever name.
 * TypeScriptToLua would copy what is imported, so that nobody saw a new value of an `export let`.
 */
export class Links {
  private readonly variables = new Map<ts.Symbol, Variable>();
  private readonly imports = new Map<string, Set<ts.SourceFile>>();
  /** Of declarations, by the values that they give. */
  private readonly comments = new Map<lua.Expression | undefined, lua.Statement["leadingComments"]>();

  /** `moduleOf`: the name of the Lua module that a file becomes. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly moduleOf: (file: ts.SourceFile) => string,
  ) {}

  readonly visitors: lua.Visitors = {
    [ts.SyntaxKind.SourceFile]: (node, context) => {
      this.imports.set(node.fileName, new Set());
      hideExports(context);
      const [file] = context.superTransformNode(node) as [lua.File];
      return { ...file, statements: this.linked(file, context) };
    },
    [ts.SyntaxKind.ImportDeclaration]: (node, context) => {
      const scope = peekScope(context);
      const statements = scope.importStatements ?? [];
      scope.importStatements = statements;
      const before = statements.length;
      context.superTransformNode(node);
      if (statements.length > before && this.noteImport(node, context)) {
        statements.splice(before);
      }
      return [];
    },
    [ts.SyntaxKind.ExportDeclaration]: (node, context) => {
      const statements = context.superTransformStatements(node);
      const isOfTypes = statements.length === 0;
      return isOfTypes || !node.moduleSpecifier || this.noteImport(node, context) ? [] : statements;
    },
    [ts.SyntaxKind.FunctionDeclaration]: (node, context) => this.commented(context.superTransformStatements(node)),
    [ts.SyntaxKind.VariableStatement]: (node, context) => this.commented(context.superTransformStatements(node)),
    // `all.name` of `import * as all`.
    [ts.SyntaxKind.PropertyAccessExpression]: (node, context) => {
      const { checker } = this;
      const all = ts.isIdentifier(node.expression) ? checker.getSymbolAtLocation(node.expression) : undefined;
      const symbol = isModule(all, checker) ? checker.getSymbolAtLocation(node.name) : undefined;
      if (symbol === undefined || this.variableOf(symbol) === undefined) {
        return context.superTransformExpression(node);
      }
      const id = trackSymbolReference(context, symbol, node.name as ts.Identifier);
      return lua.createIdentifier(node.name.text, node, id);
    },
    [ts.SyntaxKind.Identifier]: (node, context) => this.continued(node, context),
  };

  /** Of an optional chain, TypeScriptToLua gives what stands behind the question the text of the name, and not what it means. */
  private readonly continued = (node: ts.Identifier, context: lua.TransformationContext): lua.Expression => {
    const expression = context.superTransformExpression(node);
    const name = isOptionalContinuation(node) ? ts.getOriginalNode(node) : undefined;
    const symbol = name && ts.isIdentifier(name) ? this.checker.getSymbolAtLocation(name) : undefined;
    if (symbol !== undefined && lua.isIdentifier(expression)) {
      expression.symbolId = trackSymbolReference(context, symbol, name as ts.Identifier);
    }
    return expression;
  };

  /** Remembers the comments of declarations: those lose them that TypeScriptToLua moves. */
  private commented(statements: lua.Statement[]): lua.Statement[] {
    for (const { leadingComments, right } of statements as lua.VariableDeclarationStatement[]) {
      this.comments.set(right?.[0], leadingComments);
    }
    return statements;
  }

  private comment(node: lua.Statement): void {
    const moved = lua.isAssignmentStatement(node) ? this.comments.get(node.right[0]) : undefined;
    const lines = node.leadingComments ?? moved;
    if (lines !== undefined) {
      // Equal texts give equal Lua, whatever ends their lines.
      node.leadingComments = lines.map((line) => String(line).replace(/\r$/, ""));
    }
  }

  /** The files that have to run before a file. */
  importsOf(fileName: string): ts.SourceFile[] {
    return [...(this.imports.get(fileName) ?? [])];
  }

  /** Notes what a file needs. Returns false when that is no file of the program. */
  private noteImport(node: ts.ImportDeclaration | ts.ExportDeclaration, context: lua.TransformationContext): boolean {
    const specifier = node.moduleSpecifier as ts.Expression;
    const file = this.checker.getSymbolAtLocation(specifier)?.valueDeclaration?.getSourceFile();
    const isCode = file?.fileName.endsWith(".ts") === true && !file.isDeclarationFile;
    if (isCode) {
      const isPackage = ts.isStringLiteral(specifier) && !specifier.text.startsWith(".");
      const needed = isPackage && file.statements.every(ts.isExportDeclaration) ? this.sourcesOfNames(node) : [file];
      for (const each of needed) {
        this.imports.get(context.sourceFile.fileName)?.add(each);
      }
    }
    return isCode;
  }

  /** The files that declare what is imported by name. The index of a package passes on more than anybody needs. */
  private sourcesOfNames(node: ts.ImportDeclaration | ts.ExportDeclaration): ts.SourceFile[] {
    const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    const names = bindings !== undefined && "elements" in bindings ? [...bindings.elements] : [];
    return names.flatMap(({ name }) => {
      const symbol = this.checker.getSymbolAtLocation(name);
      return (symbol && resolved(symbol, this.checker).valueDeclaration?.getSourceFile()) ?? [];
    });
  }

  /** The statements of a file, without its table of exports, and each name with what it stands for. */
  private linked(file: lua.File, context: lua.TransformationContext): lua.Statement[] {
    const exported = this.checker.getSymbolAtLocation(ts.getParseTreeNode(context.sourceFile) ?? context.sourceFile);
    const own = file.statements.filter((statement) => !isFrame(statement));
    visit(own, (node) => this.comment(node as lua.Statement));
    return rewritten(own, (node) => {
      const exportedName = nameOfExport(node);
      const symbol =
        exportedName === undefined
          ? lua.isIdentifier(node) &&
            !isTemporary(node) &&
            context.symbolInfoMap.get(node.symbolId as lua.SymbolId)?.symbol
          : exported?.exports?.get(ts.escapeLeadingUnderscores(exportedName));
      const variable = symbol ? this.variableOf(symbol) : undefined;
      if (variable === undefined) {
        return node;
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
    const file = declaration.getSourceFile();
    const own = ts.getNameOfDeclaration(declaration);
    const name = own && ts.isIdentifier(own) ? own.text : target.name;
    const variable = { name, module: this.moduleOf(file), isAtTop, isConst };
    this.variables.set(target, variable);
    return variable;
  }
}

/**
 * TypeScriptToLua takes what a file exports for its own: it finds no exports when it asks. And `{ name }` means a variable,
 * in a pattern too.
 */
function hideExports(context: lua.TransformationContext): void {
  const { checker } = context;
  const blind = Object.create(checker) as typeof checker;
  blind.getSymbolAtLocation = (node) => {
    const parent = ts.getParseTreeNode(node)?.parent;
    if (ts.isSourceFile(node)) {
      return undefined;
    }
    return parent !== undefined && ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node);
  };
  Object.assign(context, { checker: blind });
}

/** `local ____exports = {}` and `return ____exports`. */
function isFrame(statement: lua.Statement): boolean {
  const names = lua.isReturnStatement(statement)
    ? statement.expressions
    : lua.isVariableDeclarationStatement(statement)
      ? statement.left
      : [];
  return names.length === 1 && isExports(names[0] as lua.Node);
}

/** `____exports.name`, as TypeScriptToLua writes it nevertheless here and there. */
function nameOfExport(node: lua.Node): string | undefined {
  return lua.isTableIndexExpression(node) && isExports(node.table) && lua.isStringLiteral(node.index)
    ? node.index.value
    : undefined;
}

/** The copy that an optional chain makes where it does not use the variable itself. */
function isTemporary({ text }: lua.Identifier): boolean {
  return text.startsWith("____opt_");
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
  if (ts.isBindingElement(declaration)) {
    return standsAtTop(declaration.parent.parent);
  }
  if (ts.isVariableDeclaration(declaration)) {
    const statement = declaration.parent.parent;
    return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent);
  }
  return declaration.parent !== undefined && ts.isSourceFile(declaration.parent);
}
