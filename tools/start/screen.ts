import { shownLines, shownText } from "../../host/shown.ts";
import type { LogEntry } from "../desk/protocol.ts";

const labels = { module: "module", server: "server", desk: "" } as const;
const idleMs = 60;
/** What never pauses is shown in pieces of about this size. */
const mostPendingBytes = 4096;

/** Writes logs and data to the terminal so that they stand apart. */
export class Screen {
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private idle: NodeJS.Timeout | undefined;
  private readonly quiet: boolean;
  /** Logs that wait until a person has been told what they belong to. */
  private held: string[] | undefined = [];

  constructor(quiet: boolean) {
    this.quiet = quiet;
  }

  /** Says what this is; the logs that came before follow. */
  introduce(text: string): void {
    console.log(text);
    const lines = this.held ?? [];
    this.held = undefined;
    for (const line of lines) {
      console.log(line);
    }
  }

  /** Something that a person should read even with --quiet, and before all else: it may be why nothing starts. */
  say(text: string): void {
    console.log(shownLines(text));
  }

  /** A line of a log, with the seconds since the power came. */
  log({ from, timeMs, text }: LogEntry): void {
    if (!this.quiet) {
      const stamp = (timeMs / 1000).toFixed(3).padStart(8);
      this.write(painted("dim", `${stamp} ${labels[from].padEnd(6)} | ${printable(text)}`));
    }
  }

  /** Bytes from the UART: gathered until it pauses, or until there are many, then shown. */
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

  /** Shows what is gathered, now. */
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

/** Bytes as text: what is no UTF-8, and the backslash itself, is shown as an escape, so that nothing looks like another. */
function printableBytes(bytes: Buffer): string {
  const escaped = (text: string): string => shownText(text.replaceAll("\\", "\\\\"));
  try {
    return escaped(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    const hex = (byte: string): string => `\\x${byte.charCodeAt(0).toString(16)}`;
    return escaped(bytes.toString("latin1")).replace(/[\u0080-\u00ff]/g, hex);
  }
}

/** A line that can not harm a terminal. A tab is no harm. */
function printable(text: string): string {
  return text.split("\t").map(shownText).join("\t");
}

const codes = { dim: 2, green: 32 } as const;

function painted(style: keyof typeof codes, text: string): string {
  const wanted = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  return wanted ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}
