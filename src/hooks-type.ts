/** Hooks: functions of the integrator that see each frame. docs/features.md shows how to use them. */

/**
 * What a hook returns. The frame itself passes it on unchanged, other bytes replace it, a list splits it, and `""` or
 * `[]` swallows it.
 */
export type HookResult = ByteString | readonly ByteString[];

/** What hooks use to send frames of their own. Use it at any time: in a hook, in a timer, in a task. */
export interface Gateway {
  /**
   * Queues a frame for the server, behind the frames that have ended. Returns false when the gateway drops and counts
   * it: it is larger than `packing.maximumBytes`, or the outbox has no room for it.
   */
  sendUp(this: void, frame: ByteString): boolean;
  /**
   * Queues a frame for the UART. Returns false when the gateway drops and counts it: it is larger than 32767 bytes, or
   * the inbox has no room for it.
   */
  sendDown(this: void, frame: ByteString): boolean;
  /**
   * Wraps a function that a timer, a subscription or a task calls. An error in it becomes a log line. Without the
   * wrapper, the error would restart the module.
   */
  guarded<Arguments extends unknown[]>(
    this: void,
    action: (this: void, ...args: Arguments) => void,
  ): (this: void, ...args: Arguments) => void;
}

/** The hooks. When a hook raises an error or returns no bytes, its frame goes on unchanged. No hook may wait. */
export interface Hooks {
  /** Called once, before the first frame. */
  readonly start?: (this: void, gateway: Gateway) => void;
  /** Called with each frame of the UART, as it was packed, before it enters the outbox. */
  readonly up?: (this: void, frame: ByteString) => HookResult;
  /**
   * Called with each frame of the server before it enters the inbox, and with whether it came as text. Not called for
   * empty frames.
   */
  readonly down?: (this: void, frame: ByteString, isText: boolean) => HookResult;
}
