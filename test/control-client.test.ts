import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StandInServer, startStandInServer } from "../host/world/stand-in-server/index.ts";
import { type Desk, openDesk } from "../tools/desk/desk.ts";
import { keptBuild } from "../tools/soak/kept-build.ts";
import { runCommand } from "./helpers/child.ts";
import { configWith, controlKey, settingsFeature } from "./helpers/control.ts";

/** `luatos-gateway control`, through the stand-in server, to a module in real time. */

let server: StandInServer;
let desk: Desk;
let log = "";
const folder = mkdtempSync(path.join(tmpdir(), "luatos control 密钥 "));
const keyFile = path.join(folder, "key.txt");

beforeAll(async () => {
  writeFileSync(keyFile, `${controlKey}\r\n`);
  server = await startStandInServer({ tlsPort: false });
  const { folder: scriptDirectory } = await keptBuild(
    "control",
    new Map([["src/config.ts", configWith(settingsFeature)]]),
  );
  desk = await openDesk(
    {
      scriptDirectory,
      model: "Air780E",
      engine: "wasmoon",
      route: () => ({ host: "127.0.0.1", port: server.wsPort }),
      mapUrl: () => server.url("/ws/echo2"),
    },
    {
      log: (line) => {
        log += `${line}\n`;
      },
      transmit: () => {},
      reboot: () => {},
      unreachable: () => {},
    },
  );
  while (!log.includes("-> online")) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

afterAll(async () => {
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function control(
  ...words: string[]
): Promise<{ code: number | null; answer: Record<string, unknown>; errors: string }> {
  const child = runCommand("control", [server.url("/ws/control"), ...words]);
  const code = await child.exit;
  const answer = child.output() === "" ? {} : JSON.parse(child.output());
  return { code, answer, errors: child.errors() };
}

describe("luatos-gateway control", () => {
  it("asks without a key", async () => {
    expect(await control("status")).toMatchObject({ code: 0, answer: { ok: true, project: "luatos_gateway" } });
    expect(await control("log")).toMatchObject({ code: 0, answer: { log: expect.stringContaining("online") } });
    // The server sends back what it gets, and the gateway does not answer answers.
    const { answer } = await control("status");
    expect(Number((answer.requests as { done: number }).done)).toBe(3);
  });

  it("changes with the key, by the rules of the build", async () => {
    const wrong = await control("set", "uart.baudRate=1", "--key-file", keyFile);
    expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining("uart.baudRate: 1 is not a whole number") });
    const set = ["set", "packing.maximumBytes=500", 'packing.delimiter="\\r\\n"', "--key-file", keyFile];
    expect(await control(...set)).toMatchObject({ code: 0, answer: { ok: true }, errors: "" });
    expect(await control("settings")).toMatchObject({
      answer: { draft: { "packing.maximumBytes": 500, "packing.delimiter": "\r\n" } },
    });
    expect(await control("level", "DEBUG", "--key-file", keyFile)).toMatchObject({ code: 0 });
    expect(await control("level", "INFO", "--key-file", keyFile, "--counter", "1")).toMatchObject({
      code: 1,
      answer: { ok: false, why: expect.stringContaining("counter") },
    });
    expect(await control("restart", "--key-file", keyFile, "--device", "1")).toMatchObject({
      code: 1,
      errors: expect.stringContaining("another module answers"),
    });
  });

  it("is refused with another key", async () => {
    writeFileSync(path.join(folder, "other.txt"), "another key of 32 bytes, is it so");
    const { code, answer } = await control("restart", "--key-file", path.join(folder, "other.txt"));
    expect({ code, answer }).toMatchObject({ code: 1, answer: { ok: false, why: "the MAC is wrong" } });
  });

  it.each([
    [["restart"], "the key is missing"],
    [["dance"], "there is no such request"],
    [["set", "nothing=1"], "not PATH=VALUE"],
    [["status", "all"], "there is no such request"],
  ])("says what is wrong with %j", async (words, why) => {
    const { code, errors } = await control(...words);
    expect({ code, errors }).toMatchObject({ code: 2, errors: expect.stringContaining(why) });
  });
});
