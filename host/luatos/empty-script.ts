/** What a script that does nothing holds of the Lua heap, with `sys`: on the device that is charged, too. */
export const emptyScriptBytes = 33382;
