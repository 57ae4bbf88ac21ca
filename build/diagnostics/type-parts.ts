import ts from "typescript";
import type { Context } from "./check.ts";
import { alternativesOf, isList } from "./types.ts";

/** Whether a value of one type means something else where the other is wanted. */
export type Difference = (from: ts.Type, to: ts.Type, context: Context) => boolean;

/** Types may contain themselves. */
const mostLevels = 5;

/** A difference between two types or what they contain: elements, fields, parameters and results. */
export function anywhere(isDifferent: Difference): Difference {
  const known = new WeakMap<ts.Type, Map<ts.Type, boolean>>();

  function differ(from: ts.Type, to: ts.Type, context: Context, level: number): boolean {
    if (
      from === to ||
      level > mostLevels ||
      ((from.flags | to.flags) & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0
    ) {
      return false;
    }
    const found = known.get(from) ?? new Map<ts.Type, boolean>();
    known.set(from, found);
    if (!found.has(to)) {
      found.set(to, false);
      found.set(to, isDifferent(from, to, context) || differInside(from, to, context, level + 1));
    }
    return found.get(to) as boolean;
  }

  function differInside(from: ts.Type, to: ts.Type, context: Context, level: number): boolean {
    const { checker } = context;
    if (!from.isUnion() && !to.isUnion()) {
      return partsOf(from, to, checker).some(([one, other]) => differ(one, other, context, level));
    }
    const others = alternatives(to);
    return alternatives(from).some((one) => {
      // The same kind of value first: an array that goes where an array or an object is wanted.
      const same = others.filter((each) => isList(each, checker) === isList(one, checker));
      const other = [...same, ...others].find((each) => checker.isTypeAssignableTo(one, each));
      return other !== undefined && differ(one, other, context, level);
    });
  }

  return (from, to, context) => differ(from, to, context, 0);
}

/** Of functions, only all together can be compared. */
function alternatives(type: ts.Type): ts.Type[] {
  return alternativesOf(type).filter((each) => each.getCallSignatures().length === 0);
}

/** The types of what two types contain in the same place: elements, fields, parameters and results. */
function partsOf(from: ts.Type, to: ts.Type, checker: ts.TypeChecker): [ts.Type, ts.Type][] {
  const [ofFrom, ofTo] = [from, to].map((type) => argumentsOf(type, checker));
  const isSame = (from as ts.TypeReference).target !== undefined && targetOf(from) === targetOf(to);
  if (ofFrom && ofTo && (isSame || (isList(from, checker) && isList(to, checker)))) {
    return ofFrom.flatMap((each, index) => (ofTo[index] ? [[each, ofTo[index]] as [ts.Type, ts.Type]] : []));
  }
  if (isList(from, checker) || isList(to, checker)) {
    const elements = [from, to].map((type) => type.getNumberIndexType());
    return elements[0] && elements[1] ? [[elements[0], elements[1]]] : [];
  }
  const index = to.getStringIndexType() ?? to.getNumberIndexType();
  // A type that says nothing of a field may still know it from JavaScript's Object.
  const fields = new Map(to.getProperties().map((field) => [field.name, checker.getTypeOfSymbol(field)]));
  return [
    ...from.getProperties().flatMap((property): [ts.Type, ts.Type][] => {
      const other = fields.get(property.name) ?? index;
      return other === undefined ? [] : [[checker.getTypeOfSymbol(property), other]];
    }),
    ...[from.getStringIndexType() ?? from.getNumberIndexType()].flatMap((one): [ts.Type, ts.Type][] =>
      one && index ? [[one, index]] : [],
    ),
    ...ofSignatures(from.getCallSignatures(), to.getCallSignatures(), checker),
  ];
}

function ofSignatures(
  from: readonly ts.Signature[],
  to: readonly ts.Signature[],
  checker: ts.TypeChecker,
): [ts.Type, ts.Type][] {
  const [one, other] = [from[0], to[0]];
  if (one === undefined || other === undefined || from.length > 1 || to.length > 1 || one.typeParameters) {
    return [];
  }
  return [
    [one.getReturnType(), other.getReturnType()],
    // A parameter gets what the other's caller passes.
    ...one.parameters.flatMap((parameter, index): [ts.Type, ts.Type][] => {
      const passed = other.parameters[index];
      return passed && !isRest(passed) && !isRest(parameter)
        ? [[checker.getTypeOfSymbol(passed), checker.getTypeOfSymbol(parameter)]]
        : [];
    }),
  ];
}

function isRest({ valueDeclaration: declaration }: ts.Symbol): boolean {
  return declaration === undefined || (ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined);
}

function argumentsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  return targetOf(type) === undefined ? undefined : checker.getTypeArguments(type as ts.TypeReference);
}

function targetOf(type: ts.Type): ts.GenericType | undefined {
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  return isReference ? (type as ts.TypeReference).target : undefined;
}
