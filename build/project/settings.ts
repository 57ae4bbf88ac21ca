import path from "node:path";
import { inspect } from "node:util";
import ts from "typescript";
import { slashed } from "../compile.ts";
import { remedyText } from "../diagnostics/compiler-remedies.ts";
import { projectConfigFile } from "../entries.ts";
import { isGroup, kindErrors } from "../settings/kinds.ts";
import { nearestNode, placesOf, type SettingValue } from "../settings/read.ts";
import { firstOfEach, type SettingError, settingErrorsOf, valueErrors } from "../settings/rules.ts";
import { masked, type ShownSettings } from "../settings/shown.ts";
import { placeIn } from "../syntax.ts";
import { defineConfig } from "./define-config.ts";
import { Environment, MissingSecret } from "./environment.ts";
import { renamedSettings } from "./renamed-settings.ts";
import { ParseError, placeOfRaised, RunError, readText, runTypeScript } from "./run-typescript.ts";

/** The inbox must hold the largest frame that the core takes. */
const leastInboxBytes = 8192;

/** The settings of a project, with defaults for those that it leaves out. */
export interface ProjectSettings {
  /** What is wrong, with the place: `gateway.config.ts(12,9): error SETTING uart.baudRate: …`. */
  errors: string[];
  /** One for each gateway. Empty when something is wrong. */
  gateways: GatewaySettingsRead[];
  /** The names of the secrets in the settings. */
  secrets: string[];
}

/** One gateway of a project. */
export interface GatewaySettingsRead {
  /** The name in its log lines, which tells it from other gateways. */
  name: string;
  /** All its settings. They hold secrets. */
  settings: Values;
  /** The file with its hooks, relative to the project, with forward slashes. */
  hooks: string | undefined;
  /** An error about that file, with its place. */
  hooksError: (why: string) => string;
  /** The same in readable form, without secrets. */
  shown: ShownSettings;
}

/** A group of settings. */
export type Values = { readonly [name: string]: unknown };

/**
 * Evaluates the settings of a project and judges them. `defaultsFile` is the gateway's own config.ts. No error, thrown
 * or returned, holds a secret.
 */
export function readProjectSettings(projectDirectory: string, defaultsFile: string): ProjectSettings {
  const file = path.join(projectDirectory, projectConfigFile);
  const source = ts.createSourceFile(projectConfigFile, readText(file), ts.ScriptTarget.Latest, true);
  const environment = new Environment(projectDirectory);
  if (environment.problem !== undefined) {
    return failure([environment.problem]);
  }
  const { given, error } = evaluated(file, source, environment, projectDirectory);
  if (error !== undefined) {
    return failure([error]);
  }
  const root = settingsIn(source);
  if (root === undefined) {
    const what = "the file must end in `export default defineConfig({ … })`.";
    return failure([errorAt(source, source.getStart(source), "CONFIG", what)]);
  }
  const places = placesOf(root, source);
  const isList = Array.isArray(given);
  const list: readonly unknown[] = isList ? (given as unknown[]) : [given];
  if (list.length === 0) {
    const what = "there is no gateway in the list. Write at least one, { url: … }.";
    return failure([errorAt(source, root.getStart(source), "CONFIG", what)]);
  }
  const noGateway = list.findIndex((each) => !isGroup(each));
  if (noGateway >= 0) {
    const place = nearestNode(places, isList ? String(noGateway) : "").getStart(source);
    const what = "a gateway is a group of settings, { url: … }, and several are a list of them.";
    return failure([errorAt(source, place, "CONFIG", what)]);
  }
  const groups = list as readonly Values[];
  const pathOf = (index: number, name: string): string => (isList ? `${index}.${name}` : name);
  const told = (problems: SettingError[]): string[] =>
    problems.map(({ path: name, why, isName }) => {
      const place = nearestNode(places, name, isName).getStart(source);
      const setting = isList ? settingOfOne(name, groups) : name;
      return `${placeIn(source, projectConfigFile, place)}: error SETTING ${environment.masked(`${setting}: ${why}`)}`;
    });
  const formErrors = told(
    groups.flatMap((each, index) => formProblems(each).map((one) => ({ ...one, path: pathOf(index, one.path) }))),
  );
  if (formErrors.length > 0) {
    return failure(formErrors);
  }
  const defaults = runTypeScript(defaultsFile).config as Values;
  const all = groups.map((each) => merged(shared(defaults, groups.length), each));
  const values = all.map(flat);
  const errors = told([
    ...values.flatMap((each, index) =>
      settingErrorsOf(
        (name) => each.get(name),
        (text) => environment.masked(text),
      ).map((one) => ({ ...one, path: pathOf(index, one.path) })),
    ),
    ...problemsTogether(all),
    ...hookProblems(groups, isList, projectDirectory),
  ]);
  const gateways = all.map(({ name, hooks, ...settings }, index) => ({
    name: typeof name === "string" ? name : String(index + 1),
    settings,
    hooks: hooksOf({ hooks }),
    hooksError: (why: string) => told([{ path: pathOf(index, "hooks"), why }])[0] as string,
    shown: environment.maskedAll(masked(flat(settings))),
  }));
  return { errors, gateways: errors.length > 0 ? [] : gateways, secrets: environment.used };
}

function failure(errors: string[]): ProjectSettings {
  return { errors, gateways: [], secrets: [] };
}

/** Runs the file, and returns what it exports, or an error with its place. */
function evaluated(
  file: string,
  source: ts.SourceFile,
  environment: Environment,
  projectDirectory: string,
): { given?: unknown; error?: string } {
  try {
    const kit = { defineConfig, secret: (name: string) => environment.secret(name) };
    return { given: runTypeScript(file, { "luatos-gateway/config": kit }).default };
  } catch (error) {
    if (error instanceof MissingSecret) {
      const place = (callOf(source, error.secret) ?? source).getStart(source);
      return { error: errorAt(source, place, "SECRET", error.message) };
    }
    if (error instanceof ParseError && error.diagnostic.file !== undefined) {
      const { file: parsed, start = 0, code, messageText } = error.diagnostic;
      const name = slashed(path.relative(projectDirectory, parsed.fileName));
      const why = remedyText(error.diagnostic) ?? ts.flattenDiagnosticMessageText(messageText, " ");
      return { error: `${placeIn(parsed, name, start)}: error TS${code}: ${why}` };
    }
    const message = environment.masked(messageOf(error).split("\n")[0] as string);
    return { error: raisedError(error, message, projectDirectory) };
  }
}

/** A setting of one of several gateways, by the gateway's name, or else by its number: `gateway "meter": uart.id`. */
function settingOfOne(path: string, groups: readonly Values[]): string {
  const [index = "", ...rest] = path.split(".");
  const name = groups[Number(index)]?.name;
  const gateway = typeof name === "string" && isGatewayName(name) ? `"${name}"` : Number(index) + 1;
  return `gateway ${gateway}: ${rest.join(".")}`;
}

function isGatewayName(name: string): boolean {
  return /^[\w-]{1,16}$/.test(name);
}

/** Problems of names and kinds. A setting under its old name is told by its name of now. */
function formProblems(given: Values): SettingError[] {
  const renamed = renamedSettings(given);
  if (renamed.length > 0) {
    return renamed;
  }
  const { headers } = given;
  // What an array lacks, flatMap() passes over.
  const kinds = kindErrors({ ...given, headers: Array.isArray(headers) ? Array.from(headers) : headers });
  // The other rules compare settings with each other, so they need all of them.
  return kinds.length === 0 ? [] : firstOfEach([...kinds, ...valueErrors((name) => plainAt(given, name))]);
}

/** The value at a path, unless it is a group or a list. */
function plainAt(values: unknown, name: string): SettingValue | undefined {
  const found = name.split(".").reduce((group, key) => (isGroup(group) ? group[key] : undefined), values);
  return typeof found === "string" || typeof found === "number" || typeof found === "boolean" ? found : undefined;
}

/** The settings that several gateways on one module must not share. */
function problemsTogether(all: readonly Values[]): SettingError[] {
  const ports = all.map(({ uart }) => (uart as { id: number }).id);
  const pins = all.map(({ statusLed }) => (statusLed as { pin: number } | undefined)?.pin);
  const names = all.map(({ name }, index) => name ?? String(index + 1));
  return all.flatMap((_, index) => [
    ...(ports.indexOf(ports[index] as number) < index
      ? [{ path: `${index}.uart.id`, why: `UART ${ports[index]} is that of another gateway.` }]
      : []),
    ...(pins[index] !== undefined && pins.indexOf(pins[index]) < index
      ? [{ path: `${index}.statusLed.pin`, why: `pin ${pins[index]} is that of another gateway.` }]
      : []),
    ...(all[index]?.errorReportSeconds === all[0]?.errorReportSeconds
      ? []
      : [{ path: `${index}.errorReportSeconds`, why: "the module has one: name the same for each gateway." }]),
    ...(all.length > 1 && all[index]?.name === undefined && keepsSomething(all[index] as Values)
      ? [
          {
            path: `${index}.name`,
            why: "there is none. The module keeps this gateway's counter and settings under it.",
          },
        ]
      : []),
    ...(names.indexOf(names[index] as string) < index
      ? [{ path: `${index}.name`, why: `"${names[index]}" is the name of another gateway.` }]
      : []),
    ...(isGatewayName(String(names[index]))
      ? []
      : [{ path: `${index}.name`, why: "1 to 16 letters, digits, - and _ of ASCII." }]),
  ]);
}

/** Whether a gateway has something in the store. */
function keepsSomething({ control, runtimeSettings }: Values): boolean {
  return control !== undefined || runtimeSettings !== undefined;
}

function hookProblems(list: readonly Values[], isList: boolean, projectDirectory: string): SettingError[] {
  return list.flatMap((settings, index) => {
    const hooks = hooksOf(settings);
    const isThere = hooks === undefined || isProgram(path.join(projectDirectory, hooks));
    const why = `${hooks} is no TypeScript file of this project.`;
    return isThere ? [] : [{ path: `${isList ? `${index}.` : ""}hooks`, why }];
  });
}

function isProgram(file: string): boolean {
  return file.endsWith(".ts") && !file.endsWith(".d.ts") && ts.sys.fileExists(file);
}

function hooksOf({ hooks }: Values): string | undefined {
  return typeof hooks === "string" ? slashed(path.posix.normalize(hooks)) : undefined;
}

/** The defaults for each of several gateways: they divide the memory that a single one gets. */
function shared(defaults: Values, count: number): Values {
  const { outbox, inbox } = defaults as { outbox: { sizeBytes: number }; inbox: { sizeBytes: number } };
  return {
    ...defaults,
    outbox: { ...outbox, sizeBytes: Math.floor(outbox.sizeBytes / count) },
    inbox: { ...inbox, sizeBytes: Math.max(Math.floor(inbox.sizeBytes / count), leastInboxBytes) },
  };
}

/** The error for a file that has raised one, or could not be run. */
function raisedError(error: unknown, message: string, projectDirectory: string): string {
  const { file, line, column } = placeOfRaised(error) ?? { file: projectConfigFile, line: 1, column: 1 };
  const name = slashed(path.relative(projectDirectory, path.resolve(projectDirectory, file)));
  return `${name}(${line},${column}): error CONFIG: ${error instanceof RunError ? "" : "it raised an error: "}${message}`;
}

/** The text of what a file has thrown, which need not be an Error. */
function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : inspect(thrown);
}

/** The settings themselves: the value of `export default`, or the argument of its `defineConfig`. */
function settingsIn(source: ts.SourceFile): ts.Expression | undefined {
  const exported = source.statements.find(ts.isExportAssignment)?.expression;
  return exported !== undefined && ts.isCallExpression(exported) ? exported.arguments[0] : exported;
}

/** The call that asks for a secret. */
function callOf(node: ts.Node, name: string): ts.Node | undefined {
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  return argument !== undefined && ts.isStringLiteralLike(argument) && argument.text === name
    ? node
    : ts.forEachChild(node, (child) => callOf(child, name));
}

function errorAt(source: ts.SourceFile, position: number, kind: string, what: string): string {
  return `${placeIn(source, projectConfigFile, position)}: error ${kind}: ${what}`;
}

/** Merges groups, and replaces everything else. */
function merged(defaults: Values, given: Values): Values {
  const all: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) {
      all[name] = isGroup(value) && isGroup(all[name]) ? merged(all[name] as Values, value) : value;
    }
  }
  return all;
}

/** Settings by path, as the rules read them: texts are bytes, and a list gives its length. */
function flat(settings: Values): Map<string, SettingValue> {
  const values = new Map<string, SettingValue>();
  const add = (path: string, value: unknown): void => {
    if (typeof value === "string") {
      values.set(path, Buffer.from(value).toString("latin1"));
    } else if (typeof value === "number" || typeof value === "boolean") {
      values.set(path, value);
    } else if (Array.isArray(value)) {
      values.set(path, value.length);
      for (const [index, each] of value.entries()) {
        add(`${path}.${index}`, each);
      }
    } else if (isGroup(value)) {
      for (const [name, each] of Object.entries(value)) {
        add(path === "" ? name : `${path}.${name}`, each);
      }
    }
  };
  add("", settings);
  return values;
}
