import ts from "typescript";

/** The types of which a value has one: those of a union, or the type itself. */
export function alternativesOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The same, where a type parameter stands for what its declaration demands. */
export function possibleTypes(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  return alternativesOf(checker.getBaseConstraintOfType(type) ?? type);
}

/** Whether all values of a type are strings. */
export function isTextType(type: ts.Type, checker: ts.TypeChecker): boolean {
  return possibleTypes(type, checker).every(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);
}

/** Whether it is an array or a tuple. */
export function isList(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** Whether a declaration says `const`. */
export function isConst(declaration: ts.Declaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}
