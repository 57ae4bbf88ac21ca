import { coreModules, hasModule } from "../../host/board/core-modules.ts";
import type { FirmwareEra } from "../../host/board/eras.ts";
import type { AnyModelName } from "../../host/board/models.ts";

/** The core that a script ran on. */
export interface Core {
  model: AnyModelName;
  era: FirmwareEra;
}

/** How the run of a script folder ended. */
export type CauseKind =
  | "runs"
  | "not simulated"
  | "nil in the simulator"
  | "nil on this core"
  | "a file is missing"
  | "does not parse"
  | "out of memory"
  | "hangs"
  | "error in the script"
  | "the simulator failed";

/** Why a run has ended. */
export interface Cause {
  kind: CauseKind;
  /** The detail: a module and its member, a file, or the message. */
  what: string;
}

/** An error message that begins with the name of a script and a line. */
const placed = /^(?:\[string )?"?(?:\/luadb\/)?([^:"\]]+\.lua)"?\]?:(\d+): ([\s\S]*)$/;

/**
 * Finds the cause of a script's error from its message. For a nil value it looks at the line of Lua that the message
 * names. If the model's core has that module or that member, the simulator is at fault.
 */
export function causeOf(message: string, scripts: ReadonlyMap<string, Uint8Array>, core: Core): Cause {
  const [first = ""] = message.split(/\r?\n/);
  const notSimulated = /\b([A-Za-z_]\w*(?:[.:]\w+)?)[^:]* is not simulated/.exec(first);
  if (notSimulated) {
    return { kind: "not simulated", what: notSimulated[1] as string };
  }
  if (first.includes("not enough memory")) {
    return { kind: "out of memory", what: "" };
  }
  const missing = /module '([^']*)' not found/.exec(first);
  if (missing) {
    return { kind: "a file is missing", what: `${missing[1]}.lua` };
  }
  if (/error loading module/.test(first)) {
    return { kind: "does not parse", what: withoutPlace(message.split(/\r?\n/)[1]?.trim() ?? first) };
  }
  return nilCause(first, scripts, core) ?? { kind: "error in the script", what: withoutPlace(first) };
}

function nilCause(message: string, scripts: ReadonlyMap<string, Uint8Array>, core: Core): Cause | undefined {
  const [, kind, name] = /attempt to \w+ a nil value \((global|field|method) '(\w+)'\)/.exec(message) ?? [];
  if (name === undefined) {
    return undefined;
  }
  if (kind === "global") {
    return isCoreModule(name) ? nilOn(core, name, name) : undefined;
  }
  const [, file = "", line = ""] = placed.exec(message) ?? [];
  const text = Buffer.from(scripts.get(file) ?? []).toString("latin1");
  const owner = ownersOf(text.split("\n")[Number(line) - 1] ?? "", name).find(isCoreModule);
  return owner === undefined ? undefined : nilOn(core, owner, `${owner}.${name}`);
}

/** The names in front of a member, in a line of Lua. */
function ownersOf(line: string, member: string): string[] {
  return [...line.matchAll(/(?<![\w.])(\w+)\s*[.:]\s*(\w+)/g)].flatMap(([, owner, name]) =>
    name === member ? [owner as string] : [],
  );
}

function isCoreModule(name: string): boolean {
  return Object.hasOwn(coreModules, name);
}

function nilOn({ model, era }: Core, module: string, what: string): Cause {
  return { kind: hasModule(module, model, era) ? "nil in the simulator" : "nil on this core", what };
}

function withoutPlace(message: string): string {
  return (placed.exec(message)?.[3] ?? message).slice(0, 120);
}
