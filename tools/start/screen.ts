import { shownLines, shownText } from "../../host/shown.ts";
import type { LogEntry } from "../desk/protocol.ts";

const labels = { module: "module", server: "server", desk: "" } as const;
const idleMs = 60;
/** A stream without a pause is shown in pieces of about this size. */
const mostPendingBytes = 4096;

/** Writes logs and data to the terminal, clearly apart. */
export class Screen {
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private idle: NodeJS.Timeout | undefined;
  private readonly quiet: boolean;
  /** Log lines that wait until the introduction is shown. */
  private held: string[] | undefined = [];

  constructor(quiet: boolean) {
    this.quiet = quiet;
  }

  /** Shows the introduction, and then the log lines that came before it. */
  introduce(text: string): void {
    console.log(text);
    const lines = this.held ?? [];
    this.held = undefined;
    for (const line of lines) {
      console.log(line);
    }
  }

  /** Shows a message at once, even with --quiet: it may say why nothing starts. */
  say(text: string): void {
    console.log(shownLines(text));
  }

  /** Shows a line of a log, with the seconds since power-on. */
  log({ from, timeMs, text }: LogEntry): void {
    if (!this.quiet) {
      const stamp = (timeMs / 1000).toFixed(3).padStart(8);
      this.write(painted("dim", `${stamp} ${labels[from].padEnd(6)} | ${printable(text)}`));
    }
  }

  /** Collects bytes from the UART, and shows them when it pauses or when there are many. */
  data(bytes: Uint8Array): void {
    this.pending.push(Uint8Array.from(bytes));
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= mostPendingBytes) {
      this.flush();
      return;
    }
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.flush(), idleMs);
  }

  /** Shows the collected bytes now. */
  flush(): void {
    clearTimeout(this.idle);
    if (this.pending.length > 0) {
      const text = printableBytes(Buffer.concat(this.pending));
      this.pending = [];
      this.pendingBytes = 0;
      this.write(`${painted("green", "UART  >")} ${text}`);
    }
  }

  private write(line: string): void {
    if (this.held) {
      this.held.push(line);
    } else {
      console.log(line);
    }
  }
}

/** In a text of bytes, a run of well-formed UTF-8, or one byte that belongs to none. */
const utf8OrByte =
  /((?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+)|[\x80-\xff]/g;

/**
 * Bytes as text. What is not UTF-8, and control characters without an escape of one letter, are written as bytes:
 * `\x1b`. Other invisible characters are written as `\u200b`, and a backslash as two.
 */
function printableBytes(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replaceAll(utf8OrByte, (byte, run?: string) =>
      run === undefined ? `\\x${byte.charCodeAt(0).toString(16)}` : readable(Buffer.from(run, "latin1").toString()),
    );
}

function readable(text: string): string {
  const controlsAsBytes = (part: string): string => shownText(part).replaceAll(/\\u00([01][\da-f]|7f)/g, "\\x$1");
  return text.split("\\").map(controlsAsBytes).join("\\\\");
}

/** Escapes a line so that it cannot harm the terminal. Tabs are kept. */
function printable(text: string): string {
  return text.split("\t").map(shownText).join("\t");
}

const codes = { dim: 2, green: 32 } as const;

function painted(style: keyof typeof codes, text: string): string {
  const wanted = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  return wanted ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}
