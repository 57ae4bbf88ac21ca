/** Kinds of messages that the board puts into the queue that `rtos.receive` empties. */
export const message = {
  /** timer id, how many times more; nothing when it runs no more. `nextMessage` gives those of a running timer as they are. */
  timer: 1,
  /** UART id, bytes in the FIFO */
  uartReceived: 2,
  /** UART id */
  uartSent: 3,
  /** client id, event, payload or error, fin, opcode */
  websocket: 4,
  /** topic and arguments of sys.publish */
  publish: 5,
  /** pin, level, whether it comes late since the level had to stay */
  pin: 6,
} as const;
