import ts from "typescript";
import {
  ContextType as Contexts,
  getCallContextType,
  getFunctionContextType,
} from "typescript-to-lua/dist/transformation/utils/function-context.js";
import type { Context } from "./check.ts";

/**
 * Whether a function takes `this` as its first parameter in Lua. TypeScriptToLua goes by where it is declared: methods
 * and fields whose type is written as a function do; functions, aliases, parameters and elements do not.
 */
export { Contexts };

/** What the functions that a type stands for take. Of both kinds, it is `Mixed`; without a function, `None`. */
export function contextsOf(type: ts.Type, context: Context): Contexts {
  const known = type.isTypeParameter() ? context.checker.getBaseConstraintOfType(type) : type;
  return known?.isUnion()
    ? known.types.reduce<Contexts>((all, each) => all | contextsOf(each, context), Contexts.None)
    : getFunctionContextType(transformation(context), known ?? type);
}

/** What a call passes. */
export function contextOfCall(call: ts.CallExpression, context: Context): Contexts {
  return getCallContextType(transformation(context), call);
}

/** The part of TypeScriptToLua's context that these functions read. */
function transformation({ program, checker }: Context): Parameters<typeof getFunctionContextType>[0] {
  return { program, checker, options: program.getCompilerOptions() } as Parameters<typeof getFunctionContextType>[0];
}

/** Types may contain themselves. */
const mostLevels = 5;
const known = new WeakMap<ts.Type, Map<ts.Type, boolean>>();

/**
 * Whether a value of one type, or a part of it, is a function that takes `this` while the other type says that it takes
 * none, or the reverse.
 */
export function differ(from: ts.Type, to: ts.Type, context: Context, level = 0): boolean {
  if (from === to || level > mostLevels || (from.flags | to.flags) & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
    return false;
  }
  const found = known.get(from) ?? new Map<ts.Type, boolean>();
  known.set(from, found);
  if (!found.has(to)) {
    found.set(to, false);
    found.set(to, differNow(from, to, context, level));
  }
  return found.get(to) as boolean;
}

function differNow(from: ts.Type, to: ts.Type, context: Context, level: number): boolean {
  const { checker } = context;
  if (takesOther(from, to, context)) {
    return true;
  }
  if (!from.isUnion() && !to.isUnion()) {
    return partsOf(from, to, checker).some(([one, other]) => differ(one, other, context, level + 1));
  }
  const others = objectsOf(to).filter((each) => each.getCallSignatures().length === 0);
  return objectsOf(from).some((one) => {
    const other = others.length === 1 ? others[0] : others.find((each) => checker.isTypeAssignableTo(one, each));
    return other !== undefined && differ(one, other, context, level + 1);
  });
}

function takesOther(from: ts.Type, to: ts.Type, context: Context): boolean {
  const [given, wanted] = [contextsOf(from, context), contextsOf(to, context)];
  if (wanted === Contexts.None || (given & ~wanted) === 0) {
    return false;
  }
  // A function without parameters ignores what it gets.
  return given !== Contexts.Void || objectsOf(from).some((each) => each.getCallSignatures().some(takesSomething));
}

function takesSomething({ parameters }: ts.Signature): boolean {
  return parameters.length > 0;
}

function objectsOf(type: ts.Type): ts.Type[] {
  return (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & ts.TypeFlags.Object) !== 0);
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
  return [
    ...from.getProperties().flatMap((property): [ts.Type, ts.Type][] => {
      const field = to.getProperty(property.name);
      const other = field === undefined ? index : checker.getTypeOfSymbol(field);
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
      return passed ? [[checker.getTypeOfSymbol(passed), checker.getTypeOfSymbol(parameter)]] : [];
    }),
  ];
}

function isList(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

function argumentsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  return targetOf(type) === undefined ? undefined : checker.getTypeArguments(type as ts.TypeReference);
}

function targetOf(type: ts.Type): ts.GenericType | undefined {
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  return isReference ? (type as ts.TypeReference).target : undefined;
}
