/**
 * Lua's `//`: the integer quotient of two integers, rounded down. A plain `/` returns a float, and a function of C that
 * needs an integer raises an error for one with a fraction. Compiles to the operator: do not pass it on as a function.
 *
 * @param dividend Integer.
 * @param divisor Integer. 0 raises "attempt to perform 'n//0'".
 * @returns Integer: `floorDivide(7, 2)` is 3, `floorDivide(-7, 2)` is -4.
 *
 * Source: the Lua language; TypeScriptToLua emits it for this type.
 */
declare const floorDivide: LuaFloorDivision<number, number, number>;
