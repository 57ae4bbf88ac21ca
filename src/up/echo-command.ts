/** The tutorial's command: the packet "echo", with its quotes, asks the server to say the time. */

import { addTextFrame, consumeOpenFrame, openFrameIs } from "./outbox";

const command = '"echo"';
/** How long the command is. */
export const echoCommandBytes: Bytes = command.length;

/** Consumes the open frame when it is the command, and queues what the tutorial sends for it. Returns whether it was. */
export function takeEchoCommand(): boolean {
  if (!openFrameIs(command)) {
    return false;
  }
  consumeOpenFrame(0);
  // Written out, so that its order is always the same.
  const [time] = json.encode(os.date());
  addTextFrame(`{"action":"echo","msg":${time}}`);
  return true;
}
