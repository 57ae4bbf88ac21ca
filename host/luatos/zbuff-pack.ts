import { beforeNul, checkInteger, checkNumber, checkString } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { type Method, stateOf } from "./zbuff-common";

interface Letter {
  kind: string;
  size: number;
  float: boolean;
}

/** Letters that encode a number. */
export const numberLetters: Record<string, Letter | undefined> = {
  c: { kind: "I8", size: 1, float: false },
  b: { kind: "U8", size: 1, float: false },
  h: { kind: "I16", size: 2, float: false },
  H: { kind: "U16", size: 2, float: false },
  i: { kind: "I32", size: 4, float: false },
  I: { kind: "U32", size: 4, float: false },
  l: { kind: "I64", size: 8, float: false },
  L: { kind: "U64", size: 8, float: false },
  f: { kind: "F32", size: 4, float: true },
  d: { kind: "F64", size: 8, float: true },
  n: { kind: "F32", size: 4, float: true },
};

/** One item of a format: a letter and its repeat count. */
interface Item {
  letter: string;
  count: number;
  /** Whether the count was written. */
  counted: boolean;
}

/** Parses the items of a format. An unknown letter is reported when it is reached. */
export function itemsOf(format: string): Item[] {
  const items: Item[] = [];
  for (const [letter, digits] of string.gmatch(beforeNul(format), "(.)(%d*)")) {
    items.push({ letter, count: digits === "" ? 1 : (tonumber(digits) as number), counted: digits !== "" });
  }
  return items;
}

function isOrder(letter: string): boolean {
  return letter === "<" || letter === ">" || letter === "=";
}

function letterOf(letter: string, name: string): Letter | undefined {
  if (letter === " " || letter === ",") {
    return undefined;
  }
  const found = numberLetters[letter];
  if (found === undefined) {
    fail(`calling '${name}' on bad self (bad code \`${letter}')`);
  }
  return found;
}

const pack: Method = (self, format, ...values) => {
  const state = stateOf(self, "pack");
  let little = true;
  let written = 0;
  let next = 0;
  const add = (bytes: string): void => {
    const fitting = string.sub(bytes, 1, state.size - state.used);
    board.put(state.block, state.used, fitting);
    state.used += fitting.length;
    written += fitting.length;
  };
  for (const { letter, count } of itemsOf(checkString(format, 1, "pack"))) {
    if (isOrder(letter) && state.used < state.size) {
      little = letter !== ">";
      continue;
    }
    for (let index = 0; index < count && state.used < state.size; index++) {
      if (letter === "A") {
        add(checkString(values[next], next + 2, "pack"));
        next++;
      } else {
        const found = letterOf(letter, "pack");
        if (found !== undefined) {
          const check = found.float ? checkNumber : checkInteger;
          add(board.encodeNumber(found.kind, check(values[next], next + 2, "pack"), little));
          next++;
        }
      }
    }
  }
  return written;
};

/** Reads while there are bytes. The first result is the number of bytes read. */
function unpack(self: unknown, format: unknown): LuaMultiReturn<unknown[]> {
  const state = stateOf(self, "unpack");
  const left = state.size - state.used;
  const results: unknown[] = [0];
  let little = true;
  let taken = 0;
  let enough = true;
  for (const { letter, count, counted } of itemsOf(checkString(format, 1, "unpack"))) {
    if (isOrder(letter)) {
      little = letter !== ">";
    } else if (letter === "A") {
      enough = taken + count <= left;
      if (enough && (count > 0 || counted)) {
        results.push(board.slice(state.block, state.used + taken, count));
        taken += count;
      }
    } else {
      for (let index = 0; index < count && enough; index++) {
        const found = letterOf(letter, "unpack");
        if (found !== undefined) {
          enough = taken + found.size <= left;
          if (enough) {
            const value = board.readNumber(state.block, state.used + taken, found.kind, little);
            results.push(found.float ? value / 1 : value);
            taken += found.size;
          }
        }
      }
    }
    if (!enough) {
      break;
    }
  }
  state.used += taken;
  results[0] = taken;
  return $multi(...results);
}

/** The methods of a zbuff that pack and unpack several values. */
export const packMethods = { pack, unpack: unpack as Method };
