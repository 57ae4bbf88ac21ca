import { writeSync } from "node:fs";

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes synchronously: output that Node would buffer is lost when a script hangs. Ends the thread if nobody reads. */
export function write(file: 1 | 2, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE" || code === "EOF") {
        process.exit();
      }
      if (code !== "EAGAIN") {
        throw error;
      }
      // The reader is slower than this program.
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

/** Writes a line to stderr. */
export function warn(line: string): void {
  write(2, `${line}\n`);
}

/** Seconds since power-on, as the module stamps its log. */
export function stamp(ms: number): string {
  return (ms / 1000).toFixed(3).padStart(13, "0");
}
