import { readFileSync } from "node:fs";
import path from "node:path";
import { bootModule, type SimulatedModule } from "../../host/index.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { projectDirectory } from "./child.ts";
import { scenarioEngines } from "./engines.ts";

/** The result of one operation: the state after it, and the effects that it had, in order. */
export interface Done {
  state: string;
  effects: string[];
}

/** One operation on a driven machine: the name of a function of the driver, and its arguments. */
export type Operation = [name: string, ...args: (number | string | boolean)[]];

export interface DrivenOptions {
  /** The file under test, relative to src/. It has a top-level `state`, or `peek` reads its state. */
  file: string;
  /** An expression that reads the state. Default: `state`. */
  peek?: string;
  /** TypeScript that replaces other files of src/. It may push texts to `effects` of "./effects". */
  fakes: Record<string, string>;
  /** TypeScript of an object with the operations by name. It may use `subject`, which has all exports of the file. */
  operations: string;
  /** Further imports of the driver. */
  imports?: string;
}

/**
 * Compiles one file of the gateway with fakes around it, and runs it in the VM. It takes operations, and returns states
 * and effects. Dispose of it after the tests.
 */
export class Driven {
  private readonly runs = new Map<string, Promise<Done[]>>();

  private constructor(
    private readonly firmware: { lua: string; map: string },
    private module: SimulatedModule,
  ) {}

  static async build({ file, peek = "state", fakes, operations, imports = "" }: DrivenOptions): Promise<Driven> {
    const source = readFileSync(path.join(projectDirectory, "src", file), "utf8");
    const replace = new Map([
      ["src/main.ts", driver(file, operations, imports)],
      ["src/effects.ts", "export const effects: string[] = [];\n"],
      [`src/${file}`, `${source}\nexport const peekForTest = (): string => ${peek};\n`],
      ...Object.entries(fakes).map(([name, text]): [string, string] => [
        `src/${name}`,
        `import { effects } from "./${"../".repeat(name.split("/").length - 1)}effects";\nexport const noteForTest = (text: string): void => { effects.push(text); };\n${text}`,
      ]),
    ]);
    const firmware = await keptBuild("driven", replace);
    return new Driven(firmware, await boot(firmware));
  }

  dispose(): void {
    this.module.dispose();
  }

  /** Runs operations in a new VM, or returns what the same ones have done before: a run depends on nothing else. */
  run(operations: readonly Operation[]): Promise<Done[]> {
    const key = JSON.stringify(operations);
    const known = this.runs.get(key) ?? this.runAnew(operations);
    this.runs.set(key, known);
    return known;
  }

  private async runAnew(operations: readonly Operation[]): Promise<Done[]> {
    this.module.dispose();
    this.module = await boot(this.firmware);
    const before = this.module.log.length;
    this.module.board.publish("OPERATIONS", JSON.stringify(operations));
    this.module.runUntil("the driver answers", () => this.module.log.length > before, 60000);
    const [answer] = this.module.log.slice(before).filter(({ text }) => text.startsWith("[") || text.startsWith("{"));
    if (answer === undefined) {
      throw new Error(`the driver did not answer:\n${this.module.logText()}`);
    }
    // Lua has only one kind of table, so an empty list arrives as an object.
    return (Object.values(JSON.parse(answer.text)) as Done[]).map(({ state, effects }) => ({
      state,
      effects: Object.values(effects),
    }));
  }
}

async function boot({ lua, map }: { lua: string; map: string }): Promise<SimulatedModule> {
  const module = await bootModule({ lua, maps: { "main.lua": map }, engines: await scenarioEngines() });
  module.run(0);
  return module;
}

const driver = (file: string, operations: string, imports: string): string => `
PROJECT = "driven";
VERSION = "0.0.0";

import { effects } from "./effects";
import * as subject from "./${file.replace(/\.ts$/, "")}";
${imports}

declare global {
  interface SysTopics {
    OPERATIONS: [text: string];
  }
}

const operations: Record<string, (this: void, ...args: never[]) => void> = ${operations};

sys.subscribe("OPERATIONS", (text) => {
  const [request] = json.decode<unknown[][]>(text);
  const done: object[] = [];
  for (const [name, ...args] of request as unknown as [string, ...never[]][]) {
    const before = effects.length;
    const operation = operations[name];
    if (!operation) {
      error("no operation " + name);
    }
    operation(...args);
    const news: string[] = [];
    for (let index = before; index < effects.length; index++) {
      news.push(effects[index] as string);
    }
    done.push({ state: subject.peekForTest(), effects: news });
  }
  const [answer] = json.encode(done);
  print(answer);
});

sys.run();
`;

/** A fake of device/timer.ts. Timers are numbered in the order of their creation. The driver fires them. */
export const fakeTimers = `
export const callbacks: ((this: void) => void)[] = [];
export const running = new LuaTable<number, number>();
export const refusing = { timers: false };
export function makeTimer(callback: (this: void) => void): TimerId {
  callbacks.push(callback);
  return callbacks.length as TimerId;
}
export function startTimer(timer: TimerId, ms: Milliseconds): boolean {
  if (refusing.timers) {
    running.delete(timer);
    return false;
  }
  noteForTest("timer " + timer + ": " + ms);
  running.set(timer, ms);
  return true;
}
export function stopTimer(timer: TimerId): void {
  running.delete(timer);
}
/** Nothing happens when the timer does not run. */
export function fireForTest(timer: number): void {
  if (running.has(timer)) {
    callbacks[timer - 1]!();
  }
}
`;

/** A fake of up/outbox.ts, with the parts that the link uses. The driver hands frames over. */
export const fakeOutbox = `
export let front = 0;
export let flightEnd = 0;
export let inFlightBytes = 0;
export let queuedBytes = 0;
export let queueEnd = 0;
export const capacityBytes = 65536;
export const mostInFlightBytes = floorDivide(3 * capacityBytes, 4);
export function handOver(bytes: number): void {
  inFlightBytes += bytes;
  flightEnd += bytes;
  queueEnd = flightEnd;
}
export function endFlightForTest(): void {
  inFlightBytes = 0;
  flightEnd = 0;
}
export function dropAtFront(bytes: number): void {
  front += bytes;
}
export function confirmBefore(place: number): void {
  const bytes = place - front;
  confirmFront(bytes, bytes);
}
export function confirmFront(span: number, bytes: number): void {
  front += span;
  flightEnd -= span;
  queueEnd = flightEnd;
  inFlightBytes -= bytes;
  noteForTest("confirm " + bytes);
}
export function endOfFrames(bytes: number, most: number): number {
  return math.min(math.max(floorDivide(bytes, 100) * 100, 100), most * 100);
}
export function dropRefusedFrame(): number {
  noteForTest("drop");
  front += 100;
  return 100;
}
`;

/** A fake of link/transmit.ts. The driver decides whether probes are taken and whether the link is up. */
const fakeTransmit = `
export const link = { open: true, stands: true, takesProbes: true, handshakeMs: 0, ticks: 0, dataTick: 0, owedSents: 0, wrong: false, refused: false };
export function transmitProbe(): boolean {
  if (link.takesProbes) {
    link.owedSents++;
    noteForTest("probe");
  }
  return link.takesProbes;
}
export function transmitEmpty(): boolean {
  return transmitProbe();
}
export function linkStands(): boolean {
  return link.stands;
}
export function endWrongLink(): void {
  noteForTest("end the link");
}
`;

/** Fakes of everything around a delivery policy. */
export function aroundPolicy(): Record<string, string> {
  return {
    "device/timer.ts": fakeTimers,
    "up/outbox.ts": fakeOutbox,
    "link/delivery.ts": contractAlone(),
    "link/transmit.ts": fakeTransmit,
  };
}

/** Only the contract of src/link/delivery.ts, without the policies that it chooses from. */
function contractAlone(): string {
  const source = readFileSync(path.join(projectDirectory, "src/link/delivery.ts"), "utf8");
  const start = source.indexOf("export interface Delivery");
  return source.slice(start, source.indexOf("\n}\n", start) + 3);
}

/** The names that a type of a source lists: `statesOf("link/refusals.ts", "Suspicion")`. Throws when there are none. */
export function statesOf(file: string, type: string): string[] {
  const source = readFileSync(path.join(projectDirectory, "src", file), "utf8");
  const list = new RegExp(`type ${type} =([^;]*);`).exec(source)?.[1] ?? "";
  const states = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name as string);
  if (states.length === 0) {
    throw new Error(`src/${file} has no type ${type}`);
  }
  return states;
}

/** The names in the first column of the table in the header of a file. Throws when there is no table. */
export function statesOfTable(file: string): string[] {
  return [...rowsOfTable(file).keys()];
}

/** The steps of that table, "from → to": each name behind an arrow, and those behind `;` or `,` that follow it. */
export function stepsOfTable(file: string): string[] {
  const rows = rowsOfTable(file);
  return [...rows].flatMap(([from, text]) => {
    const nexts = text.split("→").slice(1);
    const names = nexts.flatMap((next) => (next.split("·")[0] as string).split(/[;,]/)).map((name) => name.trim());
    return names.filter((name) => rows.has(name)).map((name) => `${from} → ${name}`);
  });
}

/** What stands in the table of a file under "event → next", by state. */
function rowsOfTable(file: string): Map<string, string> {
  const source = readFileSync(path.join(projectDirectory, "src", file), "utf8");
  const [, head = "", table = ""] = /^( \* {5}(?:state|phase) .*)\n((?: \* {5}.*\n)+)/m.exec(source) ?? [];
  const rows = new Map<string, string>();
  let state = "";
  for (const line of table.split("\n")) {
    [state = state] = /(?<=^ \* {5})\S+?(?=:| {2})/.exec(line) ?? [];
    rows.set(state, `${rows.get(state) ?? ""} ${line.slice(head.indexOf("event"))}`);
  }
  if (rows.size === 0) {
    throw new Error(`src/${file} has no table of states`);
  }
  return rows;
}
