/** The Lua heap used by a script that does nothing, with `sys`: a device charges that, too. */
export const emptyScriptBytes = 33382;
