/** The tutorial's command: for the packet "echo", with its quotes, the gateway sends the server the time to echo. */

import { endOpenFrame, openFrameIs } from "./open-frame";
import { addTextFrame } from "./outbox";

const command = '"echo"';
/** The length of the command. */
export const echoCommandBytes: Bytes = command.length;

/** If the open frame is the command, consumes it and queues what the tutorial sends for it. Returns whether it was. */
export function takeEchoCommand(): boolean {
  if (!openFrameIs(command)) {
    return false;
  }
  endOpenFrame("consumed", 0);
  // Written out, so that the order of its members is always the same.
  const [time] = json.encode(os.date());
  addTextFrame(`{"action":"echo","msg":${time}}`);
  return true;
}
