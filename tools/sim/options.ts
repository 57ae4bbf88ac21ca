import { parseArgs } from "node:util";
import { eras, type FirmwareEra } from "../../host/board/eras.ts";
import { type AnyModelName, allModels } from "../../host/board/models.ts";
import { type EngineName, engineNames } from "../../host/engine/index.ts";
import type { SendStep } from "../../host/scenario/index.ts";
import { oneOf, serialEnd, serverUrl, wholeNumber } from "../arguments.ts";
import { preludeHelp } from "../prelude.ts";
import { scriptFolder } from "../scripts.ts";
import { usualEngine } from "../simulator.ts";
import { unescaped } from "./escapes.ts";

/** The default length of a run in virtual time. */
const usualMs = 3_600_000;

/** The text of --help. */
export const simHelp = `luatos-gateway sim DIR [OPTIONS]

Runs a LuatOS script folder in a simulated module and prints its log, with positions in TypeScript if DIR has the source map of
its main.lua. DIR holds main.lua and all files that it requires or reads, also in folders below; you may also name the main.lua.
As Luatools flashes them, all files are side by side in /luadb/. Files that the scripts write with io stay in the module and are
gone when the run ends.
Time is virtual: it passes as fast as the computer can run it, and equal runs give equal logs. Every host name leads to a
stand-in for the tutorial's server, with --realtime over real sockets on 127.0.0.1.

  --ms N         end after N milliseconds of the module's time, even if the script never waits. Default: an hour, or when
                 nothing more can happen, or when the script never waits in 10 s of processor time; with --realtime, Ctrl-C
  --send MS:TEXT send a text to UART 1, MS milliseconds after power on, and show what comes out; may be repeated:
                 --send '5000:"echo"'. Escapes: \\n \\r \\t \\0 \\" \\' \\\\ \\u4e2d, and \\x41 for a byte: --send '5000:AT\\r\\n'
  --send-hex MS:HEX
                 the same with bytes. Windows PowerShell 5.1 loses the quotes of "echo": --send-hex 5000:226563686f22
  --scenario FILE
                 play a scenario: what is sent and when, what must come out, which faults strike. A file in TypeScript,
                 JavaScript or JSON; see docs/scenarios.md. The run ends with the scenario
${preludeHelp}
  --realtime     run in real time, on real sockets
  --model NAME   ${Object.keys(allModels).join(", ")} (default: Air780E)
  --era ERA      the core's era: ${eras.join(", ")} (default: 2025-12). docs/simulator.md
                 lists each change with its date
  --engine E     the Lua VM: lua32 is the module's own Lua, with 32-bit numbers (the default if it is there: a package
                 contains it if it was packed with it, and in a checkout npx luatos-gateway lua32 builds it); wasmoon
                 has 64-bit integers (the default otherwise); fengari is slow, with 32-bit integers
  --address-after MS
                 when the module gets an address after each boot (default: 2500; 0: at once)
  --seed N       the seed of all random choices (default: 1)
  --heap BYTES   the size of the module's Lua heap; beyond it, "not enough memory" (default: no limit; fengari does not
                 count heap)
  --reboots N    allow N restarts of the module (default: 0, which also ends at a VM exit)
  --traffic      print at the end how many bytes went over the network, with TCP and IP, without TLS
  --serial END   real bytes on UART 1, as in luatos-gateway start: pty, tcp:PORT, tcp:HOST:PORT, /dev/tty…, COM3;
                 implies --realtime
  --usb END      the same on the USB port, uart.VUART_0; implies --realtime
  --url URL      connect to this real server, whatever host the script names; implies --realtime
  --help         this text

Ctrl-C ends it, even if the script hangs, and then shows where the script was.
Exit codes: n if the script calls os.exit(n); 0 it ran to the end, or you ended it; 1 its VM ended, by an error (the log has
the traceback) or because main.lua returned without sys.run(), or the script hangs (without --ms), or an expectation of the
scenario was missed; 2 invalid arguments, no main.lua, a syntax error.`;

/** The options of the command line. */
export interface SimOptions {
  directory: string;
  /** When the run ends, in milliseconds of the module's time. */
  limitMs: number;
  /** Whether `limitMs` is the default. */
  isUsualLimit: boolean;
  /** The data to send, in the order of the command line. */
  sends: SendStep[];
  /** A scenario file. */
  scenario: string | undefined;
  /** A Lua file that runs before main.lua. */
  prelude: string | undefined;
  realtime: boolean;
  /** Undefined: the scenario's value, or the usual one. The same holds for `era`. */
  model: AnyModelName | undefined;
  era: FirmwareEra | undefined;
  engine: EngineName;
  addressAfterMs: number;
  seed: number | undefined;
  heapBytes: number | undefined;
  reboots: number;
  /** Whether to report the network traffic at the end. */
  traffic: boolean;
  serial: string | undefined;
  usb: string | undefined;
  url: string | undefined;
}

/** Reads the command line. Throws an Error of one line that says what is wrong. */
export function readSimOptions(args: string[]): SimOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ms: { type: "string" },
      send: { type: "string", multiple: true, default: [] },
      "send-hex": { type: "string", multiple: true, default: [] },
      scenario: { type: "string" },
      prelude: { type: "string" },
      realtime: { type: "boolean", default: false },
      model: { type: "string" },
      era: { type: "string" },
      engine: { type: "string", default: usualEngine() },
      "address-after": { type: "string", default: "2500" },
      seed: { type: "string" },
      heap: { type: "string" },
      reboots: { type: "string", default: "0" },
      traffic: { type: "boolean", default: false },
      serial: { type: "string" },
      usb: { type: "string" },
      url: { type: "string" },
    },
  });
  if (positionals.length !== 1) {
    throw new Error("name one script folder");
  }
  const engine = oneOf("--engine", values.engine, engineNames);
  const heapBytes = values.heap === undefined ? undefined : wholeNumber("--heap", values.heap);
  if (heapBytes !== undefined && engine === "fengari") {
    throw new Error("--heap: fengari does not count its heap. Use --engine wasmoon or lua32");
  }
  const realtime = values.realtime || [values.serial, values.usb, values.url].some((each) => each !== undefined);
  if (realtime && values.scenario !== undefined) {
    throw new Error("--scenario is played in virtual time: not with --realtime, --serial, --usb or --url");
  }
  if (realtime && values.traffic) {
    throw new Error("--traffic is counted in virtual time: not with --realtime, --serial, --usb or --url");
  }
  return {
    directory: scriptFolder(positionals[0] as string),
    limitMs: values.ms !== undefined ? wholeNumber("--ms", values.ms) : realtime ? Number.POSITIVE_INFINITY : usualMs,
    isUsualLimit: values.ms === undefined,
    sends: [...values.send.map(textStep), ...values["send-hex"].map(hexStep)],
    scenario: values.scenario,
    prelude: values.prelude,
    realtime,
    model: given("--model", values.model, Object.keys(allModels) as AnyModelName[]),
    era: given("--era", values.era, eras),
    engine,
    addressAfterMs: wholeNumber("--address-after", values["address-after"]),
    seed: values.seed === undefined ? undefined : wholeNumber("--seed", values.seed),
    heapBytes,
    reboots: wholeNumber("--reboots", values.reboots),
    traffic: values.traffic,
    serial: serialEnd("--serial", values.serial),
    usb: serialEnd("--usb", values.usb),
    url: serverUrl("--url", values.url),
  };
}

function given<Choice extends string>(
  option: string,
  text: string | undefined,
  known: readonly Choice[],
): Choice | undefined {
  return text === undefined ? undefined : oneOf(option, text, known);
}

function textStep(text: string): SendStep {
  const [, ms, send = ""] = /^(\d+):(.+)$/s.exec(text) ?? [];
  if (ms === undefined) {
    throw new Error(`--send ${text}: not MS:TEXT, such as 5000:hello`);
  }
  try {
    return { atMs: Number(ms), send: { hex: unescaped(send).toString("hex") } };
  } catch (error) {
    throw new Error(`--send ${text}: ${(error as Error).message}`);
  }
}

function hexStep(text: string): SendStep {
  const [, ms, hex = ""] = /^(\d+):((?:[0-9a-f]{2})+)$/i.exec(text) ?? [];
  if (ms === undefined) {
    throw new Error(`--send-hex ${text}: not MS:HEX, such as 5000:00ff`);
  }
  return { atMs: Number(ms), send: { hex } };
}
