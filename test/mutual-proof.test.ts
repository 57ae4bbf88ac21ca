import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDesk } from "../tools/desk/desk.ts";
import { controlKey as keyIn } from "../tools/desk/settings.ts";
import { keptBuild } from "../tools/soak/kept-build.ts";
import { type Child, runCommand } from "./helpers/child.ts";
import { configWith, controlFeature, controlKey } from "./helpers/control.ts";
import { buildProject } from "./helpers/projects.ts";
import { standIns, type TestClient, textOf } from "./helpers/stand-in.ts";

/** The stand-in server's side of mutual proof, alone and with a gateway in real time. */

const { cleanUps, connect, startPlain } = standIns();

const folder = mkdtempSync(path.join(tmpdir(), "luatos proof 密钥 "));
const keyFile = path.join(folder, "key.txt");
writeFileSync(keyFile, `${controlKey}\r\n`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const feature = controlFeature.replace(" }", ", mutualProof: true }");
const proving = () => keptBuild("control", new Map([["src/config.ts", configWith(feature)]]));

const challenge = "00112233445566778899AABBCCDDEEFF";
const device = "860000000000001";
const challengeFrame = JSON.stringify({ challenge, device });

function macOf(purpose: string, theirs: string, key = controlKey): string {
  return createHmac("sha256", key).update([purpose, device, challenge, theirs].join("\n")).digest("hex");
}

/** Sends a challenge, and checks the server's proof. Returns the server's challenge. */
async function challenged(client: TestClient): Promise<string> {
  client.socket.send(challengeFrame);
  const answer = JSON.parse(textOf(await client.next())) as { challenge: string; proof: string };
  expect(answer.challenge).toMatch(/^[0-9a-f]{32}$/);
  expect(answer.proof).toBe(macOf("server", answer.challenge));
  return answer.challenge;
}

describe("a stand-in server with the key", () => {
  const lines: string[] = [];
  const proof = { keyOf: () => controlKey, remedy: "nobody has one" };
  const start = () => {
    lines.length = 0;
    return startPlain({ proof, greet: "hello", log: (line) => lines.push(line) });
  };

  it("proves itself first, and sends data only after the gateway's proof", async () => {
    const client = await connect(await start(), "/ws/echo2");
    const theirs = await challenged(client);
    // A core that may have refused the challenge gets it once more.
    client.socket.send(challengeFrame);
    client.socket.send(JSON.stringify({ proof: macOf("gateway", theirs).toUpperCase() }));
    expect(textOf(await client.next())).toBe("hello");
    client.socket.send("data");
    expect(textOf(await client.next())).toBe("data");
    expect(lines).toContain(`#1 mutual proof: done, the gateway ${device} knows the key`);
    expect(lines.join("\n")).not.toContain(controlKey);
  });

  it("makes another challenge each time", async () => {
    const server = await start();
    const [first, second] = [await connect(server, "/ws/echo2"), await connect(server, "/ws/echo2")];
    expect(await challenged(first)).not.toBe(await challenged(second));
  });

  it.each<[string, (theirs: string) => string | Buffer]>([
    ["a proof with another key", (theirs) => JSON.stringify({ proof: macOf("gateway", theirs, "another key") })],
    ["the server's own proof", (theirs) => JSON.stringify({ proof: macOf("server", theirs) })],
    ["a proof of another challenge", () => JSON.stringify({ proof: macOf("gateway", challenge) })],
    ["data", () => Buffer.from("data")],
    ["an empty frame", () => Buffer.alloc(0)],
  ])("ends the link at %s, and sends no data", async (_, answer) => {
    const client = await connect(await start(), "/ws/echo2");
    client.socket.send(answer(await challenged(client)));
    expect(await client.closed).toBe(1008);
    expect(client.waiting()).toBe(0);
    expect(lines).toContain("#1 mutual proof: the gateway has not proved that it knows the key");
  });

  it("refuses a control client's request that waited for a proof which fails", async () => {
    const server = await startPlain({ proof: { keyOf: () => undefined, remedy: "use another key" } });
    const asker = await connect(server, "/ws/control");
    const gateway = await connect(server, "/ws/echo2");
    asker.socket.send('{"id":7,"command":"status"}');
    // Its answer shows that the request before it has been read.
    asker.socket.send(JSON.stringify({ id: 8, text: "x".repeat(5000) }));
    expect(JSON.parse(textOf(await asker.next()))).toMatchObject({ id: 8, why: "it is too long" });
    gateway.socket.send(challengeFrame);
    expect(await gateway.closed).toBe(1008);
    expect(JSON.parse(textOf(await asker.next()))).toMatchObject({
      id: 7,
      ok: false,
      why: expect.stringContaining("use another key"),
    });
  });

  it("serves a gateway that asks for no proof", async () => {
    const client = await connect(await start(), "/ws/echo2");
    client.socket.send("data");
    expect([textOf(await client.next()), textOf(await client.next())]).toEqual(["hello", "data"]);
    expect(lines.join("\n")).not.toContain("proof");
  });

  it("says so when a gateway ends the link at the server's proof", async () => {
    const client = await connect(await start(), "/ws/echo2");
    await challenged(client);
    client.socket.terminate();
    await until(() => lines.includes("#1 mutual proof: the gateway has ended the link: it may have another key"));
  });
});

describe("luatos-gateway server", () => {
  it("with --key-file proves itself to a gateway, and passes requests on to it", async () => {
    const server = await runServer("--key-file", keyFile);
    const log = await bootAt(server);
    await server.until(/mutual proof: done, the gateway \d{15} knows the key/);
    await until(() => log().includes("-> online"));
    const asked = await control(server, "status");
    expect(asked).toMatchObject({ code: 0, answer: { ok: true, project: "luatos_gateway" } });
    expect(await control(server, "level", "INFO", "--key-file", keyFile)).toMatchObject({ code: 0 });
    expect(server.output() + server.errors()).not.toContain(controlKey);
  });

  it("without a key says what is missing, in the log and to who asks the gateway", async () => {
    const server = await runServer();
    await bootAt(server);
    const missing = /the gateway \d{15} asks for it, but the server has no key: start this server with --key-file FILE/;
    await server.until(missing);
    const { code, answer } = await control(server, "status");
    expect({ code, answer }).toMatchObject({ code: 1, answer: { ok: false, why: expect.stringMatching(missing) } });
  });

  it("with another key gets no data, and says that it may be another", async () => {
    writeFileSync(path.join(folder, "other.txt"), "another key of 32 bytes, is it so");
    const server = await runServer("--key-file", path.join(folder, "other.txt"));
    const log = await bootAt(server);
    await server.until("mutual proof: the gateway has ended the link: it may have another key");
    expect(log()).not.toContain("-> online");
  });

  it("refuses a key file that is empty or not there in one line", async () => {
    writeFileSync(path.join(folder, "empty.txt"), "\n");
    for (const name of ["empty.txt", "none.txt"]) {
      const child = runCommand("server", ["--key-file", path.join(folder, name)]);
      expect(await child.exit).toBe(2);
      expect(child.errors()).toMatch(new RegExp(`^[^\\n]*${name}[^\\n]*\\nTry: .*\\n$`));
    }
  });
});

describe("luatos-gateway start", () => {
  it("proves itself with the key of the firmware that it boots, which reaches no log", async () => {
    const script = (await proving()).folder;
    const child = runCommand("start", ["--script", script, "--no-page", "--engine", "wasmoon"]);
    cleanUps.push(() => child.kill());
    await child.until(/server \| .*mutual proof: done, the gateway \d{15} knows the key/);
    await child.until("connecting -> online");
    child.type("twelve bytes");
    await child.until(/server \| .*binary 12 bytes/);
    expect(child.output() + child.errors()).not.toContain(controlKey);
  });
});

describe("the key in a firmware", () => {
  const difficult = 'quotes " and \\ and \n and 密';
  const control = (key: string): string =>
    `echoCommand: false, control: { key: ${JSON.stringify(key)}, mutualProof: true }`;

  it("is found", async () => {
    const { firmware, errors } = await buildProject(`{ url: "ws://a.example/plc", ${control(difficult)} }`);
    expect(errors).toEqual([]);
    expect(String(keyIn(firmware[0]?.lua as string, device))).toBe(difficult);
  });

  it("is that of the gateway which asks, of any length that a key may have", async () => {
    const long = "a key that is as long as a key may be, which is sixty-four bytes";
    const { firmware, errors } = await buildProject(
      `{ name: "plain", url: "ws://c.example/c", uart: { id: 3 } },
       { name: "plc", url: "ws://a.example/plc", ${control("0123456789abcdef")} },
       { name: "meter", url: "ws://b.example/meter", uart: { id: 2 }, ${control(long)} }`,
    );
    expect(errors).toEqual([]);
    const main = firmware[0]?.lua as string;
    expect(String(keyIn(main, `${device}.plc`))).toBe("0123456789abcdef");
    expect(String(keyIn(main, `${device}.meter`))).toBe(long);
    expect(keyIn(main, `${device}.plain`)).toBeUndefined();
  });

  it("is not found where there is none", () => {
    expect(keyIn('PROJECT = "other"\nsys.run()\n', device)).toBeUndefined();
  });
});

async function runServer(...words: string[]): Promise<Child> {
  const child = runCommand("server", ["--port", "0", "--no-tls", ...words]);
  cleanUps.push(() => child.kill());
  await child.until("Try it");
  return child;
}

function urlOf(server: Child): URL {
  return new URL(/ws:\/\/\S+\/ws\/echo/.exec(server.output())?.[0] as string);
}

/** Boots a gateway that wants proof, at a server. Returns its log. */
async function bootAt(server: Child): Promise<() => string> {
  let log = "";
  const url = urlOf(server);
  const desk = await openDesk(
    {
      scriptDirectory: (await proving()).folder,
      model: "Air780E",
      engine: "wasmoon",
      route: () => ({ host: "127.0.0.1", port: Number(url.port) }),
      mapUrl: () => url.href,
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
  cleanUps.push(() => desk.close());
  return () => log;
}

async function control(server: Child, ...words: string[]): Promise<{ code: number | null; answer: object }> {
  const child = runCommand("control", [new URL("/ws/control", urlOf(server)).href, ...words]);
  const code = await child.exit;
  return { code, answer: child.output() === "" ? {} : JSON.parse(child.output()) };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
