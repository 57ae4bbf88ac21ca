/** The Lua heap used by a script that does nothing, with `sys`: a module charges that, too. */
export const emptyScriptBytes = 33382;
