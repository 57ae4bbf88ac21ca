/** What hooks are: functions of the integrator that see each frame. docs/features.md says how to use them. */

/**
 * What takes the place of a frame. The frame itself passes unchanged, other bytes change it, a list splits it, and `""`
 * swallows it.
 */
export type HookResult = ByteString | readonly ByteString[];

/**
 * Both ways out of the gateway, for hooks that answer or ask. Use them at any time: in a hook, in a timer, in a task.
 */
export interface Gateway {
  /**
   * Queues a frame for the server, behind those that have ended. Returns false when it is dropped and counted as such:
   * it is larger than `packing.maximumBytes`, or the outbox has no room for it.
   */
  sendUp(this: void, frame: ByteString): boolean;
  /**
   * Queues a frame for the UART. Returns false when it is dropped and counted as such: it is larger than 32767 bytes,
   * or the inbox has no room for it.
   */
  sendDown(this: void, frame: ByteString): boolean;
  /**
   * Wraps what a timer, a subscription or a task calls. An error in it becomes a log line. An error that leaves a
   * callback would restart the module.
   */
  guarded<Arguments extends unknown[]>(
    this: void,
    action: (this: void, ...args: Arguments) => void,
  ): (this: void, ...args: Arguments) => void;
}

/** The hooks. When one fails or gives no bytes, its frame goes on unchanged. None may wait. */
export interface Hooks {
  /** Called once, before the first frame. */
  readonly start?: (this: void, gateway: Gateway) => void;
  /** Gets each frame of the UART, as it was packed, before it waits for the server. */
  readonly up?: (this: void, frame: ByteString) => HookResult;
  /**
   * Gets each frame of the server, before it waits for the UART, and whether it came as text. Empty frames are left
   * out.
   */
  readonly down?: (this: void, frame: ByteString, isText: boolean) => HookResult;
}
