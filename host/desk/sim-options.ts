import { parseArgs } from "node:util";
import { type ModelName, models } from "../board/models.ts";
import type { FirmwareEra } from "../board/websocket-client.ts";

const eras: readonly FirmwareEra[] = ["2024", "2025-08", "2025-12"];

export const simHelp = `npm run sim -- DIR [OPTIONS]

Runs a LuatOS script folder (main.lua and the files that it requires) in a simulated module and prints its log as the
device does. Time is virtual: it passes as fast as the computer can, and equal runs give equal logs. Every host name
leads to a stand-in for the tutorial's server.

  --ms N         end after N milliseconds of the module's time (default: when nothing can happen any more, or Ctrl-C)
  --realtime     run in real time, on real sockets
  --model NAME   ${Object.keys(models).join(" or ")} (default: Air780E)
  --firmware F   the core's era: ${eras.join(", ")} (default: 2025-12)
  --seed N       another course of chance (default: 1)
  --reboots N    end after N restarts of the module (default: 0)
  --serial END   real bytes on UART 1, as in npm start; implies --realtime
  --url URL      reach this server, for real, whatever the script asks for; implies --realtime
  --help         this text

Exit codes: the script's own with os.exit(n); 0 it ran to the end, 1 its VM ended with an error, 2 wrong use, no main.lua
or a syntax error.`;

export interface SimOptions {
  help: boolean;
  directory: string;
  ms: number | undefined;
  realtime: boolean;
  model: ModelName;
  era: FirmwareEra;
  seed: number;
  reboots: number;
  serial: string | undefined;
  url: string | undefined;
}

/** Reads the command line. Throws an Error with one line that says what is wrong. */
export function readSimOptions(args: string[]): SimOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      ms: { type: "string" },
      realtime: { type: "boolean", default: false },
      model: { type: "string", default: "Air780E" },
      firmware: { type: "string", default: "2025-12" },
      seed: { type: "string", default: "1" },
      reboots: { type: "string", default: "0" },
      serial: { type: "string" },
      url: { type: "string" },
    },
  });
  if (!values.help && positionals.length !== 1) {
    throw new Error("one script folder is needed");
  }
  return {
    help: values.help,
    directory: positionals[0] ?? "",
    ms: values.ms === undefined ? undefined : wholeNumber("--ms", values.ms),
    realtime: values.realtime || values.serial !== undefined || values.url !== undefined,
    model: oneOf("--model", values.model, Object.keys(models) as ModelName[]),
    era: oneOf("--firmware", values.firmware, eras),
    seed: wholeNumber("--seed", values.seed),
    reboots: wholeNumber("--reboots", values.reboots),
    serial: values.serial,
    url: values.url,
  };
}

function oneOf<Choice extends string>(option: string, given: string, known: readonly Choice[]): Choice {
  const found = known.find((each) => each === given);
  if (found === undefined) {
    throw new Error(`${option} ${given}: not known. Known: ${known.join(", ")}`);
  }
  return found;
}

function wholeNumber(option: string, given: string): number {
  if (!/^\d+$/.test(given)) {
    throw new Error(`${option} ${given}: not a whole number`);
  }
  return Number(given);
}
