import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readChange } from "../../build/settings/at-run-time.ts";
import { wholeNumber } from "../arguments.ts";

/** What the command line asks for. */
export interface ControlOptions {
  url: string;
  request: { method: string; [part: string]: unknown };
  /** Undefined: the request is not signed. */
  key: string | undefined;
  /** The module that is meant, by its IMEI. Undefined: the one that answers. */
  device: string | undefined;
  /** Undefined: the next one. */
  counter: number | undefined;
}

const keyVariable = "LUATOS_CONTROL_KEY";

export const controlHelp = `luatos-gateway control URL REQUEST [OPTIONS]

Asks a gateway that has its control channel on (docs/control.md). URL is where your server passes text frames on to the
gateway; the stand-in server does at /ws/control: ws://127.0.0.1:8080/ws/control.

  status                what the gateway is, does and counts
  settings              the settings in force, and what is to be applied
  log                   the last lines of its log
  set PATH=VALUE …      changes settings, checked by the rules of the build; null takes a change back
  apply                 restarts with them; without a link within 5 minutes the old ones come back
  restart               restarts the module
  level LEVEL           the log's level: DEBUG, INFO, WARN, ERROR or SILENT
  update [URL]          has libfota2 ask for an update

From set on a request is signed with the key, which is in the variable ${keyVariable} or in a file.

  --key-file FILE  the file that holds the key, and nothing else
  --device IMEI    the module that is meant. Default: whichever answers
  --counter N      the request's counter. Default: one more than the gateway's last
  --help           this text

Exit codes: 0 done, 1 refused or no answer, 2 wrong use.`;

/** Reads the words of the command line. Throws an Error of one line. */
export function readControlOptions(args: string[]): ControlOptions {
  const { values, positionals } = parseArgs({
    args,
    options: { "key-file": { type: "string" }, device: { type: "string" }, counter: { type: "string" } },
    allowPositionals: true,
  });
  const [url, method, ...words] = positionals;
  if (url === undefined || !/^wss?:\/\//.test(url)) {
    throw new Error("the URL of the server comes first: ws://… or wss://…");
  }
  const request = readRequest(method, words);
  const isSigned = !["status", "settings", "log"].includes(request.method);
  return {
    url,
    request,
    key: isSigned ? readKey(values["key-file"]) : undefined,
    device: values.device,
    counter: values.counter === undefined ? undefined : wholeNumber("--counter", values.counter),
  };
}

function readRequest(method: string | undefined, words: string[]): ControlOptions["request"] {
  const most: Record<string, number> = { status: 0, settings: 0, log: 0, apply: 0, restart: 0, level: 1, update: 1 };
  if (method === "set" && words.length > 0) {
    const changes = words.map(readChange).map(({ path, value }) => [path, value]);
    return { method, settings: Object.fromEntries(changes) };
  }
  if (method === undefined || words.length > (most[method] ?? -1)) {
    throw new Error(
      method === undefined ? "a request is missing" : `${[method, ...words].join(" ")}: there is no such request`,
    );
  }
  if (method === "level") {
    return { method, level: words[0] };
  }
  return words[0] === undefined ? { method } : { method, url: words[0] };
}

function readKey(file: string | undefined): string {
  const key = file === undefined ? process.env[keyVariable] : readFileSync(file, "utf8").replace(/\r?\n$/, "");
  if (key === undefined || key === "") {
    throw new Error(`the key is missing: set ${keyVariable}, or give --key-file FILE`);
  }
  return key;
}
