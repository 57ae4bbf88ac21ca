import type { LinkEra } from "../../host/board/eras.ts";
import { random } from "../../host/board/random.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { type Fault, faults, heal, longestFaultMs } from "./faults.ts";
import { SoakModule } from "./soak-module.ts";
import { type Traffic, traffics } from "./traffic.ts";
import { Typist } from "./typist.ts";

/** The options of a soak. */
export interface SoakOptions {
  /** The seed of all random choices. */
  seed: number;
  /** Virtual hours. */
  hours: number;
  /** Starts with this hour of the random course. Default: 0. */
  firstHour?: number;
  era: LinkEra;
  engines: EngineFactory;
  /** Whether to switch features on, at random by the seed. Default: none. */
  features?: boolean;
  onHour?: (report: SoakReport) => void;
}

/** The result of a soak so far. */
export interface SoakReport {
  hours: number;
  /** The features that are on. */
  features: string[];
  /** How many answers the control channel has sent. */
  answers: number;
  /** How many times somebody has typed commands on the UART. */
  typed: number;
  /** How many frames the device on the RS-485 line has got whole. */
  rs485Frames: number;
  /** Up: from the UART to the server. Missing: dropped by the firmware, or lost with its power. */
  offeredUpBytes: number;
  arrivedUpBytes: number;
  repeatedUpBytes: number;
  missingUpBytes: number;
  /** Down: from the server to the UART. Missing: lost with a link, or dropped by the firmware. */
  offeredDownBytes: number;
  arrivedDownBytes: number;
  missingDownBytes: number;
  links: number;
  restarts: number;
  /** How often each fault struck, by its name. */
  faults: Record<string, number>;
  /** Errors that the firmware's guard caught while memory was short. */
  caughtErrors: number;
  /** The longest time from the end of all faults until everything was online and quiet. */
  longestRecoveryMs: number;
  /**
   * Lua heap after a garbage collection, after the first day (or hour) and now. Undefined when the engine does not
   * count its heap.
   */
  firstHeapBytes: number | undefined;
  heapBytes: number | undefined;
}

/** A broken contract. The message says which one and when; `log` is the end of the module's log. */
export class SoakFailure extends Error {
  constructor(
    problem: string,
    readonly timeMs: number,
    readonly log: readonly string[],
  ) {
    super(problem);
  }
}

const hourMs = 3_600_000;
const hoursPerDay = 24;
const mostHours = 1_000_000;
const activityMs = 45000;
const requestsAnHour = 12;
const lookPeriodMs = 5000;
const recoveryLimitMs = 600_000;
const calmMs = 3000;
/** How much the heap may differ between two days: some tables have grown to their size. */
const heapSlackBytes = 4096;

/**
 * Runs the gateway for hours of virtual time with random traffic and faults, and checks its delivery contract. Throws a
 * SoakFailure when the gateway breaks the contract.
 */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const module = await SoakModule.boot(options);
  heal(module.rig);
  const report: SoakReport = {
    hours: 0,
    features: module.features.names,
    answers: 0,
    typed: 0,
    rs485Frames: 0,
    offeredUpBytes: 0,
    arrivedUpBytes: 0,
    repeatedUpBytes: 0,
    missingUpBytes: 0,
    offeredDownBytes: 0,
    arrivedDownBytes: 0,
    missingDownBytes: 0,
    links: 0,
    restarts: 0,
    faults: {},
    caughtErrors: 0,
    longestRecoveryMs: 0,
    firstHeapBytes: undefined,
    heapBytes: undefined,
  };
  try {
    for (let hour = 0; hour < options.hours; hour++) {
      module.chance = random(options.seed * mostHours + (options.firstHour ?? 0) + hour);
      runHour(module, report);
      if (report.firstHeapBytes === undefined || (hour + 1) % hoursPerDay === 0) {
        checkHeap(module, report, hour + 1 <= hoursPerDay);
      }
      options.onHour?.(report);
      // Gives Ctrl-C and the terminal a turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    module.rig.dispose();
  }
  return report;
}

/** Runs one hour: first traffic and faults together, then everything heals and is counted, then quiet. */
function runHour(module: SoakModule, report: SoakReport): void {
  const { rig } = module;
  const end = rig.clock.now() + hourMs;
  // The line is at rest, so that its direction is known without them.
  rig.board.pins.log.length = 0;
  const struck: Fault[] = [];
  module.happened = [];
  for (let count = module.between(1, 3); count > 0; count--) {
    const { name, begin } = choose<Traffic>(traffics, module.chance);
    happen(module, name, activityMs / 3, begin);
  }
  for (let count = module.features.settings.control === undefined ? 0 : requestsAnHour; count > 0; count--) {
    module.later(module.between(0, activityMs), () => module.askControl());
  }
  for (let count = module.between(0, 3); count > 0; count--) {
    const fault = choose<Fault>(faults, module.chance);
    struck.push(fault);
    report.faults[fault.name] = (report.faults[fault.name] ?? 0) + 1;
    happen(module, fault.name, activityMs, fault.strike);
  }
  const harm = Object.assign({}, ...struck.map((each) => each.harm ?? {})) as NonNullable<Fault["harm"]>;
  module.restartMayCome = harm.restart === true;
  const most = harm.restart === true ? longestFaultMs : 4 * activityMs;
  for (let left = module.between(activityMs, most); left > 0; left -= lookPeriodMs) {
    rig.clock.advance(lookPeriodMs);
    watch(module, harm.memory === true);
  }
  heal(rig);
  recover(module, report, harm.memory === true);
  settle(module, report, harm);
  if (module.features.names.includes("UART commands") && module.chance() < 0.5) {
    typeAt(module, report);
  }
  rig.clock.advance(Math.max(0, end - rig.clock.now()));
  watch(module, false);
  report.hours++;
}

function happen(module: SoakModule, name: string, withinMs: number, action: (module: SoakModule) => void): void {
  module.later(module.between(0, withinMs), () => {
    module.happened.push(`${name} at ${(module.rig.clock.now() / 1000).toFixed(3)} s`);
    action(module);
  });
}

/** Checks that hold at every moment. */
function watch(module: SoakModule, memoryIsShort: boolean): void {
  module.look();
  const { outbox, errors } = module.counts;
  const { received, added, confirmed, inFlight, queued, dropped, consumed } = outbox;
  if (received + added !== confirmed + inFlight + queued + dropped + consumed) {
    fail(module, `the firmware's account does not add up: ${JSON.stringify(outbox)}`);
  }
  const problem =
    module.surprises[0] ?? module.up.problem ?? module.down.problem ?? module.client.problem ?? module.device?.problem;
  if (problem !== undefined) {
    fail(module, problem);
  }
  const exit = module.rig.exits[0];
  if (exit !== undefined) {
    fail(module, `the VM ended at ${exit.timeMs} ms: ${exit.problem}`);
  }
  if (errors > 0 && module.errors > 0 && !memoryIsShort) {
    fail(module, `the guard has caught ${module.errors} errors`);
  }
}

/** Waits until all traffic is over, everything is online and quiet, and stays so for a moment. */
function recover(module: SoakModule, report: SoakReport, memoryIsShort: boolean): void {
  const { clock } = module.rig;
  const start = clock.now();
  for (let calm = 0; calm < calmMs; ) {
    clock.advance(500);
    watch(module, memoryIsShort);
    calm = module.isQuiet ? calm + 500 : 0;
    if (clock.now() - start > recoveryLimitMs) {
      fail(module, `not online and at rest ${recoveryLimitMs / 1000} s after all faults ended`);
    }
  }
  report.longestRecoveryMs = Math.max(report.longestRecoveryMs, clock.now() - start - calmMs);
}

/** Somebody types commands. Behind that, all is counted as behind faults: commands may end in a restart. */
function typeAt(module: SoakModule, report: SoakReport): void {
  module.restartMayCome = true;
  const typist = new Typist(module);
  typist.typeAll();
  if (typist.problem !== undefined) {
    fail(module, `commands on the UART: ${typist.problem}`);
  }
  report.typed++;
  recover(module, report, false);
  module.restartMayCome = false;
  settle(module, report, {});
}

/** Compares the bytes that arrived with the firmware's counts, to the byte. */
function settle(module: SoakModule, report: SoakReport, harm: NonNullable<Fault["harm"]>): void {
  const { up, down, rig } = module;
  if (!module.restarted && module.unheard !== 0) {
    fail(module, `${module.unheard} bytes on the wire were not counted as received`);
  }
  const droppedDown = module.droppedDown;
  const { missing, onLiving } = down.settle(rig.link);
  // A boot resets the firmware's count of dropped bytes.
  if (!module.restarted && onLiving > droppedDown) {
    fail(
      module,
      `${onLiving} bytes from the server are missing on an open link; ${droppedDown} were counted as dropped`,
    );
  }
  report.caughtErrors += Math.max(0, module.errors);
  const { missing: missingUp, least, most } = module.settleUp();
  // The TCP of a frozen server takes bytes that its program never reads.
  if (missingUp < least || (missingUp > most && harm.unread !== true)) {
    fail(
      module,
      `${missingUp} bytes are missing at the server; by the firmware's account ${least === most ? most : `${least} to ${most}`}`,
    );
  }
  report.offeredUpBytes = module.offeredUp;
  report.arrivedUpBytes = up.arrivedBytes;
  report.repeatedUpBytes = up.repeatedBytes;
  report.missingUpBytes = module.offeredUp - up.arrivedBytes;
  report.offeredDownBytes = down.offeredBytes;
  report.arrivedDownBytes = down.arrivedBytes;
  report.missingDownBytes += missing;
  report.answers = module.client.answers;
  report.rs485Frames = module.device?.frames ?? 0;
  report.links = rig.link;
  report.restarts = module.restarts;
}

function checkHeap(module: SoakModule, report: SoakReport, first: boolean): void {
  report.heapBytes = module.rig.heapBytes();
  if (first || report.firstHeapBytes === undefined) {
    report.firstHeapBytes = report.heapBytes;
    return;
  }
  const grown = (report.heapBytes ?? 0) - report.firstHeapBytes;
  if (grown > heapSlackBytes) {
    fail(module, `the Lua heap has grown by ${grown} bytes since the first day`);
  }
}

function choose<Choice extends { weight: number }>(choices: readonly Choice[], chance: () => number): Choice {
  let left = chance() * choices.reduce((sum, { weight }) => sum + weight, 0);
  const found = choices.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return found ?? (choices[0] as Choice);
}

function fail(module: SoakModule, problem: string): never {
  const hour = `${problem}\nIn this hour: ${module.happened.join(", ")}`;
  throw new SoakFailure(hour, module.rig.clock.now(), [...module.rig.log, JSON.stringify(module.counts)]);
}
