/** As many locals at once as the rule too-many-locals allows. Lua's own limit is 200. */
export const mostLocals = 180;

/** As many variables of other functions as the rule too-many-upvalues allows. Lua's own limit is 255. */
export const mostUpvalues = 50;

/** As many blocks in each other as functions may make that are put in each other's place. Lua's own limit is below 200. */
export const mostBlocks = 40;
