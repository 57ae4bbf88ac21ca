import { parseArgs } from "node:util";
import { type LinkEra, linkEras } from "../../host/board/eras.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";
import { oneOf, wholeNumber } from "../arguments.ts";
import { type Command, progress } from "../command.ts";
import { SoakFailure, type SoakReport, soak } from "./soak.ts";

const usualDays = 30;
const shownLogLines = 60;
/** The largest seed and hour. */
const mostNumber = 999_999;

const help = `luatos-gateway soak [OPTIONS]

Runs the gateway for ${usualDays} days of virtual time in the simulated module, with about 1 GB of random traffic and every
simulated fault. Checks to the byte that the gateway keeps its delivery contract. Takes some minutes.

  --seed N       the seed of all random choices (default: 1)
  --from HOUR    start at this hour of the run: a failure often shows again when you start at its hour
  --days N       virtual days, fractions allowed (default: ${usualDays})
  --features     switch features on, at random by the seed: identity, subprotocol, counters, status LED, settings at run
                 time, a control channel with a client, hooks that pass, split and fail, RS-485 with a device that answers,
                 or commands typed on the UART
  --era ERA      the core's era: ${linkEras.join(", ")} (default: 2025-12)
  --engine NAME  ${engineNames.join(", ")} (default: wasmoon)
  --help         this text

Exit codes: 0 the contract held, 1 it did not (the command that replays it is printed), 2 invalid arguments.`;

export default { help, read, run } satisfies Command<Options>;

interface Options {
  seed: number;
  days: number;
  from: number;
  features: boolean;
  era: LinkEra;
  engine: EngineName;
}

async function run({ seed, days, from, features, era, engine }: Options): Promise<number> {
  const show = progress();
  const begin = performance.now();
  const seconds = (): string => ((performance.now() - begin) / 1000).toFixed(0);
  const hours = Math.max(1, Math.round(24 * days));
  try {
    const report = await soak({
      seed,
      hours,
      firstHour: from,
      features,
      era,
      engines: await loadEngines(engine),
      onHour: (each) => {
        show(
          `day ${Math.ceil(each.hours / 24)} of ${Math.ceil(hours / 24)}, hour ${each.hours}: ${summary(each)}, ${seconds()} s`,
        );
        if (each.hours % 24 === 0) {
          show("");
          console.log(`day ${String(each.hours / 24).padStart(2)}: ${summary(each)}, ${seconds()} s`);
        }
      },
    });
    show("");
    console.log(
      `\n${survived(report, seed)}\n\nNothing broke in ${report.hours} hours of virtual time, ${seconds()} s of real time.`,
    );
    return 0;
  } catch (error) {
    show("");
    if (!(error instanceof SoakFailure)) {
      throw error;
    }
    const { message, timeMs, log } = error;
    console.error(
      `${log.slice(-shownLogLines).join("\n")}\n\nBROKEN at ${(timeMs / 1000).toFixed(3)} s of virtual time: ${message}`,
    );
    const hour = Math.floor(timeMs / 3_600_000);
    const rest = `${features ? "--features " : ""}--era ${era}${engine === "wasmoon" ? "" : ` --engine ${engine}`}`;
    const replay = (first: number, count: number): string =>
      `luatos-gateway soak --seed ${seed} --from ${from + first} --days ${(count / 24).toFixed(3)} ${rest}`;
    console.error(`Replay: ${replay(0, hour + 1)}\nOr, sooner: ${replay(Math.max(0, hour - 1), 2)}`);
    return 1;
  }
}

function summary(report: SoakReport): string {
  const struck = Object.values(report.faults).reduce((sum, count) => sum + count, 0);
  const heap = report.heapBytes === undefined ? "" : `, heap ${(report.heapBytes / 1000).toFixed(1)} kB`;
  return (
    `${megabytes(report.arrivedUpBytes)} up, ${megabytes(report.arrivedDownBytes)} down, ${struck} faults, ` +
    `${report.links} connections${heap}`
  );
}

function survived(report: SoakReport, seed: number): string {
  const faults = Object.entries(report.faults)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`);
  return [
    `Seed ${seed} survived:`,
    ...faults,
    ...(report.features.length > 0 ? ["", withFeatures(report)] : []),
    "",
    `Up:   ${megabytes(report.offeredUpBytes)} offered, ${megabytes(report.arrivedUpBytes)} arrived, ` +
      `${megabytes(report.repeatedUpBytes)} arrived twice, ${megabytes(report.missingUpBytes)} dropped and counted`,
    `Down: ${megabytes(report.offeredDownBytes)} offered, ${megabytes(report.arrivedDownBytes)} arrived, ` +
      `${megabytes(report.missingDownBytes)} lost with their links or dropped and counted`,
    `${report.links} connections, ${report.restarts} restarts as designed, ${report.caughtErrors} errors caught while memory was short`,
    `Longest time until all was quiet after the last fault: ${(report.longestRecoveryMs / 1000).toFixed(1)} s`,
    report.heapBytes === undefined
      ? "This engine does not count its heap."
      : `Lua heap after the first day ${report.firstHeapBytes} bytes, at the end ${report.heapBytes} (the simulator's share included)`,
  ].join("\n");
}

function withFeatures({ features, answers, typed, rs485Frames }: SoakReport): string {
  return `With ${features.join(", ")}; ${answers} answers, commands typed ${typed} times, ${rs485Frames} frames on RS-485`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function read(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      days: { type: "string", default: String(usualDays) },
      from: { type: "string", default: "0" },
      features: { type: "boolean", default: false },
      era: { type: "string", default: "2025-12" },
      engine: { type: "string", default: "wasmoon" },
    },
  });
  const days = Number(values.days);
  if (!(days > 0 && days <= 3650)) {
    throw new Error(`--days ${values.days}: not a number above 0, up to 3650`);
  }
  return {
    seed: wholeNumber("--seed", values.seed, 0, mostNumber),
    days,
    features: values.features,
    from: wholeNumber("--from", values.from, 0, mostNumber),
    era: oneOf("--era", values.era, linkEras),
    engine: oneOf("--engine", values.engine, engineNames),
  };
}
