import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDirectory, runCommand } from "./helpers/child.ts";

/** What every command of `luatos-gateway` has in common: it reports wrong use in one line, with exit code 2. */

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "my 项目-"));
  writeFileSync(path.join(folder, "main.lua"), "sys.run()\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(["--help", "-h", "help"])("%s lists the commands", async (word) => {
  const child = runCommand(word);
  expect(await child.exit).toBe(0);
  expect(child.output()).toMatch(/^luatos-gateway COMMAND \[OPTIONS\]\n/);
});

it.each(["--version", "-v"])("%s prints the version of the package", async (word) => {
  const { version } = JSON.parse(readFileSync(path.join(projectDirectory, "package.json"), "utf8"));
  const child = runCommand(word);
  expect(await child.exit).toBe(0);
  expect(child.output()).toBe(`${version}\n`);
});

describe.concurrent("wrong use", () => {
  const url = "ws://127.0.0.1:9/";

  it.each([
    ["sim", ["DIR", "--ms", "-5"], "--ms -5: not a whole number from 0 on"],
    ["sim", ["DIR", "--heap", "-1"], "--heap -1: not a whole number from 0 on"],
    ["sim", ["DIR", "--send", "-1:x"], "--send -1:x: not MS:TEXT, such as 5000:hello"],
    ["sim", ["DIR", "--ms", "-5", "--heap", "-1"], "--heap -1: not a whole number from 0 on"],
    ["sim", ["DIR", "--ms", "--realtime"], "--ms needs a value"],
    ["sim", ["DIR", "--ms"], "--ms needs a value"],
    ["sim", ["DIR", "--scenario", "nope.json"], "--scenario nope.json: no such file"],
    ["soak", ["--seed", "-1"], "--seed -1: not a whole number from 0 to 999999"],
    ["server", ["--port", "-1"], '--port takes a number from 0 to 65535, not "-1"'],
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
  ])("of %s %j says what is allowed", async (command, words, says) => {
    const named = (text: string): string => text.replaceAll("DIR", folder);
    const child = runCommand(command, words.map(named));
    expect({ code: await child.exit, output: child.output() }).toEqual({ code: 2, output: "" });
    const [problem, hint, ...rest] = child.errors().split("\n");
    expect(problem).toEqual(typeof says === "string" ? named(says) : expect.stringMatching(says));
    expect([hint, ...rest]).toEqual([`Try: npx luatos-gateway ${command} --help`, ""]);
  });
});
