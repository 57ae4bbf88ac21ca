import type ts from "typescript";
import {
  ContextType as Contexts,
  getCallContextType,
  getFunctionContextType,
} from "typescript-to-lua/dist/transformation/utils/function-context.js";
import type { Context } from "./check.ts";
import { alternativesOf } from "./types.ts";

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

/** Whether functions of one type take `this` and those of the other take none, or the reverse. */
export function takesOther(from: ts.Type, to: ts.Type, context: Context): boolean {
  const [given, wanted] = [contextsOf(from, context), contextsOf(to, context)];
  if (wanted === Contexts.None || (given & ~wanted) === 0) {
    return false;
  }
  // A function without parameters ignores what it gets.
  return given !== Contexts.Void || alternativesOf(from).some((each) => each.getCallSignatures().some(takesSomething));
}

function takesSomething({ parameters }: ts.Signature): boolean {
  return parameters.length > 0;
}
