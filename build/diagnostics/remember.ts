import type ts from "typescript";

/**
 * Keeps what was found in a file until the file, something that it imports, or a declaration changes. So a build after
 * an edit looks at few files. The compiler keeps the objects of files that have not changed.
 */
export class Remembered<Found> {
  private readonly known = new WeakMap<ts.SourceFile, { basis: ts.SourceFile[]; found: Found }>();

  /** What was found in a file before, or what `find` finds now. */
  of(file: ts.SourceFile, program: ts.Program, find: () => Found): Found {
    const basis = [...program.getSourceFiles().filter((each) => each.isDeclarationFile), ...imported(file, program)];
    const known = this.known.get(file);
    if (known?.basis.length === basis.length && basis.every((each, index) => known.basis[index] === each)) {
      return known.found;
    }
    const found = find();
    this.known.set(file, { basis, found });
    return found;
  }
}

/** The files that a file imports, directly or through others, types included. */
function imported(file: ts.SourceFile, program: ts.Program): Set<ts.SourceFile> {
  const checker = program.getTypeChecker();
  const files = new Set<ts.SourceFile>();
  const visit = (from: ts.SourceFile): void => {
    // Not part of TypeScript's declared API: each module specifier of a file, wherever it stands.
    for (const specifier of (from as { imports?: readonly ts.StringLiteralLike[] }).imports ?? []) {
      const target = checker.getSymbolAtLocation(specifier)?.valueDeclaration?.getSourceFile();
      if (target !== undefined && !files.has(target)) {
        files.add(target);
        visit(target);
      }
    }
  };
  visit(file);
  return files;
}
