import { longestLength, placeholderProblem } from "../../src/settings/placeholder-rules.ts";
import { type ReadSetting, type Rule, rules, settingProblems, valueProblem } from "../../src/settings/rules.ts";
import { headerFault, shownUrl, urlFault } from "./request.ts";
import { bytes, sentenceFor } from "./sentences.ts";

/** A setting that is wrong, by its path, and why, as a sentence. */
export interface SettingError {
  path: string;
  why: string;
  /** Whether the name is wrong, not the value. */
  isName?: true;
}

/**
 * The problems of a gateway's settings, one for each setting that is wrong; empty when there are none. Settings that
 * can change at run time are judged by the rules of src/settings/, as in the module; the others by the rules below.
 * `masked` takes the secrets out of a text.
 */
export function settingErrorsOf(read: ReadSetting, masked: (text: string) => string = (text) => text): SettingError[] {
  const url = textOf(read("url"));
  const shown = shownUrl(masked(url));
  const faults = requestFaults(read, url, shown !== shownUrl(url));
  const changeable = settingProblems(read).map(({ path, why }) => ({
    path,
    why: faults.get(path) ?? sentenceFor(path, why),
  }));
  const more = [...faults].map(([path, why]) => ({ path, why }));
  return firstOfEach([...changeable, ...more, ...fixedErrors(read)]).map((each) =>
    each.path === "url" ? { ...each, why: `${shown}: ${each.why}` } : each,
  );
}

/** The problems of values that have the right kind, each by itself, among settings that may lack others. */
export function valueErrors(read: ReadSetting): SettingError[] {
  return [...valueRules.values()].flatMap((rule) => {
    const value = read(rule.path);
    const why = value === undefined ? undefined : valueProblem(rule, value);
    return why === undefined ? [] : [{ path: rule.path, why: sentenceFor(rule.path, why) }];
  });
}

/** One problem for each setting. */
export function firstOfEach(all: readonly SettingError[]): SettingError[] {
  return all.filter(({ path }, index) => all.findIndex((each) => each.path === path) === index);
}

/** What the build sees in the URL and the header lines, and the module does not: sentences by path. */
function requestFaults(read: ReadSetting, url: string, isSecret: boolean): Map<string, string> {
  const lines = Array.from({ length: read("headers") as number }, (_, index) => `headers.${index}`);
  const all: [path: string, why: string | undefined][] = [
    ["url", urlFault(url, isSecret)],
    ...lines.map((path): [string, string | undefined] => [path, headerFault(textOf(read(path)))]),
  ];
  return new Map(all.filter((each): each is [string, string] => each[1] !== undefined));
}

/** The text of a setting, which holds bytes. */
function textOf(value: ReturnType<ReadSetting>): string {
  return Buffer.from(String(value), "latin1").toString();
}

/** A setting that cannot change at run time. */
interface FixedRule extends Rule {
  /** It has no default: its group must give it. */
  readonly needed?: true;
}

const commandKey = "runtimeSettings.uartCommands.key";
/** The largest number of a pin that a model can drive: 31 of an Air780E. An Air700ECQ drives up to 20. */
const lastPin = 31;
const levels = [0, 1];

/** The value of each setting that cannot change at run time, by itself. */
const fixedRules: readonly FixedRule[] = [
  { path: "name" },
  { path: "hooks" },
  { path: "uart.id", of: [0, 1, 2, 3, 32] },
  { path: "uart.rs485.pin", least: 0, most: lastPin, needed: true },
  { path: "uart.rs485.receiveLevel", of: levels, needed: true },
  { path: "uart.rs485.turnaroundUs", least: 0, most: 1000000, needed: true },
  { path: "uart.rs485.answerMs", least: 0, most: 60000 },
  { path: "delivery", of: ["core", "answers"] },
  { path: "frames", of: ["binary", "text"] },
  { path: "echoCommand", of: [true, false] },
  { path: "identity.template", needed: true },
  { path: "identity.frames", of: ["text", "binary"] },
  { path: "subprotocol" },
  { path: "counters.everySeconds", least: 10, most: 86400, needed: true },
  { path: "statusLed.pin", least: 0, most: lastPin, needed: true },
  { path: "statusLed.activeLevel", of: levels },
  { path: "control.key", needed: true },
  { path: "control.mutualProof", of: [true, false] },
  { path: commandKey, needed: true },
  { path: "runtimeSettings.uartCommands.guardMs", least: 500, most: 60000, needed: true },
];

/** A rule for the value of every setting, by its path. A URL is needed, too: the tutorial's server is no default. */
export const valueRules: ReadonlyMap<string, FixedRule> = new Map(
  [...rules.map((rule) => (rule.path === "url" ? { ...rule, needed: true as const } : rule)), ...fixedRules].map(
    (rule) => [rule.path, rule],
  ),
);

const mostTemplateBytes = 1024;
const leastKeyBytes = 16;
/** Old cores accept no longer key for an HMAC. */
const mostKeyBytes = 64;
const leastCommandKeyBytes = 8;

/** Problems of the settings that cannot change at run time. */
function fixedErrors(read: ReadSetting): SettingError[] {
  const problems: SettingError[] = [];
  const check = (path: string, why: string | undefined): void => {
    if (why !== undefined) {
      problems.push({ path, why });
    }
  };
  for (const rule of fixedRules) {
    const value = read(rule.path);
    const why = value === undefined ? undefined : valueProblem(rule, value);
    check(rule.path, why && sentenceFor(rule.path, why));
  }
  if (read("statusLed.pin") !== undefined && read("statusLed.pin") === read("uart.rs485.pin")) {
    check("statusLed.pin", "uart.rs485.pin is the same pin.");
  }
  check("subprotocol", textProblem(read("subprotocol"), subprotocolProblem));
  check("identity.template", textProblem(read("identity.template"), templateProblem));
  check("control.key", textProblem(read("control.key"), controlKeyProblem));
  if (read("control.key") !== undefined && read("frames") === "text") {
    check("frames", 'text frames are the control channel\'s: write "binary".');
  }
  if (read("control.key") !== undefined && read("echoCommand") === true) {
    check("echoCommand", "it sends and receives text frames, which are the control channel's: write false.");
  }
  check(commandKey, textProblem(read(commandKey), commandKeyProblem));
  return problems;
}

function textProblem(
  value: ReturnType<ReadSetting>,
  problemOf: (text: string) => string | undefined,
): string | undefined {
  return typeof value === "string" ? problemOf(value) : undefined;
}

function subprotocolProblem(name: string): string | undefined {
  // The characters that a token of HTTP may hold.
  const place = name.search(/[^\w!#$%&'*+.^`|~-]/);
  if (place >= 0) {
    return `its byte ${place + 1} is not a letter, a digit or one of !#$%&'*+-.^_\`|~. Write one name, as in "ocpp1.6".`;
  }
  return name === "" ? "it is empty: leave it out." : undefined;
}

function templateProblem(template: string): string | undefined {
  const length = longestLength(template, false);
  const isTooLong = length > mostTemplateBytes;
  const why = placeholderProblem(template, true);
  return (
    (why && sentenceFor("identity.template", why)) ??
    (isTooLong ? `with its longest values it has ${length} bytes: ${mostTemplateBytes} at most.` : undefined)
  );
}

function controlKeyProblem({ length }: string): string | undefined {
  return length < leastKeyBytes || length > mostKeyBytes
    ? `it has ${bytes(length)}. A key has ${leastKeyBytes} to ${mostKeyBytes}.`
    : undefined;
}

function commandKeyProblem(key: string): string | undefined {
  if (/[\r\n]/.test(key)) {
    return "it has a line end. The gateway takes the key with or without one: write it without.";
  }
  const { length } = key;
  return length < leastCommandKeyBytes || length > mostKeyBytes
    ? `it has ${bytes(length)}. This key has ${leastCommandKeyBytes} to ${mostKeyBytes}.`
    : undefined;
}
