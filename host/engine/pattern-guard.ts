import { type LuaApi, typeNumber, typeString } from "./lua-api.ts";
import { PatternMatcher } from "./lua-pattern.ts";
import { caret, minus, PatternError, percent, plus, question, star } from "./pattern-classes.ts";

/** So many steps the engine's own functions may take: nobody can end them meanwhile. On a device that is some seconds. */
const mostSteps = 10_000_000;

const names = ["find", "match", "gmatch", "gsub"] as const;

/** The script was stopped while a pattern was matched. */
class Stopped extends Error {}

/**
 * Lets the functions that match patterns be ended, which can take longer than the universe lasts. Where one may take long,
 * its steps are first gone through in JavaScript, and charged for. When they come to an end, the engine's own function
 * does the work. `guarded` gets what walks, and gives it what charges the script for so many VM instructions and says
 * whether it may go on. A step takes a device about as long as an instruction: a guess, as what that takes.
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
 * How long a pattern may take at most, roughly: each part that repeats multiplies by the length of the text, and so does
 * where the match begins. A `?` doubles. What only looks like such a part counts, too.
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
      // %b goes through the text, and %1 through what was captured.
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
      // What it finds, the engine will find.
    }
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof Stopped)) {
      throw error;
    }
  }
}
