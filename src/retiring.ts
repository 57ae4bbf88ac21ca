/**
 * When a frame that was handed to the firmware counts as arrived, and leaves the outbox. The link asks through this
 * interface and knows no more of it: whatever can tell that frames have arrived may stand behind it.
 */
export interface Retiring {
  /** A link starts or has ended: nothing that was handed over before counts any more. */
  reset: (this: void) => void;
  /** A link has taken a frame, and what `send()` returned for it is taken for success from now on. */
  linkOpened: (this: void, success: boolean) => void;
  /** An empty frame was taken. */
  probeTaken: (this: void) => void;
  /** All that may go now was handed over: one frame was taken, or more. `tries`: calls of `send()` on this link so far. */
  burstEnded: (this: void, tries: number) => void;
  /** The firmware's "sent". `tries`: the same. */
  sent: (this: void, tries: number) => void;
  /** Something was received, perhaps an empty frame. Returns whether that answers one of ours. */
  heard: (this: void, isEmpty: boolean) => boolean;
  /** To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined. */
  check: (this: void) => string | undefined;
  /**
   * How many bytes of data may be in flight in all, those that are included: 0 while nothing may go. Asked whenever
   * something waits. `tries`: calls of `send()` on this link so far.
   */
  gate: (this: void, tries: number) => Bytes;
  /** Whether this link can tell that something has arrived: undefined until that is known. */
  canTell: (this: void) => boolean | undefined;
}
