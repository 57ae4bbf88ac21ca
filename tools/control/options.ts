import { parseArgs } from "node:util";
import { readChange } from "../../build/settings/at-run-time.ts";
import { controlKeyOf, keyVariable, oneOf, wholeNumber } from "../arguments.ts";

/** The options of the command line. */
export interface ControlOptions {
  url: string;
  request: { method: string; [part: string]: unknown };
  /** Undefined: the request is not signed. */
  key: string | undefined;
  /**
   * The gateway, as its status calls it: the IMEI, with `.NAME` if there are several. Undefined: the one that answers.
   */
  device: string | undefined;
  /** Undefined: the next counter. */
  counter: number | undefined;
}

const levels = ["DEBUG", "INFO", "WARN", "ERROR", "SILENT"] as const;

/** The text of --help. */
export const controlHelp = `luatos-gateway control URL REQUEST [OPTIONS]

Asks a gateway that has its control channel on (docs/control.md). At URL, your server passes text frames on to the
gateway. The stand-in server does that at /ws/control: ws://127.0.0.1:8080/ws/control. With several gateways,
ws://127.0.0.1:8080/ws/control?path=/meter picks the one whose URL has the path /meter.

  status                the state of the gateway, its versions and its counters
  settings              the settings in force, and those that wait for apply
  log                   the last lines of its log
  set PATH=VALUE …      changes settings, checked by the rules of the build; null takes a change back
  apply                 restarts with the changes; if no link opens within 5 minutes, the old settings come back
  restart               restarts the module
  level LEVEL           sets the log level: DEBUG, INFO, WARN, ERROR or SILENT
  update [URL]          lets libfota2 request an update

The requests from set on are signed with the key from the variable ${keyVariable} or from a file.

  --key-file FILE  a file with only the key in it
  --device NAME    what the status calls the gateway to ask: the IMEI, or IMEI.NAME if there are several on its
                   module. Default: the one that answers
  --counter N      the counter of the request. Default: one more than the gateway's last
  --help           this text

Exit codes: 0 done, 1 refused, or no answer, 2 invalid arguments.`;

/** Reads the command line. Throws an Error of one line. */
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

/** The requests, and how many words may go behind each. */
const requests = {
  status: 0,
  settings: 0,
  log: 0,
  set: Number.POSITIVE_INFINITY,
  apply: 0,
  restart: 0,
  level: 1,
  update: 1,
} as const;

function readRequest(given: string | undefined, words: string[]): ControlOptions["request"] {
  if (given === undefined) {
    throw new Error("a request is missing");
  }
  const method = oneOf("request", given, Object.keys(requests) as (keyof typeof requests)[]);
  if (words.length > requests[method]) {
    const most = requests[method] === 0 ? "nothing goes" : "at most one word goes";
    throw new Error(`${[method, ...words].join(" ")}: ${most} behind ${method}`);
  }
  if (method === "set") {
    if (words.length === 0) {
      throw new Error("set needs PATH=VALUE");
    }
    const changes = words.map(readChange).map(({ path, value }) => [path, value]);
    return { method, settings: Object.fromEntries(changes) };
  }
  if (method === "level") {
    const [level] = words;
    if (level === undefined) {
      throw new Error(`level needs one of ${levels.join(", ")}`);
    }
    return { method, level: oneOf("level", level, levels) };
  }
  return words[0] === undefined ? { method } : { method, url: words[0] };
}

function readKey(file: string | undefined): string {
  const key = controlKeyOf(file);
  if (key === undefined) {
    throw new Error(`the key is missing: set ${keyVariable}, or give --key-file FILE`);
  }
  return key;
}
