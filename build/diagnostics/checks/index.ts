import type { Check } from "../check.ts";
import { checkAnyValues } from "./any-values.ts";
import { checkArrays } from "./arrays.ts";
import { checkConditions } from "./conditions.ts";
import { checkDivision } from "./division.ts";
import { checkEvaluationOrder } from "./evaluation-order.ts";
import { checkFields } from "./fields.ts";
import { checkFunctionFields, checkFunctions } from "./functions.ts";
import { checkHeavyCalls } from "./heavy-calls.ts";
import { checkHeavySyntax } from "./heavy-syntax.ts";
import { checkIntegerPlaces } from "./integer-places.ts";
import { checkJumps } from "./jumps.ts";
import { checkKeyOrder } from "./key-order.ts";
import { checkKeys } from "./keys.ts";
import { checkLoopVariables } from "./loop-variables.ts";
import { checkMissing } from "./missing.ts";
import { checkModules } from "./modules.ts";
import { checkNothings } from "./nothings.ts";
import { checkNumbers } from "./numbers.ts";
import { checkPatterns } from "./patterns.ts";
import { checkSequences } from "./sequences.ts";
import { checkSeveralResults } from "./several-results.ts";
import { checkShifts } from "./shifts.ts";
import { checkText } from "./text.ts";
import { checkTextToNumber } from "./text-to-number.ts";
import { checkWaits } from "./waits.ts";
import { checkWalks } from "./walks.ts";

/** All checks that look at a file node by node. */
export const checks: readonly Check[] = [
  checkNumbers,
  checkShifts,
  checkDivision,
  checkIntegerPlaces,
  checkText,
  checkTextToNumber,
  checkConditions,
  checkNothings,
  checkJumps,
  checkWaits,
  checkLoopVariables,
  checkFunctions,
  checkFunctionFields,
  checkFields,
  checkArrays,
  checkSequences,
  checkWalks,
  checkSeveralResults,
  checkAnyValues,
  checkKeys,
  checkKeyOrder,
  checkPatterns,
  checkEvaluationOrder,
  checkMissing,
  checkModules,
  checkHeavySyntax,
  checkHeavyCalls,
];
