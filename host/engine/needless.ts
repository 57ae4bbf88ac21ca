/**
 * Instructions of the prelude that are counted as the firmware's, although it did not ask for them. After a tail call
 * of a C function, Lua 5.3 executes one more than 5.4.
 */
export interface Needless {
  beforeEnter: number;
  behindLeave: number;
  inProtectedCall: number;
  aroundDepth: number;
  moreInResume: number;
  aroundCallback: number;
  aroundLook: number;
  behindLook: number;
  beforeCallback: number;
}

/** The numbers for a Lua, by its `_VERSION`. */
export function needlessIn(version: string): Needless {
  const behindLeave = version === "Lua 5.3" ? 1 : 0;
  return {
    beforeEnter: 2,
    behindLeave,
    inProtectedCall: 5 + behindLeave,
    aroundDepth: 7 + behindLeave,
    moreInResume: 1,
    aroundCallback: 2,
    beforeCallback: 2,
    aroundLook: 5,
    behindLook: 8,
  };
}
