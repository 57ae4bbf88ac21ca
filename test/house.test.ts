import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { modelNames } from "../build/models.ts";
import { isShared } from "../build/project/gateway-texts.ts";
import { models } from "../host/board/models.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The rules of the house: imports go downwards only, and in no circle. */

/** Rooms of src/, from above to below. A file may import from its own room and from rooms below it. */
const floors: readonly (readonly string[])[] = [
  ["control"],
  ["features"],
  ["link"],
  ["up", "down"],
  ["device"],
  ["config"],
  ["settings"],
];

interface SourceFile {
  name: string;
  /** Files that it imports when it is loaded, relative to the project. */
  imports: string[];
  /** Files that it imports for their types alone, or later: these are not a circle. */
  typeImports: string[];
}

function sourcesUnder(folder: string): SourceFile[] {
  return readdirSync(path.join(projectDirectory, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => {
      const file = path.posix.join(folder, name.replaceAll("\\", "/"));
      const text = readFileSync(path.join(projectDirectory, file), "utf8");
      const statements = [...text.matchAll(/^(?:import|export) (type )?[^;"]*?from "(\.[^"]+)";/gm)];
      const later = [...text.matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, target]) => target as string);
      const resolve = (target: string): string => {
        const joined = path.posix.join(path.posix.dirname(file), target);
        return joined.endsWith(".ts") ? joined : `${joined}.ts`;
      };
      const of = (type: boolean): string[] =>
        statements
          .filter(([, isType]) => (isType !== undefined) === type)
          .map(([, , target]) => resolve(target as string));
      return { name: file, imports: of(false), typeImports: [...of(true), ...later.map(resolve)] };
    });
}

/**
 * The room of a file of src/: its folder; the files of src/ itself that all may import, which an integrator writes, are
 * "config".
 */
function roomOf(name: string): string {
  const [, room, file] = name.split("/");
  return file === undefined ? (/^(config|hooks)(-type)?\.ts$/.test(room ?? "") ? "config" : "entry") : (room ?? "");
}

/** The files of more than 400 lines, with their length. */
function longFilesOf(files: readonly SourceFile[]): string[] {
  return files
    .map(({ name }) => ({
      name,
      lines: readFileSync(path.join(projectDirectory, name), "utf8").split("\n").length - 1,
    }))
    .filter(({ lines }) => lines > 400)
    .map(({ name, lines }) => `${name}: ${lines}`);
}

/** The circles of imports, each as "a → b → a". */
function circlesIn(files: readonly SourceFile[]): string[] {
  const byName = new Map(files.map((each) => [each.name, each]));
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) {
      circles.push([...way.slice(way.indexOf(name)), name].join(" → "));
    } else if (!done.has(name)) {
      for (const next of byName.get(name)?.imports ?? []) {
        visit(next, [...way, name]);
      }
      done.add(name);
    }
  };
  for (const { name } of files) {
    visit(name, []);
  }
  return circles;
}

const floorOf = (room: string): number => floors.findIndex((floor) => floor.includes(room));
const sources = sourcesUnder("src");
/** Firmware beside the gateway: a folder with a main.ts. */
const firmwares = new Set(sources.flatMap(({ name }) => /^src\/([^/]+)\/main\.ts$/.exec(name)?.[1] ?? []));

describe("src/", () => {
  it("has the rooms of the design, other firmware, the entry and the settings", () => {
    const rooms = new Set(sources.map(({ name }) => roomOf(name)));
    expect([...rooms].filter((room) => !firmwares.has(room)).sort()).toEqual(
      ["config", "control", "device", "down", "entry", "features", "link", "settings", "up"].sort(),
    );
  });

  // An integrator's hooks may be anywhere.
  const ours = sources.filter(({ name }) => name !== "src/hooks.ts");

  it.each(ours.map((each) => [each.name, each] as const))(
    "%s imports downwards only",
    (name, { imports, typeImports }) => {
      const room = roomOf(name);
      for (const imported of [...imports, ...typeImports]) {
        expect(imported).toMatch(/^src\//);
        const target = roomOf(imported);
        if (name === "src/parts.ts") {
          expect(floorOf(target)).toBeGreaterThanOrEqual(0);
        } else if (room === "entry") {
          expect(target).toBe("control");
        } else if (firmwares.has(room)) {
          // Of the gateway it has what other people's firmware has: luatos-gateway/gateway.
          expect(target).toBe(room);
        } else {
          const sideways = floorOf(target) === floorOf(room) && target !== room;
          expect({ imported, down: floorOf(target) >= floorOf(room) && !sideways }).toEqual({ imported, down: true });
        }
      }
    },
  );

  it("has no import circle", () => {
    expect(circlesIn(sources)).toEqual([]);
  });

  it("writes settings where those of the run time take effect, and nowhere else", () => {
    // With or without a cast: `config.url = …`, `(config as Writable<Config>).url = …`.
    const writes = /\bconfig(\.\w+)*( as [^)]+\))?(\.\w+)+ (=|\+=|-=) /;
    const writing = sources.filter(({ name }) => writes.test(readFileSync(path.join(projectDirectory, name), "utf8")));
    expect(writing.map(({ name }) => name)).toEqual(["src/features/settings-in-force.ts"]);
  });

  it("confirms a frame in a delivery policy, and nowhere else", () => {
    // The outbox defines both functions.
    const others = sources.filter(({ name }) => name !== "src/up/outbox.ts");
    const confirming = others.filter(({ name }) =>
      /(?<!function )\bconfirm(Before|Front)\(/.test(readFileSync(path.join(projectDirectory, name), "utf8")),
    );
    expect(confirming.map(({ name }) => name).sort()).toEqual([
      "src/link/delivery-answers.ts",
      "src/link/delivery-core.ts",
    ]);
  });

  it("has no file of more than 400 lines", () => {
    expect(longFilesOf(sources)).toEqual([]);
  });
});

/** Each type that names the states of a machine. */
const machines = [
  ["src/control/machine.ts", "type StateName ="],
  ["src/control/machine.ts", "type Handshake ="],
  ["src/down/half-duplex.ts", "type State ="],
  ["src/down/inbox.ts", "type InboxState ="],
  ["src/link/core-kind.ts", "type Success ="],
  ["src/link/core-kind.ts", "type SaysSent ="],
  ["src/link/delivery-answers.ts", "type State ="],
  ["src/link/delivery-core.ts", "type State ="],
  ["src/link/identity.ts", "type State ="],
  ["src/link/liveness.ts", "type State ="],
  ["src/link/proof.ts", "type State ="],
  ["src/link/refusals.ts", "type Suspicion ="],
  ["src/link/transmit.ts", "type Phase ="],
  ["src/up/packer.ts", "type State ="],
  ["src/up/packer.ts", "type IdleState ="],
] as const;

it.each(machines)("the table in the header of %s has a row for each state of `%s`", (file, declaration) => {
  const source = readFileSync(path.join(projectDirectory, file), "utf8");
  const [, union = ""] = new RegExp(`${declaration}((?: \\|? ?"[^"]+")+)`).exec(source) ?? [];
  const states = [...union.matchAll(/"([^"]+)"/g)].map(([, state]) => state as string);
  const header = source.slice(0, source.indexOf("*/"));
  const rows = [...header.matchAll(/^ \* {5}(\S+(?:, \S+)*) {2,}/gm)].flatMap(([, names = ""]) => names.split(", "));
  expect(states.length).toBeGreaterThan(2);
  expect(rows).toEqual(expect.arrayContaining(states));
});

describe("what runs on the computer", () => {
  /** The rooms that a file of each room may import. */
  const mayImport: Readonly<Record<string, readonly string[]>> = {
    // The rules of settings hold on the module too.
    build: ["build", "src/settings", "src/config-type.ts"],
    host: ["host"],
    tools: ["tools", "build", "host", "src/settings"],
  };
  const files = Object.keys(mayImport).flatMap(sourcesUnder);

  it.each(Object.entries(mayImport))("%s/ imports from %j alone", (room, allowed) => {
    const own = files.filter(({ name }) => name.startsWith(`${room}/`));
    const wrong = own.flatMap(({ name, imports, typeImports }) =>
      [...imports, ...typeImports]
        .filter((target) => !allowed.some((each) => target === each || target.startsWith(`${each}/`)))
        .map((target) => `${name} imports ${target}`),
    );
    expect(own.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it("has no import circle", () => {
    expect(circlesIn(files)).toEqual([]);
  });

  it("has no file of more than 400 lines", () => {
    expect(longFilesOf(files)).toEqual([]);
  });

  it("has the same modules in the compiler, the simulator and the types", () => {
    const declared = readdirSync(path.join(projectDirectory, "types/models")).map((name) => name.replace(".d.ts", ""));
    expect(modelNames).toEqual(Object.keys(models));
    expect(modelNames.map((name) => name.toLowerCase()).sort()).toEqual(declared.sort());
  });
});

it("what several gateways on a module share imports nothing that each has for itself", () => {
  // For several gateways, the build writes a text in the place of this file, which imports nothing.
  const replaced = "src/control/module-config.ts";
  const isOfAll = (name: string): boolean => isShared(name.replace(/^src\//, ""));
  const shared = sources.filter(({ name }) => isOfAll(name) && /^src\/\w+\//.test(name) && name !== replaced);
  expect(shared.length).toBeGreaterThan(10);
  expect(
    shared.flatMap(({ name, imports }) => imports.filter((each) => !isOfAll(each)).map((each) => [name, each])),
  ).toEqual([]);
});
