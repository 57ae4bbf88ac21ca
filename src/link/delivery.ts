/**
 * What confirms a frame. Each policy is one file that keeps this contract: it is told what happens on the link, says
 * how much may be handed over, and confirms what has arrived with `confirmBefore` or `confirmFront`.
 */

import { config } from "../config";
import { answers, startAnswers } from "./delivery-answers";
import { core, startCore } from "./delivery-core";

/** What each policy does. */
export interface Delivery {
  /** A link has ended: what happened on it no longer counts. Called before its flight is ended. */
  readonly reset: (this: void) => void;
  /** How far the flight may reach now, from the front of the outbox. A frame that begins before that goes out whole. */
  readonly reach: (this: void) => Bytes;
  /** Frames of data were handed over, as many as may go now. */
  readonly handedOver: (this: void) => void;
  /** An empty frame was handed over. Left out by a policy that does not use it. */
  readonly probed?: (this: void) => void;
  /** The core has said "sent". */
  readonly sent: (this: void) => void;
  /** A frame of this many bytes was received. */
  readonly received: (this: void, bytes: Bytes) => void;
  /** Called every tick while a link is open. Returns why the link counts as dead, or undefined. */
  readonly tick: (this: void) => string | undefined;
}

/** The configured policy. The build leaves out the other one. */
export const delivery: Delivery = config.delivery === "answers" ? answers : core;

/**
 * Starts the policy. Call it once, before anything else. The policy calls `pump`, which sends queued frames, when more
 * may be handed over.
 */
export const startDelivery = config.delivery === "answers" ? startAnswers : startCore;
