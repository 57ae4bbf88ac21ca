/** The most locals at once that the rule too-many-locals allows. Lua's own limit is 200. */
export const mostLocals = 190;

/** The most variables of other functions that the rule too-many-upvalues allows. Lua's own limit is 255. */
export const mostUpvalues = 50;
