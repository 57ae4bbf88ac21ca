/**
 * The identity frame: the first frame of a link that is not empty. It is not data: none of its bytes is counted.
 *
 *     state   what is so                  event → next
 *     sent    data may go                 a link opens → due
 *     due     data waits for the frame    the core takes it → sent · it refuses it, on a link that has stood for 10 s:
 *                                           data goes without it → sent
 *
 * `link.owesIdentity` holds the state: it is true while the frame is due.
 */

import { config } from "../config";
import type { Identity } from "../config-type";
import { filled } from "../device/placeholders";
import { success } from "./core-kind";
import { link, transmit } from "./transmit";

/** In ticks: the core may refuse the frame until the link is so old. */
const mostTicks = 2;

/** The frame has ended a link, because success of `send()` was only assumed. The next one waits until it is certain. */
let hasEndedLink = false;

/** Sends the frame if it is due, on an open link. Returns whether data must wait. */
export function isIdentityRefused(): boolean {
  // Until the core is known, no data goes out either.
  if (!link.owesIdentity || (success === "unknown" && config.probe.send !== "nothing")) {
    return false;
  }
  const frame = filled((config.identity as Identity).template, "frame");
  const isAssumed = success === "true-assumed" || success === "false-assumed";
  const mayTry = !isAssumed || !hasEndedLink;
  // An empty frame would ask the server for an answer.
  if (frame === "" || (mayTry && transmit(frame, frame.length, (config.identity as Identity).frames !== "binary"))) {
    link.owesIdentity = false;
  } else if (link.ticks >= mostTicks) {
    link.owesIdentity = false;
    log.warn("identity", "the core refuses its frame: data goes without it");
  }
  hasEndedLink = hasEndedLink || link.phase === "wrong";
  return link.owesIdentity;
}
