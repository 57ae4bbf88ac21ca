import { valueProblem } from "../../src/settings/rules.ts";
import { nearest } from "../nearest.ts";
import { maskedSetting } from "./mask.ts";
import { type SettingError, valueRules } from "./rules.ts";
import { sentenceFor } from "./sentences.ts";

/**
 * What is wrong with the form of a gateway's settings: unknown names, values of a wrong kind, and values that are
 * missing. The rules about the values themselves need settings of the right form.
 */
export function kindErrors(settings: unknown): SettingError[] {
  return errorsIn(settings, "");
}

const lists = ["headers"];
const names = [...valueRules.keys(), ...lists];
/** Every setting and every group by its path, and the settings as a whole by "". */
const paths = new Set([
  "",
  ...names.flatMap((path) => path.split(".").map((_, at, all) => all.slice(0, at + 1).join("."))),
]);

function errorsIn(value: unknown, path: string): SettingError[] {
  if (lists.includes(path)) {
    return Array.isArray(value)
      ? value.flatMap((each, index) =>
          typeof each === "string" ? [] : [{ path: `${path}.${index}`, why: `${shown(each, path)} is not a text.` }],
        )
      : [{ path, why: `${shown(value, path)} is not a list of texts, as in ["Name: value"].` }];
  }
  const members = membersOf(path);
  if (members.length > 0 && isGroup(value)) {
    return errorsInGroup(value, path, members);
  }
  const rule = valueRules.get(path);
  if (rule === undefined) {
    return [{ path, why: `${shown(value, path)} is not a group of settings. Its settings: ${members.join(", ")}.` }];
  }
  const kinds = rule.of?.map((each) => typeof each) ?? [rule.least === undefined ? "string" : "number"];
  if (kinds.some((kind) => kind === typeof value)) {
    return [];
  }
  // A rule for texts has nothing to say of what is shown, which is a text.
  const why = valueProblem(rule, shown(value, path)) ?? `no-text ${shown(value, path)}`;
  return [{ path, why: sentenceFor(path, why) }];
}

function errorsInGroup(group: Readonly<Record<string, unknown>>, path: string, members: string[]): SettingError[] {
  const given = Object.keys(group).filter((name) => group[name] !== undefined);
  if (path === "probe.send" && given.length !== 1) {
    return [{ path, why: "write { text: … } or { bytes: … }, one of the two." }];
  }
  const missing = members.filter((name) => valueRules.get(below(path, name))?.needed && !given.includes(name));
  return [
    ...missing.map((name) => ({
      path: below(path, name),
      why: missingSentence(path),
    })),
    ...given.flatMap((name) =>
      members.includes(name)
        ? errorsIn(group[name], below(path, name))
        : [{ path: below(path, name), why: unknownSentence(name, path, members), isName: true as const }],
    ),
  ];
}

/** Why a setting that a group does not have is an error. */
export function missingSentence(group: string): string {
  return `there is none${group === "" ? "" : `, and ${group} needs it`}.`;
}

/** The name of the same group that is nearest, or of another group. */
function unknownSentence(name: string, path: string, members: string[]): string {
  const close = nearest(name, members);
  const elsewhere = [...paths].find((each) => each.split(".").at(-1) === name);
  const meant = close === undefined ? elsewhere : below(path, close);
  const known =
    path === "" ? `The settings are ${[...members].sort().join(", ")}.` : `${path} has ${members.join(", ")}.`;
  return `there is no such setting. ${meant === undefined ? known : `Did you mean ${meant}?`}`;
}

function membersOf(path: string): string[] {
  const start = path === "" ? "" : `${path}.`;
  return [...paths]
    .filter((each) => each !== "" && each.startsWith(start) && !each.slice(start.length).includes("."))
    .map((each) => each.slice(start.length));
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** Whether a value is a group: it holds settings by their names. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a message shows it, without secrets. */
function shown(value: unknown, path: string): string {
  if (typeof value === "string") {
    return JSON.stringify(maskedSetting(lists.includes(path) ? `${path}.0` : path, value));
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object" && value !== null
    ? "a group"
    : typeof value === "function"
      ? "a function"
      : String(value);
}
