/**
 * What confirms a frame. Each policy is one file that holds to this contract: it is told what happens on the link, says how
 * much may be handed over, and confirms what has arrived with `confirmBefore`.
 */

import { config } from "../config";
import { answers } from "./delivery-answers";
import { core } from "./delivery-core";

export interface Delivery {
  /** To be called once, first of all. `pump` sends what waits: it is called when more may be handed over. */
  readonly start: (this: void, pump: (this: void) => void) => void;
  /** A link has ended: what happened on it counts no more. To be called before its flight is ended. */
  readonly reset: (this: void) => void;
  /** How far the flight may reach now, from the front of the outbox. A frame that begins before goes out whole. */
  readonly reach: (this: void) => Bytes;
  /** Frames of data were handed over: all that may go now. */
  readonly handedOver: (this: void) => void;
  /** An empty frame was handed over. Left out where that means nothing. */
  readonly probed?: (this: void) => void;
  /** The core says "sent". */
  readonly sent: (this: void) => void;
  /** A frame of so many bytes was received. */
  readonly received: (this: void, bytes: Bytes) => void;
  /** To be called each 5 seconds while a link is open. Returns why the link must be taken for dead, or undefined. */
  readonly tick: (this: void) => string | undefined;
}

/** The policy that is configured. The build leaves the other out. */
export const delivery: Delivery = config.delivery === "answers" ? answers : core;
