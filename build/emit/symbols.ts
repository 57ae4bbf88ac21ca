import ts from "typescript";

/** What a name stands for that may have been imported. */
export function resolved(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return checker.getExportSymbolOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol);
}

/** Whether a name stands for a whole module. */
export function isModule(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): boolean {
  const declaration = symbol && resolved(symbol, checker).valueDeclaration;
  return declaration !== undefined && ts.isSourceFile(declaration);
}
