import { board } from "./board";

/** JSON's null: one light userdata in the core. */
export const jsonNull = board.newUserdata();

const metatable: object = { __tostring: () => "userdata: 00000000" };
debug.setmetatable(jsonNull, metatable);
