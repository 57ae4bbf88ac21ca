import { parseArgs } from "node:util";
import { allModels, type ModelName, models } from "../../host/board/models.ts";
import { type EngineName, engineNames } from "../../host/engine/index.ts";
import {
  type CertificateFiles,
  certificateFilesOf,
  listenAddress,
  oneOf,
  portNumber,
  serialEnd,
  serverUrl,
} from "../arguments.ts";
import { preludeHelp, readPrelude } from "../prelude.ts";
import { demandMain } from "../scripts.ts";
import { usualEngine } from "../simulator.ts";
import { type ChosenFirmware, chosenFirmware } from "../usual-firmware.ts";
import { commandHelp } from "./terminal-commands.ts";

/** The text of --help. */
export const help = `luatos-gateway start [OPTIONS]

Boots lua-out/main.lua of the project in this folder on a simulated module, in real time, beside a stand-in for the
tutorial's server. Where there is no project, it boots the gateway of the package. Serves a page that shows
both, with buttons for faults. What you type goes into UART 1, and the terminal shows what UART 1 sends.

  --url URL      connect to this real server instead of the stand-in: ws://… or wss://…
  --listen ADDRESS
                 let real modules connect to the stand-in server at this address of the computer (0.0.0.0: all
                 addresses). They need the token that is shown. Ports are 8080 (ws) and 8443 (wss), or free ones if those
                 are taken. Default: only this computer, on free ports
  --cert FILE    a certificate of your own for the stand-in server's wss, in PEM; with --key FILE, its key
  --serial END   a second peer on UART 1, beside this terminal:
                   pty          a pseudo terminal (needs socat; not on Windows)
                   tcp:PORT     a TCP port on 127.0.0.1. tcp:HOST:PORT: at another address of the computer (0.0.0.0:
                                all), where other computers can connect; it asks for no password
                   /dev/tty…    a real serial port; COM3 and the like on Windows
                 Default: pty if socat is installed, else a free TCP port
  --usb END      a peer on the module's USB port, uart.VUART_0: END as for --serial. Default: none
  --script DIR   boot another LuatOS script folder
${preludeHelp}
  --model NAME   ${Object.keys(models).join(" or ")} (default: Air780E)
  --engine E     the Lua VM: ${engineNames.join(", ")} (default: lua32, the module's own Lua, if it is
                 built, else wasmoon)
  --watch        build from src/ first, then build and boot again whenever a source is saved. If the sources have an
                 error, show it and keep the old firmware running. DIR must be lua-out/ or lua-out/NAME/ of a project.
                 A prelude that is saved boots again too
  --port N       the page's port on 127.0.0.1 (default: 7380, or a free one when that is taken; 0: a free one)
  --open         open the page in the browser
  --no-page      only the terminal, no page
  --quiet        show only the data, no logs
  --help         this text

In the terminal:
${commandHelp()}

Ctrl-C ends it. Exit codes: 0 ended by you, 1 a port or a file could not be opened, 2 invalid arguments, no main.lua,
a syntax error in the prelude.`;

/** The options of `start`. */
export interface StartOptions {
  url: string | undefined;
  listen: string | undefined;
  certificateFiles: CertificateFiles | undefined;
  serial: string | undefined;
  usb: string | undefined;
  firmware: ChosenFirmware;
  /** The file of --prelude, and its text. With --watch, the text follows the file. */
  prelude: { file: string; text: Uint8Array } | undefined;
  model: ModelName;
  engine: EngineName;
  watch: boolean;
  /** Undefined: the usual port, or a free one. */
  port: number | undefined;
  page: boolean;
  open: boolean;
  quiet: boolean;
}

/** Reads the command line. Throws an Error of one line that says what is wrong. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: "string" },
      listen: { type: "string" },
      cert: { type: "string" },
      key: { type: "string" },
      serial: { type: "string" },
      usb: { type: "string" },
      script: { type: "string" },
      prelude: { type: "string" },
      model: { type: "string", default: "Air780E" },
      engine: { type: "string", default: usualEngine() },
      watch: { type: "boolean", default: false },
      port: { type: "string" },
      open: { type: "boolean", default: false },
      "no-page": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
    },
  });
  if (values.listen !== undefined && values.url !== undefined) {
    throw new Error("--listen ADDRESS is for the stand-in server: not with --url");
  }
  const certificateFiles = certificateFilesOf(values);
  if (certificateFiles !== undefined && values.url !== undefined) {
    throw new Error("--cert and --key are for the stand-in server: not with --url");
  }
  if (values["no-page"] && (values.open || values.port !== undefined)) {
    throw new Error("--no-page: then there is nothing for --open and --port");
  }
  const options = {
    url: serverUrl("--url", values.url),
    listen: values.listen === undefined ? undefined : listenAddress("--listen", values.listen),
    certificateFiles,
    serial: serialEnd("--serial", values.serial),
    usb: serialEnd("--usb", values.usb),
    firmware: chosenFirmware(values.script),
    prelude: values.prelude === undefined ? undefined : { file: values.prelude, text: readPrelude(values.prelude) },
    model: readModel(values.model),
    engine: oneOf("--engine", values.engine, engineNames),
    watch: values.watch,
    port: values.port === undefined ? undefined : portNumber("--port", values.port),
    page: !values["no-page"],
    open: values.open,
    quiet: values.quiet,
  };
  if (!options.watch) {
    demandMain(options.firmware.directory);
  }
  return options;
}

function readModel(given: string): ModelName {
  if (Object.hasOwn(allModels, given) && !Object.hasOwn(models, given)) {
    throw new Error(`--model ${given}: only sim and census run it. Known: ${Object.keys(models).join(", ")}`);
  }
  return oneOf("--model", given, Object.keys(models) as ModelName[]);
}
