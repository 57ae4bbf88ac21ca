import ts from "typescript";

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
