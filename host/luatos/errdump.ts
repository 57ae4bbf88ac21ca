import { optionalInteger } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { resizeBuffer } from "./memory";
import { simulatedModule } from "./simulated";
import { stateOf } from "./zbuff-common";

const systemLog = 0;
const userLog = 1;

/**
 * Whether the user's log has grown since it was read. An error that ends the VM needs no flag: no script can read it
 * then.
 */
let added = false;

function dump(buffer: unknown, wanted: unknown, erase: unknown): boolean {
  const state = type(buffer) === "userdata" ? stateOf(buffer, "dump", 1) : undefined;
  const kind = optionalInteger(wanted, userLog, 2, "dump");
  if (kind > userLog) {
    return true;
  }
  if (kind < systemLog) {
    fail("errDump.dump: a type below 0 crashes the device");
  }
  const fresh = kind === userLog && added;
  if (state !== undefined) {
    added = kind === userLog ? false : added;
    const text = board.errorDumpRead(kind);
    if (text.length > state.size) {
      resizeBuffer(state, text.length);
    }
    board.put(state.block, 0, text);
    state.used = text.length;
  }
  if (erase === true) {
    board.errorDumpErase(kind);
  }
  return fresh;
}

/** The module `errDump`. Logs survive reboots; nothing is uploaded. */
export const errDumpModule = simulatedModule<ErrDumpModule>()("errDump", {
  config: (enabled: unknown, period: unknown) => {
    if (type(enabled) === "boolean") {
      optionalInteger(period, 600, 2, "config");
      board.errorDumpEnable(enabled as boolean);
    }
  },
  record: (text: unknown) => {
    if (type(text) === "string" && text !== "") {
      added = true;
      board.errorDumpRecord(userLog, text as string);
    }
  },
  dump,
  TYPE_SYS: systemLog,
  TYPE_USR: userLog,
});
