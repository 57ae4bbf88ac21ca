/**
 * When a frame that was handed to the firmware counts as arrived, and leaves the outbox. The link asks through these
 * functions and knows no more of it: whatever can tell that frames have arrived may stand behind them. A policy is a file
 * that exports them, stands on `transmit.ts`, and has the compiler hold it to this; `link.ts` imports the one that is used.
 */
export interface Retiring {
  /** To be called once, first of all. `pump` sends what waits: to be called when something has arrived. */
  start: (this: void, pump: (this: void) => void) => void;
  /** A link starts or has ended: nothing that was handed over before counts any more. */
  reset: (this: void) => void;
  /** Sends an empty frame at once, past the gate, if a link is open. Returns whether the firmware took it. */
  probe: (this: void) => boolean;
  /** All that may go now was handed over: one frame was taken, or more. */
  burstEnded: (this: void) => void;
  /** The firmware's "sent". What waits is to be sent then. */
  sent: (this: void) => void;
  /** Something was received, perhaps an empty frame. Returns whether that answers one of ours. */
  heard: (this: void, isEmpty: boolean) => boolean;
  /** To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined. */
  check: (this: void) => string | undefined;
  /** How many bytes of data may be handed over now: none where it is not above 0. Asked whenever something waits. */
  gate: (this: void) => Bytes;
  /** Whether this link can tell that something has arrived: undefined until that is known. */
  canTell: (this: void) => boolean | undefined;
}

/** Of a policy: `export type Held = Holds<typeof import("./itself")>`. */
export type Holds<Policy extends Retiring> = Policy;
