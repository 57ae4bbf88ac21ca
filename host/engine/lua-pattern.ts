import {
  bracket,
  caret,
  closeParen,
  dollar,
  isDigit,
  letters,
  minus,
  openParen,
  type Part,
  PatternError,
  percent,
  plus,
  question,
  singlePart,
  star,
} from "./pattern-classes.ts";

const open = -1;
const position = -2;
const mostCaptures = 32;
/** How deep parts that can backtrack may nest. */
const mostDepth = 200;
const stepsPerTick = 50_000;

/** The start and end of a match, as offsets. */
export interface Match {
  start: number;
  end: number;
}

/**
 * Matches one pattern against one text, with the results and the steps of Lua's own functions. Those cannot be
 * interrupted, so this runs first where they may take long.
 */
export class PatternMatcher {
  /** Steps taken so far. */
  steps = 0;
  private readonly parts: (Part | undefined)[] = [];
  private captures: [start: number, length: number][] = [];
  private depth = 0;

  constructor(
    private readonly text: Uint8Array,
    private readonly pattern: Uint8Array,
    /** Called after this many steps. It may throw. */
    private readonly tick: (steps: number) => void,
  ) {}

  /**
   * Yields up to `most` matches, in order, from a position on. Two matches never end at the same position without a
   * byte between them. If `^` may be an anchor, it binds the first match to its position; else it is a plain byte.
   * Throws a PatternError when the pattern is wrong.
   */
  *all(from: number, most: number, mayBeAnchored: boolean): Generator<Match> {
    const anchored = mayBeAnchored && this.pattern[0] === caret;
    let last = -1;
    let count = 0;
    for (let start = from; start <= this.text.length && count < most; ) {
      const found = this.matchAt(start, anchored ? 1 : 0);
      if (found !== undefined && found.end !== last) {
        yield found;
        count++;
        start = found.end;
        last = found.end;
      } else {
        start++;
      }
      if (anchored) {
        return;
      }
    }
  }

  private matchAt(start: number, at: number): Match | undefined {
    this.captures = [];
    this.depth = 0;
    const end = this.match(start, at);
    return end < 0 ? undefined : { start, end };
  }

  private step(): void {
    if (++this.steps % stepsPerTick === 0) {
      this.tick(stepsPerTick);
    }
  }

  /** Where a match of the rest of the pattern ends, or -1. */
  private match(from: number, at: number): number {
    if (++this.depth > mostDepth) {
      throw new PatternError();
    }
    const end = this.matchRest(from, at);
    this.depth--;
    return end;
  }

  private matchRest(from: number, at: number): number {
    const { text, pattern } = this;
    let place = from;
    let part = at;
    while (part < pattern.length) {
      this.step();
      const byte = pattern[part];
      if (byte === openParen) {
        const isPosition = pattern[part + 1] === closeParen;
        return this.startCapture(place, part + (isPosition ? 2 : 1), isPosition ? position : open);
      }
      if (byte === closeParen) {
        return this.endCapture(place, part + 1);
      }
      if (byte === dollar && part + 1 === pattern.length) {
        return place === text.length ? place : -1;
      }
      if (byte === percent && isSpecial(pattern[part + 1])) {
        place = this.special(place, part);
        if (place < 0) {
          return -1;
        }
        part = this.specialEnd(part);
        continue;
      }
      const { end } = this.partAt(part);
      const mark = pattern[end];
      if (!this.single(place, part)) {
        if (mark !== star && mark !== question && mark !== minus) {
          return -1;
        }
        part = end + 1;
      } else if (mark === question) {
        const result = this.match(place + 1, end + 1);
        if (result >= 0) {
          return result;
        }
        part = end + 1;
      } else if (mark === plus || mark === star) {
        return this.mostOf(place, mark === plus ? 1 : 0, part, end);
      } else if (mark === minus) {
        return this.leastOf(place, part, end);
      } else {
        place++;
        part = end;
      }
    }
    return place;
  }

  /** Where the text goes on behind `%b`, `%f` or a capture that is matched again, or -1. */
  private special(place: number, part: number): number {
    const { text, pattern } = this;
    const kind = pattern[part + 1] as number;
    if (kind === letters.b) {
      return this.balance(place, part + 2);
    }
    if (kind !== letters.f) {
      return this.back(place, kind);
    }
    if (pattern[part + 2] !== bracket) {
      throw new PatternError();
    }
    const { takes } = this.partAt(part + 2);
    return takes[text[place - 1] ?? 0] === 1 || takes[text[place] ?? 0] === 0 ? -1 : place;
  }

  /** Where the pattern goes on behind such a part: `%bxy`, `%f[set]`, `%1`. */
  private specialEnd(part: number): number {
    const kind = this.pattern[part + 1];
    return kind === letters.b ? part + 4 : kind === letters.f ? this.partAt(part + 2).end : part + 2;
  }

  private mostOf(place: number, least: number, part: number, end: number): number {
    let count = least;
    while (this.single(place + count, part)) {
      this.step();
      count++;
    }
    for (; count >= least; count--) {
      const result = this.match(place + count, end + 1);
      if (result >= 0) {
        return result;
      }
    }
    return -1;
  }

  private leastOf(from: number, part: number, end: number): number {
    for (let place = from; ; place++) {
      const result = this.match(place, end + 1);
      if (result >= 0) {
        return result;
      }
      if (!this.single(place, part)) {
        return -1;
      }
    }
  }

  private startCapture(place: number, part: number, length: number): number {
    if (this.captures.length >= mostCaptures) {
      throw new PatternError();
    }
    this.captures.push([place, length]);
    const result = this.match(place, part);
    if (result < 0) {
      this.captures.pop();
    }
    return result;
  }

  private endCapture(place: number, part: number): number {
    const capture = this.openCapture();
    capture[1] = place - capture[0];
    const result = this.match(place, part);
    if (result < 0) {
      capture[1] = open;
    }
    return result;
  }

  private openCapture(): [start: number, length: number] {
    for (let index = this.captures.length - 1; index >= 0; index--) {
      const capture = this.captures[index] as [number, number];
      if (capture[1] === open) {
        return capture;
      }
    }
    throw new PatternError();
  }

  private balance(from: number, at: number): number {
    const [begin, close] = [this.pattern[at], this.pattern[at + 1]];
    if (close === undefined) {
      throw new PatternError();
    }
    if (this.text[from] !== begin) {
      return -1;
    }
    let depth = 1;
    for (let place = from + 1; place < this.text.length; place++) {
      this.step();
      const byte = this.text[place];
      if (byte === close) {
        if (--depth === 0) {
          return place + 1;
        }
      } else if (byte === begin) {
        depth++;
      }
    }
    return -1;
  }

  /** Matches the text of an earlier capture again. */
  private back(place: number, digit: number): number {
    const index = digit - 49;
    const capture = this.captures[index];
    if (capture === undefined || capture[1] === open) {
      throw new PatternError();
    }
    const [start, length] = capture;
    // A position capture has no text to match again.
    if (length === position) {
      return -1;
    }
    for (let offset = 0; offset < length; offset++) {
      this.step();
      if (this.text[place + offset] !== this.text[start + offset]) {
        return -1;
      }
    }
    return place + length;
  }

  private single(place: number, part: number): boolean {
    return place < this.text.length && this.partAt(part).takes[this.text[place] as number] === 1;
  }

  /** The single-byte part at a position of the pattern. */
  private partAt(at: number): Part {
    let part = this.parts[at];
    if (part === undefined) {
      part = singlePart(this.pattern, at);
      this.parts[at] = part;
    }
    return part;
  }
}

/** Whether the byte behind a percent sign makes a part that is not one byte of the text. */
function isSpecial(kind: number | undefined): boolean {
  return kind === letters.b || kind === letters.f || (kind !== undefined && isDigit(kind));
}
