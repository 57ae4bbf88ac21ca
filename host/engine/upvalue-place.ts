/** Where a running C function has its first upvalue, in a Lua whose memory we can read. */
export interface UpvaluePlace {
  /** Offset of the running call in a `lua_State`. */
  call: number;
  /** Offset of the first upvalue in a C closure. */
  upvalue: number;
}

const stateBytes = 100;
const closureBytes = 40;

/**
 * Finds the place by the mark that is the running function's upvalue. The C API also gives access to upvalues, but by a
 * call, and each call from Lua to us would need it.
 */
export function findUpvaluePlace(words: Int32Array, state: number, mark: number): UpvaluePlace {
  for (let call = 0; call < stateBytes; call += 4) {
    const closure = runningClosure(words, state, call);
    for (let upvalue = 0; upvalue < closureBytes; upvalue += 4) {
      if (words[(closure + upvalue) >> 2] === mark) {
        return { call, upvalue };
      }
    }
  }
  throw new Error("this build of Lua keeps its upvalues in an unknown place");
}

/** The word at a place that `findUpvaluePlace` has found. */
export function firstUpvalue(words: Int32Array, state: number, { call, upvalue }: UpvaluePlace): number {
  return words[(runningClosure(words, state, call) + upvalue) >> 2] as number;
}

/** A call record begins with the stack address of its function. */
function runningClosure(words: Int32Array, state: number, call: number): number {
  const place = words[(words[(state + call) >> 2] as number) >> 2] as number;
  return words[place >> 2] as number;
}
