/** Kinds of messages that the board puts into the queue that `rtos.receive` empties. */
export const message = {
  /**
   * timer id, firings left; nothing when the timer does not run any more. `nextMessage` returns those of a running
   * timer directly.
   */
  timer: 1,
  /** UART id, bytes in the FIFO */
  uartReceived: 2,
  /** UART id */
  uartSent: 3,
  /** client id, event, payload or error, fin, opcode */
  websocket: 4,
  /** topic and arguments of sys.publish */
  publish: 5,
  /** pin, level, whether it was delayed by debouncing */
  pin: 6,
} as const;
