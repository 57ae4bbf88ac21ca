/**
 * The identity frame: the first frame of a link that is not empty. It is no data: no byte of it is counted.
 *
 *     state   what is so                  event → next
 *     sent    data may go                 a link opens → due
 *     due     data waits for the frame    the core takes it → sent · it has not for 10 s: without it → sent
 */

import { config } from "../config";
import type { Identity } from "../config-type";
import { filled } from "../device/placeholders";
import { success } from "./core-kind";
import { link, transmit } from "./transmit";

/** Calls of `linkTick`, 5 seconds each. */
const mostTicks = 2;

let isDue = false;
/** It has ended a link, as the core was not known for sure: next time it waits until that is so. */
let hasEndedLink = false;

/** A link has opened. */
export function identityOpened(): void {
  isDue = (config.identity as Identity).template !== "";
}

/** Sends the frame if it is due on an open link. Returns whether data must wait for another try. */
export function isIdentityRefused(): boolean {
  // While the core is not known no data goes either.
  if (!isDue || (success === "unknown" && config.probe.send !== "nothing")) {
    return false;
  }
  const frame = filled((config.identity as Identity).template, "frame");
  const isAssumed = success === "true-assumed" || success === "false-assumed";
  const mayTry = !isAssumed || !hasEndedLink;
  // An empty frame would be a question to the server.
  if (frame === "" || (mayTry && transmit(frame, frame.length, (config.identity as Identity).frames !== "binary"))) {
    isDue = false;
  } else if (link.ticks >= mostTicks) {
    isDue = false;
    log.warn("identity", "the core does not take its frame: data goes without it");
  }
  hasEndedLink = hasEndedLink || link.wrong;
  return isDue;
}
