import { eras } from "../board/eras.ts";
import { allModels } from "../board/models.ts";
import { type FaultName, faultFields, faultNames, type Scenario } from "./scenario.ts";

/**
 * Checks that a value from a file is a scenario. Throws an Error that names the wrong place and the allowed values:
 * `steps[2].atMs: -1 is not a number from 0 on`. `nearest` finds the field that a misspelt name probably means.
 */
export function checkScenario(value: unknown, nearest: Nearest = () => undefined): Scenario {
  const scenario = record(value, "the scenario");
  known(scenario, "", ["name", "model", "era", "seed", "endMs", "steps"], nearest);
  optional(scenario, "name", "", text);
  optional(scenario, "model", "", oneOf(Object.keys(allModels)));
  optional(scenario, "era", "", oneOf(eras));
  optional(scenario, "seed", "", milliseconds);
  optional(scenario, "endMs", "", milliseconds);
  if (!Array.isArray(scenario.steps)) {
    throw wrong("steps", scenario.steps, "a list of steps");
  }
  for (const [index, step] of scenario.steps.entries()) {
    checkStep(record(step, `steps[${index}]`), `steps[${index}].`, nearest);
  }
  return scenario as unknown as Scenario;
}

type Values = Readonly<Record<string, unknown>>;
type Nearest = (word: string, names: readonly string[]) => string | undefined;
type Check = (value: unknown, place: string) => void;

/** The other fields of a step, by the field that determines its kind. */
const kinds: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  send: { send: data, to: oneOf(["uart", "usb"]) },
  serverSend: { serverSend: data },
  expect: { expect: expected, from: oneOf(["uart", "usb", "server", "log"]), withinMs: milliseconds },
  fault: { fault: oneOf(Object.keys(faultNames)), forMs: milliseconds, amount: milliseconds },
};

const allFields = ["atMs", ...new Set(Object.values(kinds).flatMap((checks) => Object.keys(checks)))];

function checkStep(step: Values, place: string, nearest: Nearest): void {
  known(step, place, allFields, nearest);
  const found = Object.keys(kinds).filter((kind) => kind in step);
  const [kind] = found;
  if (kind === undefined || found.length > 1) {
    throw new Error(`${place.slice(0, -1)}: a step needs exactly one of ${Object.keys(kinds).join(", ")}`);
  }
  milliseconds(step.atMs, `${place}atMs`);
  const checks = kinds[kind] as Record<string, Check>;
  known(step, place, ["atMs", ...Object.keys(checks)], nearest);
  for (const [name, check] of Object.entries(checks)) {
    optional(step, name, place, check);
  }
  if (kind === "fault") {
    checkFaultFields(step, place, step.fault as FaultName);
  }
}

/** A length or an amount that would change nothing is a mistake. */
function checkFaultFields(step: Values, place: string, fault: FaultName): void {
  for (const field of ["forMs", "amount"] as const) {
    if (step[field] !== undefined && !faultFields[fault].includes(field)) {
      const takers = Object.keys(faultNames).filter((name) => faultFields[name as FaultName].includes(field));
      throw new Error(`${place}${field}: "${fault}" takes none. These do: ${takers.join(", ")}`);
    }
  }
}

function optional(values: Values, name: string, place: string, check: Check): void {
  if (values[name] !== undefined) {
    check(values[name], `${place}${name}`);
  }
}

function known(values: Values, place: string, names: readonly string[], nearest: Nearest): void {
  for (const name of Object.keys(values)) {
    if (!names.includes(name)) {
      const close = nearest(name, names);
      const meant = close === undefined ? "" : ` Did you mean ${close}?`;
      throw new Error(`${place}${name}: not known.${meant} Known: ${names.join(", ")}`);
    }
  }
}

function record(value: unknown, place: string): Values {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong(place, value, "an object");
  }
  return value as Values;
}

function text(value: unknown, place: string): void {
  if (typeof value !== "string") {
    throw wrong(place, value, "a text");
  }
}

function milliseconds(value: unknown, place: string): void {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    throw wrong(place, value, "a number from 0 on");
  }
}

function oneOf(names: readonly string[]): Check {
  return (value, place) => {
    if (!names.includes(value as string)) {
      throw wrong(place, value, `one of ${names.join(", ")}`);
    }
  };
}

const dataForms = 'a text or { "hex": "00 ff" }';

function data(value: unknown, place: string): void {
  if (typeof value !== "string" && !isHex(value)) {
    throw wrong(place, value, dataForms);
  }
}

function expected(value: unknown, place: string): void {
  const pattern = (value as { matches?: unknown } | undefined)?.matches;
  if (typeof pattern !== "string") {
    if (typeof value !== "string" && !isHex(value)) {
      throw wrong(place, value, `${dataForms} or { "matches": "a regular expression" }`);
    }
    return;
  }
  try {
    new RegExp(pattern);
  } catch (error) {
    throw new Error(`${place}.matches: ${(error as Error).message}`);
  }
}

function isHex(value: unknown): boolean {
  const { hex } = (value ?? {}) as { hex?: unknown };
  return typeof hex === "string" && /^(\s*[0-9a-f]{2})*\s*$/i.test(hex);
}

function wrong(place: string, value: unknown, what: string): Error {
  return new Error(
    value === undefined ? `${place} is missing: ${what}` : `${place}: ${JSON.stringify(value)} is not ${what}`,
  );
}
