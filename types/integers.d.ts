/**
 * Lua's `//`: the integer quotient of two integers, rounded down. A plain `/` gives a float, and a float that reaches C
 * where an integer belongs raises an error. Compiles to the operator itself; it cannot be passed on as a function.
 *
 * @param dividend Integer.
 * @param divisor Integer. 0 raises "attempt to perform 'n//0'".
 * @returns Integer: `floorDivide(7, 2)` is 3, `floorDivide(-7, 2)` is -4.
 *
 * Source: the Lua language; TypeScriptToLua emits it for this type.
 */
declare const floorDivide: LuaFloorDivision<number, number, number>;
