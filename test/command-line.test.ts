import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../tools/command-line.ts";
import { projectDirectory, runCommand } from "./helpers/child.ts";

/** What every command of `luatos-gateway` has in common: it reports invalid arguments in one line, with exit code 2. */

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "my 项目-"));
  writeFileSync(path.join(folder, "main.lua"), "sys.run()\n");
  writeFileSync(path.join(folder, "package.json"), "{");
  mkdirSync(path.join(folder, "folder/main.lua"), { recursive: true });
  mkdirSync(path.join(folder, "odd/tsconfig.json"), { recursive: true });
  const project = path.join(folder, "project");
  mkdirSync(project);
  writeFileSync(path.join(project, "tsconfig.json"), "{}");
  writeFileSync(path.join(project, "src"), "");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line in this process: one of its own would take a second. */
async function ran(...words: string[]): Promise<{ code: number; output: unknown[]; errors: unknown[] }> {
  const said = (method: "log" | "error"): unknown[] => vi.mocked(console[method]).mock.calls.map(([text]) => text);
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  try {
    return { code: await runCommandLine(words), output: said("log"), errors: said("error") };
  } finally {
    vi.restoreAllMocks();
  }
}

it.each(["--help", "-h", "help"])("%s lists the commands", async (word) => {
  const { code, output } = await ran(word);
  expect({ code, output }).toEqual({
    code: 0,
    output: [expect.stringMatching(/^luatos-gateway COMMAND \[OPTIONS\]\n/)],
  });
});

it.each(["--version", "-v"])("%s prints the version of the package", async (word) => {
  const { version } = JSON.parse(readFileSync(path.join(projectDirectory, "package.json"), "utf8"));
  expect(await ran(word)).toEqual({ code: 0, output: [version], errors: [] });
});

it("start --help explains its options", async () => {
  const { code, output } = await ran("start", "--help");
  expect(code).toBe(0);
  for (const option of ["--watch", "--url", "--serial", "--script", "--model", "--quiet"]) {
    expect(output.join("\n")).toContain(option);
  }
});

it("a process says the same, and ends with the exit code", async () => {
  const version = runCommand("--version");
  expect(await version.exit).toBe(0);
  expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
  const child = runCommand("sim", [folder, "--ms", "soon"]);
  expect(await child.exit).toBe(2);
  expect(child.output()).toBe("");
  expect(child.errors()).toBe("--ms soon: not a whole number from 0 on\nTry: npx luatos-gateway sim --help\n");
});

describe("invalid arguments", () => {
  const url = "ws://127.0.0.1:9/";
  const scriptFolder = (place: string): string => `${place}: a file. Name a script folder, or the main.lua in it`;
  const notBuilt = (place: string): string =>
    `${path.join(place, "main.lua")}: no such file. Build it with npx luatos-gateway build, or name a script folder that has one.`;

  it.each([
    ["sim", ["DIR", "--ms", "-5"], "--ms -5: not a whole number from 0 on"],
    ["sim", ["DIR", "--heap", "-1"], "--heap -1: not a whole number from 0 on"],
    ["sim", ["DIR", "--send", "-1:x"], "--send -1:x: not MS:TEXT, such as 5000:hello"],
    ["sim", ["DIR", "--ms", "-5", "--heap", "-1"], "--heap -1: not a whole number from 0 on"],
    ["sim", ["DIR", "--ms", "--realtime"], "--ms needs a value"],
    ["sim", ["DIR", "--ms"], "--ms needs a value"],
    ["sim", ["DIR", "--scenario", "nope.json"], "--scenario nope.json: no such file"],
    ["sim", ["DIR/package.json"], scriptFolder("DIR/package.json")],
    ["sim", ["DIR/package.json/x"], notBuilt("DIR/package.json/x")],
    ["sim", ["DIR/folder"], `${path.join("DIR/folder", "main.lua")}: a folder, not a file`],
    ["sim", ["DIR", "--scenario", "DIR/main.lua/x"], "--scenario DIR/main.lua/x: no such file"],
    ["sim", ["DIR", "--scenario", "DIR/package.json"], /package\.json: Expected property name/],
    ["start", ["--script", "DIR/package.json"], scriptFolder("DIR/package.json")],
    ["demo", ["--script", "DIR/package.json"], scriptFolder("DIR/package.json")],
    ["start", ["--cert", "DIR", "--key", "DIR/main.lua"], "--cert DIR: a folder, not a file"],
    ["server", ["--cert", "DIR/main.lua", "--key", "DIR/x"], "--key DIR/x: no such file"],
    ["server", ["--key-file", "DIR/main.lua/x"], "--key-file DIR/main.lua/x: no such file"],
    ["census", ["DIR/main.lua"], "DIR/main.lua: a file, not a folder"],
    ["census", ["DIR/main.lua/x"], "DIR/main.lua/x: no such folder"],
    ["trace", ["DIR/main.lua/x"], "DIR/main.lua/x: no such file"],
    ["trace", ["--map", "DIR"], "DIR: a folder, not a file"],
    ["trace", ["--map", "DIR/package.json"], /package\.json: not a source map/],
    ["soak", ["--seed", "-1"], "--seed -1: not a whole number from 0 to 999999"],
    ["server", ["--port", "-1"], "--port -1: not a whole number from 0 to 65535"],
    ["server", ["--host", "999.1.1.1"], /^--host 999\.1\.1\.1: not an address of this computer/],
    ["start", ["--listen", "999.1.1.1"], /^--listen 999\.1\.1\.1: not an address of this computer/],
    ["start", ["--listen", ""], /^--listen : not an address of this computer/],
    ["start", ["--url", "ws:/x"], '--url "ws:/x": it does not begin with ws:// or wss:// in lower case.'],
    ["start", ["--url", "ws://[::1]/"], /^--url "ws:\/\/\[::1\]\/": it has an IPv6 address/],
    ["start", ["--url", "ws://h.example:0/?token=geheim"], /^--url "ws:\/\/h\.example:0\/…": its port is not/],
    ["start", ["--serial", "tcp:x"], /^--serial: "tcp:x" is not a TCP serial port: write tcp:PORT/],
    ["start", ["--usb", "tcp:70000"], /^--usb: "tcp:70000" is not a TCP serial port/],
    ["start", ["--serial", ""], /^--serial: a serial port is "pty", "tcp:PORT"/],
    ["sim", ["DIR", "--url", "http://x"], /^--url "http:\/\/x": it does not begin with ws/],
    ["sim", ["DIR", "--url", "ws://a*b/"], '--url "ws://a*b/": its host has "*", which no host has.'],
    ["sim", ["DIR", "--serial", "tcp:x"], /^--serial: "tcp:x" is not a TCP serial port/],
    ["create", ["DIR/new", "--url", "http://x"], /^--url "http:\/\/x": it does not begin with ws/],
    ["create", ["DIR/new", "--url", "ws://h.example/${imei}"], /^--url: its placeholder \$\{imei\} needs the setting/],
    ["create", ["DIR/new", "--url", "ws://h.example/a b"], /^--url "ws:\/\/h\.example\/…": it has a space/],
    ["census", ["DIR/nowhere"], "DIR/nowhere: no such folder"],
    ["census", ["DIR", "--libs", "DIR/nowhere"], "--libs DIR/nowhere: no such folder"],
    ["trace", ["DIR"], "DIR: a folder, not a file"],
    ["trace", ["DIR/nowhere.log"], "DIR/nowhere.log: no such file"],
    ["control", [url, "restart", "--key-file", "DIR/nope"], "--key-file DIR/nope: no such file"],
    ["control", [url, "level", "LOUD"], "level LOUD: not known. Known: DEBUG, INFO, WARN, ERROR, SILENT"],
    ["control", [url, "level"], "level needs one of DEBUG, INFO, WARN, ERROR, SILENT"],
    ["control", [url, "restart"], /the key is missing/],
    [
      "control",
      [url, "dance"],
      "request dance: not known. Known: status, settings, log, set, apply, restart, level, update",
    ],
    ["control", [url, "set", "nothing=1"], /not PATH=VALUE/],
    ["control", [url, "status", "all"], "status all: nothing goes behind status"],
    ["control", [url, "update", "a", "b"], "update a b: at most one word goes behind update"],
    ["control", [url, "set"], "set needs PATH=VALUE"],
    ["create", [], /name one folder/],
    ["create", ["DIR/new", "b"], /name one folder/],
    [
      "create",
      ["DIR/new", "--template", "esp32"],
      /--template esp32: not known\. Known: gateway, hook, firmware, modbus/,
    ],
    ["create", ["DIR/new", "--language", "fr"], /--language fr: not known/],
    ["build", ["--fast"], /--fast/],
    ["build", ["--watch", "--json"], /do not go together/],
    ["start", ["--nonsense"], /--nonsense/],
    ["start", ["--script", "DIR", "--cert", "x"], /--cert and --key: each needs the other/],
    ["start", ["--script", "DIR", "--url", "http://h/"], /it does not begin with ws:\/\/ or wss:\/\/ in lower case/],
    ["start", ["--script", "DIR", "--model", "Air9"], "--model Air9: not known. Known: Air780E, Air700ECQ"],
    [
      "start",
      ["--script", "DIR", "--model", "Air780EPM"],
      "--model Air780EPM: only sim and census run it. Known: Air780E, Air700ECQ",
    ],
    ["start", ["--script", "DIR", "--port", "99999"], "--port 99999: not a whole number from 0 to 65535"],
    ["start", ["--script", "DIR/nope"], notBuilt("DIR/nope")],
    ["demo", ["--script", "DIR/nope"], notBuilt("DIR/nope")],
    ["demo", ["--fast"], /--fast/],
  ])("of %s %j says what is allowed", async (command, words, says) => {
    const named = (text: string): string => text.replaceAll("DIR", folder);
    const { code, output, errors } = await ran(command, ...words.map(named));
    expect({ code, output }).toEqual({ code: 2, output: [] });
    const [problem, hint, ...rest] = errors.join("\n").split("\n");
    expect(problem).toEqual(typeof says === "string" ? named(says) : expect.stringMatching(says));
    expect([hint, ...rest]).toEqual([`Try: npx luatos-gateway ${command} --help`]);
    expect(existsSync(path.join(folder, "new"))).toBe(false);
  });
});

describe.concurrent("a file or a folder where none can be", () => {
  it.each([
    ["create", ["DIR/main.lua"], ".", "DIR/main.lua: it, or a folder above it, is a file"],
    [
      "create",
      ["DIR/main.lua/new", "--no-install", "--package", "x"],
      ".",
      "DIR/main.lua/new: it, or a folder above it, is a file",
    ],
    ["build", [], "project", "DIR/project/src: it, or a folder above it, is a file"],
    ["check", [], "project", "DIR/project/src: it, or a folder above it, is a file"],
    ["build", [], "odd", "DIR/odd/tsconfig.json: no such file. Run the build in the project's folder."],
    ["check", [], "odd", "DIR/odd/tsconfig.json: no such file. Run the command in the project's folder."],
  ])("is named by %s %j", async (command, words, cwd, says) => {
    const named = (text: string): string => text.replace(/^DIR.*/, (way) => path.join(folder, way.slice(3)));
    const child = runCommand(command, words.map(named), path.join(folder, cwd));
    expect(await child.exit).toBe(1);
    const way = says.replace(/:.*/, "");
    expect(child.errors().split("\n")[0]).toBe(says.replace(way, named(way)));
  });
});
