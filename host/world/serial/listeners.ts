/** The listeners of one serial end. */
export interface Listeners {
  /** Adds a listener. There is no way to remove it. */
  add(listener: (bytes: Uint8Array) => void): void;
  /** Passes bytes to all listeners. */
  call(bytes: Uint8Array): void;
}

/** Makes an empty list of listeners. As on a wire, bytes that come while it is empty are lost. */
export function createListeners(): Listeners {
  const all: ((bytes: Uint8Array) => void)[] = [];
  return {
    add: (listener) => void all.push(listener),
    call: (bytes) => {
      for (const listener of all) listener(bytes);
    },
  };
}
