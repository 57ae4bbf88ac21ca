/** What hooks are: functions of the integrator's that see each frame. `docs/features.md` says how they are used. */

/**
 * What goes on in the place of a frame: the frame itself passes, other bytes change it, a list splits it, and `""`
 * swallows it.
 */
export type HookResult = ByteString | readonly ByteString[];

/** Both ways out of the gateway, for hooks that answer or ask. Good at any time: in a hook, in a timer, in a task. */
export interface Gateway {
  /**
   * Queues a frame for the server, behind those that have ended. Returns false when it is dropped, and counted as such: it is
   * larger than `packing.maximumBytes`, or the outbox has no room for it.
   */
  sendUp(this: void, frame: ByteString): boolean;
  /** Queues a frame for the UART. Returns false when it is dropped, and counted as such: the inbox has no room for it. */
  sendDown(this: void, frame: ByteString): boolean;
  /**
   * Wraps what a timer, a subscription or a task calls: an error in it becomes a line of the log. An error that leaves a
   * callback would restart the module.
   */
  guarded<Arguments extends unknown[]>(
    this: void,
    action: (this: void, ...args: Arguments) => void,
  ): (this: void, ...args: Arguments) => void;
}

/** The hooks that there are. One that fails, or gives no bytes, has its frame go on as it is. None may wait. */
export interface Hooks {
  /** Called once, before the first frame. */
  readonly start?: (this: void, gateway: Gateway) => void;
  /** Sees each frame of the UART, as it was packed, before it waits for the server. */
  readonly up?: (this: void, frame: ByteString) => HookResult;
  /** Sees each frame of the server before it waits for the UART, and whether it came as text. Empty frames are none. */
  readonly down?: (this: void, frame: ByteString, isText: boolean) => HookResult;
}
