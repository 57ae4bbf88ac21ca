import type { Data, FaultName, FaultStep, Scenario, ServerSendStep, Step } from "../../host/scenario/index.ts";

/** Above this, recording stops: there are better ways to write a scenario of that size. */
const mostSteps = 2000;
const mostBytes = 1 << 20;
/** Bytes that follow within this time belong to the same step. */
const togetherMs = 20;

/** A step, or bytes for a port. The bytes become a step when the file is written. */
type Entry = Step | { atMs: number; pieces: Uint8Array[]; to: "uart" | "usb"; lastMs: number };

/** Records what is done to a module, as the steps of a scenario. */
export class Recorder {
  isFull = false;
  private readonly entries: Entry[] = [];
  private readonly lasting = new Map<FaultName, FaultStep>();
  private bytes = 0;

  constructor(private readonly now: () => number) {}

  get count(): number {
    return this.entries.length;
  }

  /** Records bytes to a port of the module. Bytes that follow soon belong to the same step. */
  sent(bytes: Uint8Array, to: "uart" | "usb" = "uart"): void {
    const nowMs = this.now();
    const last = this.entries.at(-1);
    if (last !== undefined && "pieces" in last && last.to === to && nowMs - last.lastMs <= togetherMs) {
      if (this.hasRoom(bytes.length)) {
        last.pieces.push(bytes);
        last.lastMs = nowMs;
      }
    } else {
      this.add({ atMs: Math.round(nowMs), pieces: [bytes], to, lastMs: nowMs }, bytes.length);
    }
  }

  /** Records a frame that the server sends. */
  serverSent(bytes: Uint8Array, isText: boolean): void {
    const serverSend = isText ? Buffer.from(bytes).toString() : hexOf(bytes);
    this.add({ atMs: Math.round(this.now()), serverSend } satisfies ServerSendStep, bytes.length);
  }

  /** Records the start of a fault. */
  struck(fault: Omit<FaultStep, "atMs">, lasts: boolean): void {
    const step = { atMs: Math.round(this.now()), ...fault };
    this.ended(fault.fault);
    if (fault.fault === "restore") {
      this.lasting.clear();
    }
    if (this.add(step, 0) && lasts && fault.forMs === undefined) {
      this.lasting.set(fault.fault, step);
    }
  }

  /** Records the end of a fault. */
  ended(fault: FaultName): void {
    const step = this.lasting.get(fault);
    if (step !== undefined) {
      step.forMs = Math.max(1, Math.round(this.now()) - step.atMs);
      this.lasting.delete(fault);
    }
  }

  clear(): void {
    this.entries.length = 0;
    this.lasting.clear();
    this.bytes = 0;
    this.isFull = false;
  }

  /** The recording up to now, as a file that `sim --scenario` plays. */
  file(about: Pick<Scenario, "name" | "model" | "era">): string {
    const scenario: Scenario = { ...about, endMs: Math.ceil(this.now()), steps: this.entries.map(stepOf) };
    return [
      "// Recorded by luatos-gateway start. Play it: npx luatos-gateway sim lua-out --scenario FILE",
      'import { defineScenario } from "luatos-gateway/scenario";',
      "",
      `export default defineScenario(${JSON.stringify(scenario, undefined, 2)});`,
      "",
    ].join("\n");
  }

  private add(entry: Entry, bytes: number): boolean {
    if (!this.hasRoom(bytes)) {
      return false;
    }
    this.entries.push(entry);
    return true;
  }

  private hasRoom(bytes: number): boolean {
    this.isFull ||= this.entries.length >= mostSteps || this.bytes + bytes > mostBytes;
    if (!this.isFull) {
      this.bytes += bytes;
    }
    return !this.isFull;
  }
}

function stepOf(entry: Entry): Step {
  if (!("pieces" in entry)) {
    return entry;
  }
  const { atMs, pieces, to } = entry;
  return { atMs, send: dataOf(Buffer.concat(pieces)), ...(to === "usb" ? { to } : {}) };
}

/** As text if it is readable, so that the file is readable, too. */
function dataOf(bytes: Uint8Array): Data {
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text).equals(bytes) && !/[^\P{C}\n\r\t]/u.test(text) ? text : hexOf(bytes);
}

function hexOf(bytes: Uint8Array): { hex: string } {
  return { hex: Buffer.from(bytes).toString("hex") };
}
