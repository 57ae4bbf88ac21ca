/**
 * Mutual proof, before a link counts as open: server and gateway show each other that they know the key. The gateway
 * sends its proof only after the server's was right. Each proof is bound to both challenges, to the module and to its
 * direction.
 *
 *     state    what is so                          event → next
 *     none     no link, or its proof is done       the handshake is done: our challenge → asked; unsure, where the
 *                                                    core may have refused it
 *     asked    the server's proof is awaited       it is right: our proof, the link opens → none
 *                                                  · it is wrong, another frame that is not empty comes, or the core
 *                                                    refuses our proof: the link ends → none
 *     unsure   the same, but the core may have     timer: the challenge goes out again → asked, unsure
 *              refused the challenge               · all else as in asked → none
 *
 * When nothing comes, the handshake timeout ends the attempt → none.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { deviceName, isMac, macOf } from "../device/mac";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { success, takesNoFrame } from "./core-kind";
import { link, transmit } from "./transmit";

/** Whether mutual proof is configured. */
export const wantsProof = config.control !== undefined && config.control.mutualProof === true;

type State = "none" | "asked" | "unsure";

const challengeBytes = 16;
const largestAnswerBytes = 512;

const retryMs: Milliseconds = 500;
const noProof = "the server has sent no proof";

let timer: TimerId;
/** The state of the table above. Read only. */
export let proofState: State = "none";
/** Our last challenge, in hex. */
let challenge = "";
/**
 * Whether the core may have refused the challenge of the last attempt, or of this one. Undefined when it had none, or the
 * proof has come. Read only.
 */
export let isChallengeRefused: boolean | undefined;

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
  isChallengeRefused = !isTaken || success === "unknown";
  proofState = isChallengeRefused ? "unsure" : "asked";
  if (isChallengeRefused) {
    startTimer(timer, retryMs);
  }
}

/** A frame has come while the proof is awaited. Returns what is wrong, or undefined when the proof is done. */
export function finishProof(frame: ByteString): string | undefined {
  proofState = "none";
  isChallengeRefused = undefined;
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
  if (!isMac(answer.proof, macOf("server", device, challenge, theirs as string))) {
    return "the server does not know the key: it gets no data";
  }
  const text = `{"proof":"${macOf("gateway", device, challenge, theirs as string)}"}`;
  if (link.client === undefined || !transmit(text, text.length, true)) {
    return takesNoFrame;
  }
  return undefined;
}

/** The link has ended, or was not made. */
export function endProof(): void {
  stopTimer(timer);
  if (proofState === "none") {
    isChallengeRefused = undefined;
  }
  proofState = "none";
}

// In a branch, so that the build leaves it out where there is no proof.
if (wantsProof) {
  timer = makeTimer(guarded("proof", sendChallenge));
}
