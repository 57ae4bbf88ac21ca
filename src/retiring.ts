/**
 * When a frame that was handed to the firmware counts as arrived, and leaves the outbox. The link asks through this
 * interface and knows no more of it: whatever can tell that frames have arrived may stand behind it.
 */
export interface Retiring {
  /** To be called once, before anything else. */
  listen: (this: void, listener: RetiringEvents) => void;
  /** A link has taken its first frame: what `send()` returned for it. */
  linkOpened: (this: void, success: boolean) => void;
  /** `send()` was called with a frame that is not empty, or with a probe; whatever came of it. */
  frameTried: (this: void) => void;
  /** An empty frame was taken. Returns whether its answer is to cover what is in flight now: remember that. */
  probeTaken: (this: void) => boolean;
  /** All that may go now was handed over: one frame was taken, or more. */
  burstEnded: (this: void) => void;
  /** The firmware's "sent". */
  sent: (this: void) => void;
  /** Something was received; `isAnswer`: an empty frame, as the answer to one of ours. */
  heard: (this: void, isAnswer: boolean) => void;
  /** The link has ended: nothing that was handed over on it counts any more. */
  linkEnded: (this: void) => void;
  /** To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined. */
  check: (this: void, periodMs: Milliseconds) => string | undefined;
  /** Whether the next burst may go: "bounded" is yes, as long as what is in flight leaves room in the outbox. */
  gate: (this: void) => "open" | "shut" | "bounded";
  /** Whether this link can tell that something has arrived: undefined until that is known. */
  canTell: (this: void) => boolean | undefined;
}

export interface RetiringEvents {
  /** What is in flight now has arrived, unless the link is dying: it is to be remembered, and the next burst may go. */
  onArrived: (this: void) => void;
  /** What was remembered last has arrived, as far as can be known. Returns whether anything is in flight. */
  onRetired: (this: void) => boolean;
  /** The same; and what is in flight now is to be remembered for the next time. */
  onAged: (this: void) => boolean;
  /** More may go, within bounds. Returns whether little enough is in flight to take time. */
  onRoom: (this: void) => boolean;
  /** Whether the link stands, as far as the firmware knows. */
  stands: (this: void) => boolean;
  /** An empty frame would bring certainty: what comes of it covers all that went before it. */
  onDoubt: (this: void) => void;
}
