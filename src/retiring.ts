/**
 * When a frame that was handed to the firmware counts as arrived, and leaves the outbox. The link asks through this
 * interface and knows no more of it: whatever can tell that a burst has arrived may stand behind it.
 */
export interface Retiring {
  /** To be called once, before anything else. */
  listen: (this: void, listener: RetiringEvents) => void;
  /** A link has taken its first frame: what `send()` returned for it. */
  linkOpened: (this: void, success: boolean) => void;
  /** `send()` was called, whatever came of it. */
  frameTried: (this: void) => void;
  /** A burst is handed over: one frame of it was taken, or more. */
  burstEnded: (this: void) => void;
  /** The firmware's "sent". */
  sent: (this: void) => void;
  /** Something was received; `isAnswer`: the answer to an empty frame, so that frame has arrived. */
  heard: (this: void, isAnswer: boolean) => void;
  /** The link has ended: nothing that was handed over on it counts any more. */
  linkEnded: (this: void) => void;
  /** To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined. */
  check: (this: void, periodMs: Milliseconds) => string | undefined;
  /** Whether this can tell at all that something has arrived: undefined until that is known. */
  canTell: (this: void) => boolean | undefined;
}

export interface RetiringEvents {
  /** All that was handed over has arrived, as far as can be known: the next burst may go. */
  onRetired: (this: void) => void;
  /**
   * It is not known yet what this firmware tells: more may be handed over behind it, and all of it is kept.
   * Returns whether there is room to keep more.
   */
  onUndecided: (this: void) => boolean;
  /** An empty frame would bring certainty: its confirmation covers all that went before it. */
  onDoubt: (this: void) => void;
}
