import { board } from "./board";

/** JSON's null: a light userdata on the device, the same everywhere. */
export const jsonNull = board.newUserdata();

const metatable: object = { __tostring: () => "userdata: 00000000" };
debug.setmetatable(jsonNull, metatable);
