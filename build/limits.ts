/** As many locals at once as the rule too-many-locals allows. Lua's own limit is 200. */
export const mostLocals = 180;

/** As many variables of other functions as the rule too-many-upvalues allows. Lua's own limit is 255. */
export const mostUpvalues = 50;
