import { spawn, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { generate } from "selfsigned";
import { describe, expect, it, vi } from "vitest";
import { startStandInServer } from "../host/world/stand-in-server/index.ts";
import { longMs, randomBytes, refusal, standIns } from "./helpers/stand-in.ts";

const { certificates, cleanUps, connect, startBoth, startPlain, temporaryDirectory } = standIns();

describe("wss", () => {
  it("serves the same paths, for a client that checks the certificate too", async () => {
    const server = await startBoth();
    const ca = server.certificate ?? "";
    for (const servername of ["localhost", "echo.airtun.air32.cn"]) {
      const client = await connect(server, "/ws/echo2", { ca, servername, rejectUnauthorized: true }, true);
      client.socket.send(Buffer.from([1, 2, 3]));
      expect(await client.next()).toEqual({ kind: "binary", bytes: Buffer.from([1, 2, 3]) });
    }
    const byAddress = await connect(server, "/ws/echo2", { ca, rejectUnauthorized: true }, true);
    byAddress.socket.send(randomBytes(10_000));
    const frames = await byAddress.nextBytes(10_000);
    expect(frames.map((frame) => frame.bytes.length)).toEqual([4096, 4096, 1808]);
    expect((await refusal(server.url("/nope", { tls: true }))).status).toBe(404);
    await expect(connect(server, "/ws/echo2", { rejectUnauthorized: true }, true)).rejects.toThrow(/self.signed/);
  });

  it("says so when it is off", async () => {
    const server = await startPlain();
    expect(server.wssPort).toBeUndefined();
    expect(server.certificate).toBeUndefined();
    expect(() => server.url("/ws/echo", { tls: true })).toThrow(/without wss/);
  });
});

describe("the certificate", () => {
  it("is made once and used again, with a key that only its owner reads", async () => {
    const first = await startBoth();
    const file = first.certificateFile ?? "";
    expect(await readFile(file, "utf8")).toBe(first.certificate);
    expect((await startBoth()).certificate).toBe(first.certificate);
    if (process.platform !== "win32") {
      expect((await stat(file.replace(/crt$/, "key"))).mode & 0o777).toBe(0o600);
    }
    expect(new X509Certificate(first.certificate ?? "")).toMatchObject({
      ca: true,
      subjectAltName: "DNS:localhost, DNS:echo.airtun.air32.cn, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1",
    });
  });

  it("is renewed when it is unreadable, about to end or no CA, for the same key", async () => {
    const directory = await temporaryDirectory();
    const [keyFile, file] = [join(directory, "stand-in.key"), join(directory, "stand-in.crt")];
    const made = (days: number, cA: boolean) =>
      generate([{ name: "commonName", value: "old" }], {
        notAfterDate: new Date(Date.now() + days * 86_400_000),
        extensions: [
          { name: "basicConstraints", cA },
          { name: "subjectAltName", altNames: [{ type: 2, value: "echo.airtun.air32.cn" }] },
        ],
      });
    const [old, noCa, other] = await Promise.all([made(6, true), made(300, false), made(300, true)]);
    const cases = [
      [old.private, ""],
      [old.private, "nonsense"],
      [old.private, old.cert],
      [noCa.private, noCa.cert],
      [noCa.private, other.cert],
    ] as const;
    for (const [key, bad] of cases) {
      await writeFile(keyFile, key);
      await writeFile(file, bad);
      const server = await startStandInServer({ certificateDirectory: directory });
      cleanUps.push(() => server.close());
      expect(server.certificateFile).toBe(file);
      expect(await readFile(file, "utf8")).not.toBe(bad);
      expect(await readFile(keyFile, "utf8")).toBe(key);
      const client = await connect(server, "/ws/echo2", { ca: server.certificate }, true);
      client.socket.send("");
      await client.next();
    }
  });

  it("gets a new key when the old one is unreadable", async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, "stand-in.key"), "nonsense");
    const server = await startStandInServer({ certificateDirectory: directory });
    cleanUps.push(() => server.close());
    expect(await readFile(join(directory, "stand-in.key"), "utf8")).toMatch(/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/);
    const client = await connect(server, "/ws/echo2", { ca: server.certificate }, true);
    client.socket.send("");
    await client.next();
  });

  it("survives concurrent starts", async () => {
    const directory = join(await temporaryDirectory(), "new", "folder");
    const servers = await Promise.all([1, 2, 3, 4].map(() => startStandInServer({ certificateDirectory: directory })));
    for (const server of servers) cleanUps.push(() => server.close());
    expect((await readdir(directory)).sort()).toEqual(["stand-in.crt", "stand-in.key"]);
    const after = await startStandInServer({ certificateDirectory: directory });
    cleanUps.push(() => after.close());
    expect(servers.map((server) => server.certificate)).toContain(after.certificate);
  });

  it.for(["its address", "0.0.0.0"])(
    "is trusted at another address of the computer, on %s",
    async (place, { skip }) => {
      const address = Object.values(networkInterfaces())
        .flatMap((each) => each ?? [])
        .find(({ internal, family }) => !internal && family === "IPv4")?.address;
      skip(address === undefined, "this computer has no address but its own");
      const host = place === "0.0.0.0" ? place : String(address);
      const server = await startStandInServer({ host, certificateDirectory: certificates(), token: "shut" });
      cleanUps.push(() => server.close());
      for (const name of [String(address), "127.0.0.1"]) {
        const socket = tls.connect({ host: name, port: server.wssPort as number, ca: String(server.certificate) });
        cleanUps.push(() => socket.destroy());
        await new Promise((resolve, reject) => socket.once("secureConnect", resolve).once("error", reject));
        expect(socket.authorized).toBe(true);
      }
    },
  );

  it("may be one of the user's own", async () => {
    const directory = await temporaryDirectory();
    const [certificate, key] = [join(directory, "my.crt"), join(directory, "my.key")];
    const own = await generate([{ name: "commonName", value: "localhost" }], {});
    await writeFile(certificate, own.cert);
    await writeFile(key, own.private);
    const server = await startStandInServer({ certificateFiles: { certificate, key } });
    cleanUps.push(() => server.close());
    expect(server.certificate).toBe(own.cert);
    const other = await generate([{ name: "commonName", value: "localhost" }], {});
    await writeFile(key, other.private);
    await expect(startStandInServer({ certificateFiles: { certificate, key } })).rejects.toThrow(
      `${key} is not the key of ${certificate}`,
    );
    await expect(startStandInServer({ certificateFiles: { certificate, key: "none" } })).rejects.toThrow(
      /^none cannot/,
    );
  });

  const hasCurl = spawnSync("curl", ["--version"]).status === 0;
  it.skipIf(!hasCurl)("that a client does not trust is logged, with what to do", async () => {
    const lines: string[] = [];
    const server = await startStandInServer({ certificateDirectory: certificates(), log: (line) => lines.push(line) });
    cleanUps.push(() => server.close());
    const answer = spawn("curl", ["-sS", server.url("/", { tls: true }).replace("wss:", "https:")], {
      stdio: "ignore",
    });
    expect(await new Promise((resolve) => answer.once("close", resolve))).not.toBe(0);
    expect(lines.at(-1)).toBe(
      `a client does not trust the certificate: import ${server.certificateFile} there as a CA, or turn verification off there`,
    );
  });

  it("is explained in the log when a client breaks off the handshake, as clients do that do not trust it", async () => {
    const lines: string[] = [];
    const server = await startStandInServer({ certificateDirectory: certificates(), log: (line) => lines.push(line) });
    cleanUps.push(() => server.close());
    const client = tls.connect({ host: "127.0.0.1", port: server.wssPort as number });
    const error = await new Promise<Error>((resolve) => client.once("error", resolve));
    expect(error.message).toMatch(/self.signed certificate/);
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0), longMs);
    expect(lines).toEqual([
      `a client has hung up during the TLS handshake. If it does not trust the certificate: import ${server.certificateFile} there as a CA, or turn verification off there`,
    ]);
  });

  it("stays in memory where it cannot be written", async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, "file"), "");
    const lines: string[] = [];
    const server = await startStandInServer({
      certificateDirectory: join(directory, "file", "below"),
      log: (line) => lines.push(line),
    });
    cleanUps.push(() => server.close());
    expect(server.certificateFile).toBeUndefined();
    expect(lines.join()).toContain("in memory");
    const client = await connect(server, "/ws/echo2", {}, true);
    client.socket.send("");
    await client.next();
  });
});
