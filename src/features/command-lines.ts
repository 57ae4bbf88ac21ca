/** Settings from command lines on the UART. The next start judges them, and answers on the UART. */

import { gatewaySuffix } from "../device/gateway-name";
import { guarded } from "../device/guard";
import { openStore } from "../device/store";
import { resumeInbox } from "../down/inbox";
import { say, startCommands } from "../up/uart-commands";
import { applySettings, changeSettings, forgetChanges } from "./settings";
import { inForce } from "./settings-in-force";

/** Stored when the next start must say on the UART which settings it uses. */
const tellKey = `gateway_tell_uart${gatewaySuffix}`;
const restartMs: Milliseconds = 1000;

/** Starts the commands. Call it once, when the UART is open. `restart` restarts the module and takes the reason. */
export function startCommandLines(restart: (this: void, reason: string) => void): void {
  const onEnd = (byExit: boolean): void => {
    let problem: string | undefined = "nothing came for a minute";
    if (byExit) {
      problem = applySettings(false);
    }
    forgetChanges();
    if (problem === undefined) {
      sys.timerStart(guarded("commands", restart), restartMs, "settings came on the UART");
      openStore()?.set(tellKey, true);
      say("restart");
    } else {
      say(`end: ${problem}`);
    }
    // Frames of the server have waited.
    resumeInbox();
  };
  // What the server has set and not applied is not for `exit` to store: that is without a trial.
  startCommands({ onBegin: forgetChanges, onLine: taken, onEnd });
  // Last, as in control.ts.
  const store = openStore();
  if (store && store.get(tellKey) !== undefined) {
    store.del(tellKey);
    for (const path in inForce.refused) {
      say(`refused ${path}: ${inForce.refused[path]}`);
    }
    say(`settings: ${inForce.source}`);
  }
}

function taken(line: string): string {
  const [path, value] = string.match(line, "^([%w.]+)=(.*)$");
  if (path === undefined) {
    return "refused: write path=value or exit";
  }
  const problem = changeSettings({ [path]: typedValue(value as string) });
  return problem === undefined ? "ok" : `refused: ${problem}`;
}

/** Reads a number, true, false, null or a quoted text as JSON. Anything else is a text as it is. */
function typedValue(text: string): unknown {
  const isJson = string.match(text, '^".*"$')[0] ?? string.match(text, "^-?%d+$")[0];
  if (isJson !== undefined || text === "true" || text === "false" || text === "null") {
    const [list] = json.decode<LuaTable<number, unknown>>(`[${text}]`);
    if (list !== undefined) {
      return list.get(1);
    }
  }
  return text;
}
