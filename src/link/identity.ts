/**
 * The identity frame: the first frame of a link that is not empty. It is not data: none of its bytes is counted.
 *
 *     state   what is so                            event → next
 *     sent    data may go                           a link opens → due
 *     due     data waits for the frame              the core takes it → sent
 *                                                   · it has ended a link, because success of `send()` was only assumed,
 *                                                     and still is → held
 *                                                   · the core refuses it, on a link that has stood for 10 s: data goes
 *                                                     without it → sent
 *     held    data waits, and the frame waits       success is certain → due
 *             until success of `send()` is certain  · a link has stood for 10 s: data goes without the frame → sent
 *
 * Where the template fills to nothing, there is no frame: sent.
 */

import { config } from "../config";
import type { Identity } from "../config-type";
import { filled } from "../device/placeholders";
import { success } from "./core-kind";
import { link, transmit } from "./transmit";

type State = "sent" | "due" | "held";

/** In ticks: the core may refuse the frame until the link is so old. */
const mostTicks = 2;

let state: State = "sent";
/** The frame has ended a link, because success of `send()` was only assumed. */
let hasEndedLink = false;

/** A link has opened. */
export function identityOpened(): void {
  state = "due";
}

/** Sends the frame if it is due, on an open link. Returns whether data may go now. */
export function sendIdentity(): boolean {
  // Until the core is known, no data goes out either.
  if (state === "sent" || (success === "unknown" && config.probe.send !== "nothing")) {
    return true;
  }
  const isAssumed = success === "true-assumed" || success === "false-assumed";
  state = isAssumed && hasEndedLink ? "held" : "due";
  const identity = config.identity as Identity;
  const frame = filled(identity.template, "frame");
  // An empty frame would ask the server for an answer.
  if (frame === "" || (state === "due" && transmit(frame, frame.length, identity.frames !== "binary"))) {
    state = "sent";
    return true;
  }
  hasEndedLink = hasEndedLink || link.phase === "wrong";
  if (link.ticks < mostTicks) {
    return false;
  }
  log.warn(
    "identity",
    state === "due"
      ? "the core refuses its frame: data goes without it"
      : "what send() returns is not certain: data goes without the frame",
  );
  state = "sent";
  return true;
}
