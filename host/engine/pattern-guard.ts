import { type LuaApi, typeNumber, typeString } from "./lua-api.ts";
import { PatternMatcher } from "./lua-pattern.ts";
import { caret, minus, PatternError, percent, plus, question, star } from "./pattern-classes.ts";

/**
 * How many steps the engine's own functions may take. Meanwhile nothing can end them. On a module this takes some
 * seconds.
 */
const mostSteps = 10_000_000;

const names = ["find", "match", "gmatch", "gsub"] as const;

/** The script was stopped during a pattern match. */
class Stopped extends Error {}

/**
 * Makes the functions that match patterns interruptible: a match can take practically forever. Where one may take long,
 * JavaScript first walks through its steps and charges for them. If the walk ends, the engine's own function does the
 * work. `guarded` gets the walk, and passes it a function that charges the script for VM instructions and returns
 * whether to continue. A step is assumed to take a module about as long as an instruction. Both costs are guesses.
 */
export function guardPatterns<State>(
  api: LuaApi<State>,
  guarded: (state: State, walk: (work: (instructions: number) => boolean) => void) => void,
): void {
  api.pushGlobal(api.main, "string");
  for (const name of names) {
    api.pushField(api.main, name);
    const plain = api.cFunction(api.main);
    api.setTop(api.main, -2);
    api.pushFunction(api.main, (state) => {
      if (mayTakeLong(api, state)) {
        guarded(state, (work) => walk(api, state, name, work));
      }
      return plain(state);
    });
    api.setField(api.main, name);
  }
  api.setTop(api.main, -2);
}

function mayTakeLong<State>(api: LuaApi<State>, state: State): boolean {
  return (
    isText(api, state, 1) && isText(api, state, 2) && mostStepsOf(api.bytes(state, 2), api.length(state, 1)) > mostSteps
  );
}

function isText<State>(api: LuaApi<State>, state: State, index: number): boolean {
  const type = api.type(state, index);
  return type === typeString || type === typeNumber;
}

/**
 * A rough upper bound of the steps of a match: each repeating part multiplies by the length of the text, and so does
 * the choice of the start. A `?` doubles. Escaped characters that look like such a part count, too.
 */
export function mostStepsOf(pattern: Uint8Array, length: number): number {
  let steps = pattern.length * (pattern[0] === caret ? 1 : length + 1);
  for (let at = 0; at < pattern.length; at++) {
    const byte = pattern[at];
    if (byte === star || byte === plus || byte === minus) {
      steps *= length + 1;
    } else if (byte === question) {
      steps *= 2;
    } else if (byte === percent) {
      at++;
      const kind = pattern[at];
      // %b walks through the text, and %1 through a capture.
      steps *= kind === 98 || (kind !== undefined && kind >= 48 && kind <= 57) ? length + 1 : 1;
    }
  }
  return steps;
}

function walk<State>(
  api: LuaApi<State>,
  state: State,
  name: (typeof names)[number],
  work: (instructions: number) => boolean,
): void {
  const isSearch = name === "find" || name === "match";
  if (name === "find" && api.boolean(state, 4)) {
    return;
  }
  const text = api.bytes(state, 1);
  const init = isSearch && api.type(state, 3) === typeNumber ? api.number(state, 3) : 1;
  const from = init > 0 ? init - 1 : Math.max(0, init === 0 ? 0 : text.length + init);
  const most = isSearch
    ? 1
    : name === "gsub" && api.type(state, 4) === typeNumber
      ? api.number(state, 4)
      : Number.POSITIVE_INFINITY;
  const matcher = new PatternMatcher(text, api.bytes(state, 2), (steps) => {
    if (!work(steps)) {
      throw new Stopped();
    }
  });
  try {
    for (const _match of matcher.all(from, most, name !== "gmatch")) {
      // The engine's own function will raise the same error.
    }
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof Stopped)) {
      throw error;
    }
  }
}
