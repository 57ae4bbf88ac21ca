/** Bytes of Lua heap that each construct takes, as `npm run costs` measured it. */
export const costs: Readonly<Record<string, number>> = {};
