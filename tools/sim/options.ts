import { parseArgs } from "node:util";
import { eras, type FirmwareEra } from "../../host/board/eras.ts";
import { type AnyModelName, allModels } from "../../host/board/models.ts";
import { type EngineName, engineNames } from "../../host/engine/index.ts";
import { oneOf, wholeNumber } from "../arguments.ts";

export const simHelp = `luatos-gateway sim DIR [OPTIONS]

Runs a LuatOS script folder in a simulated module and prints its log as the device does. DIR holds main.lua and whatever
it requires or reads, folders below included: as Luatools flashes them, all files lie side by side in /luadb/. What the
scripts write with io stays in the module and is gone when the run ends.
Time is virtual: it passes as fast as the computer can, and equal runs give equal logs. Every host name leads to a
stand-in for the tutorial's server; with --realtime too, but over real sockets on 127.0.0.1.

  --ms N         end after N milliseconds of the module's time (default: when nothing can happen any more, or Ctrl-C)
  --realtime     run in real time, on real sockets
  --model NAME   ${Object.keys(allModels).join(", ")} (default: Air780E)
  --firmware F   the core's era: ${eras.join(", ")} (default: 2025-12)
  --engine E     the Lua VM (default: wasmoon): wasmoon is fast, with integers of 64 bits; fengari is slow, with integers
                 of 32 bits; lua32 is the device's own Lua, floats of 32 bits included: build it with npx luatos-gateway lua32
  --address-after MS
                 how long after each boot the module has an address (default: 2500; 0: at once)
  --seed N       another course of chance (default: 1)
  --heap BYTES   the module's Lua heap: "not enough memory" beyond (default: not limited; fengari keeps no account of it)
  --reboots N    end after N restarts of the module (default: 0, which also ends at a VM exit)
  --serial END   real bytes on UART 1, as in luatos-gateway start: pty, tcp:PORT, /dev/tty…, COM3; implies --realtime
  --usb END      the same on the USB port, uart.VUART_0; implies --realtime
  --url URL      reach this server, for real, whatever the script asks for; implies --realtime
  --help         this text

Ctrl-C ends it, a script that hangs as well, and then says where it stood.
Exit codes: the script's own with os.exit(n); 0 it ran to the end, or was ended by you; 1 its VM ended, by an error (the
log has the traceback) or because main.lua came to its end without sys.run(); 2 wrong use, no main.lua, a syntax error.`;

/** What the command line says. */
export interface SimOptions {
  directory: string;
  ms: number | undefined;
  realtime: boolean;
  model: AnyModelName;
  era: FirmwareEra;
  engine: EngineName;
  addressAfterMs: number;
  seed: number;
  heapBytes: number | undefined;
  reboots: number;
  serial: string | undefined;
  usb: string | undefined;
  url: string | undefined;
}

/** Reads the command line. Throws an Error with one line that says what is wrong. */
export function readSimOptions(args: string[]): SimOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ms: { type: "string" },
      realtime: { type: "boolean", default: false },
      model: { type: "string", default: "Air780E" },
      firmware: { type: "string", default: "2025-12" },
      engine: { type: "string", default: "wasmoon" },
      "address-after": { type: "string", default: "2500" },
      seed: { type: "string", default: "1" },
      heap: { type: "string" },
      reboots: { type: "string", default: "0" },
      serial: { type: "string" },
      usb: { type: "string" },
      url: { type: "string" },
    },
  });
  if (positionals.length !== 1) {
    throw new Error("one script folder is needed");
  }
  if (values.url !== undefined && !/^wss?:\/\//i.test(values.url)) {
    throw new Error(`--url ${values.url}: not a ws:// or wss:// URL`);
  }
  const engine = oneOf("--engine", values.engine, engineNames);
  const heapBytes = values.heap === undefined ? undefined : wholeNumber("--heap", values.heap);
  if (heapBytes !== undefined && engine === "fengari") {
    throw new Error("--heap: fengari keeps no account of its heap. Use --engine wasmoon or lua32");
  }
  return {
    directory: positionals[0] ?? "",
    ms: values.ms === undefined ? undefined : wholeNumber("--ms", values.ms),
    realtime: values.realtime || [values.serial, values.usb, values.url].some((each) => each !== undefined),
    model: oneOf("--model", values.model, Object.keys(allModels) as AnyModelName[]),
    era: oneOf("--firmware", values.firmware, eras),
    engine,
    addressAfterMs: wholeNumber("--address-after", values["address-after"]),
    seed: wholeNumber("--seed", values.seed),
    heapBytes,
    reboots: wholeNumber("--reboots", values.reboots),
    serial: values.serial,
    usb: values.usb,
    url: values.url,
  };
}
