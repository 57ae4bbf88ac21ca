/**
 * Mutual proof, before a link counts as open: server and gateway show each other that they know the key. The gateway
 * sends its proof only after the server's was right. Each proof is bound to both challenges, to the module and to its
 * direction.
 *
 *     state    what is so                          event → next
 *     none     no link, or its proof is done       the handshake is done: our challenge → asked
 *     asked    the server's proof is awaited       it is right: our proof, the link opens → none
 *                                                  · it is wrong, another frame that is not empty comes, or the core
 *                                                    refuses our proof: the link ends → none
 *                                                  · timer, when the core may have refused the challenge: it goes out
 *                                                    again
 *
 * When nothing comes, the handshake timeout ends the attempt. `challenge` holds the state: it is "" in none.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { deviceName, isMac, macOf } from "../device/mac";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { success } from "./core-kind";
import { link, transmit } from "./transmit";

/** Whether mutual proof is configured. */
export const wantsProof = config.control !== undefined && config.control.mutualProof === true;

const challengeBytes = 16;
const largestAnswerBytes = 512;

const retryMs: Milliseconds = 500;
const noProof = "the server has sent no proof";

let timer: TimerId;
/** Our challenge while the server's proof is awaited, else "". Read only. */
export let challenge = "";
/** The core may have refused the last challenge. Undefined when there was none in the last attempt. Read only. */
export let isProofRefused: boolean | undefined;

/** Sends the challenge. Returns what went wrong, or undefined. */
export function startProof(): string | undefined {
  const random = crypto.trng(challengeBytes);
  if (random === undefined) {
    return "the core gives no random bytes";
  }
  challenge = string.toHex(random)[0];
  sendChallenge();
  return undefined;
}

function sendChallenge(): void {
  stopTimer(timer);
  const [text = ""] = json.encode({ challenge, device: deviceName() });
  const isTaken = transmit(text, text.length, true);
  // "unknown": `send()` has returned false, which may mean success.
  isProofRefused = !isTaken || success === "unknown";
  if (isProofRefused) {
    startTimer(timer, retryMs);
  }
}

/** A frame has come while the proof is awaited. Returns what is wrong, or undefined when the proof is done. */
export function finishProof(frame: ByteString): string | undefined {
  const asked = challenge;
  challenge = "";
  stopTimer(timer);
  const [answer] = json.decode<Record<string, unknown>>(frame.length <= largestAnswerBytes ? frame : "");
  if (answer === undefined || type(answer) !== "table") {
    return noProof;
  }
  const theirs = answer.challenge;
  const isChallenge = type(theirs) === "string" && string.match(theirs as string, "^%x+$")[0] !== undefined;
  if (!isChallenge || (theirs as string).length !== 2 * challengeBytes) {
    return noProof;
  }
  const device = deviceName();
  if (!isMac(answer.proof, macOf("server", device, asked, theirs as string))) {
    return "the server does not know the key: it gets no data";
  }
  const text = `{"proof":"${macOf("gateway", device, asked, theirs as string)}"}`;
  if (link.client === undefined || !transmit(text, text.length, true)) {
    return "the core takes no frame";
  }
  return undefined;
}

// In a branch, so that the build can leave it out.
if (wantsProof) {
  timer = makeTimer(guarded("proof", sendChallenge));
}

/** The link has ended, or was not made. */
export function endProof(): void {
  stopTimer(timer);
  if (challenge === "") {
    isProofRefused = undefined;
  }
  challenge = "";
}
