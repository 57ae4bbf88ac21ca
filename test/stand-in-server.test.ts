import http from "node:http";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { mayEnter } from "../host/world/stand-in-server/door.ts";
import {
  type Frame,
  type StandInPeer,
  type StandInServer,
  startStandInServer,
} from "../host/world/stand-in-server/index.ts";
import { get, longMs, randomBytes, refusal, sleep, standIns, textOf } from "./helpers/stand-in.ts";

const { certificates, cleanUps, connect, startBoth, startPlain } = standIns();

describe("/ws/echo", () => {
  it("answers an echo with the same object plus server, in a text frame", async () => {
    const client = await connect(await startPlain(), "/ws/echo");
    client.socket.send('{"action":"echo","msg":"Mon Nov 20 12:00:00","n":[1,null,{"ä":"漢"}]}');
    const answer = await client.next();
    expect(answer.kind).toBe("text");
    const { server, ...rest } = JSON.parse(textOf(answer)) as Record<string, unknown>;
    expect(rest).toEqual({ action: "echo", msg: "Mon Nov 20 12:00:00", n: [1, null, { ä: "漢" }] });
    expect(server).toEqual(expect.any(String));
  });

  it("ignores everything else", async () => {
    const client = await connect(await startPlain(), "/ws/echo");
    const ignored = [
      "hello",
      "null",
      "7",
      "[]",
      '["echo"]',
      '{"action":"other"}',
      '{"Action":"echo"}',
      '{"action":"echo"',
    ];
    for (const text of ignored) client.socket.send(text);
    client.socket.send(Buffer.from('{"action":"echo","msg":"binary"}'));
    client.socket.send('{"action":"echo","msg":"last"}');
    expect(JSON.parse(textOf(await client.next()))).toMatchObject({ msg: "last" });
  });

  it("answers with an error when the answer does not fit into one frame", async () => {
    const client = await connect(await startPlain(), "/ws/echo");
    client.socket.send(JSON.stringify({ action: "echo", msg: "x".repeat(4096) }));
    client.socket.send(`{"action":"echo","msg":${"[".repeat(20_000)}${"]".repeat(20_000)}}`);
    client.socket.send(JSON.stringify({ action: "echo", msg: "x".repeat(4000) }));
    for (let index = 0; index < 2; index += 1) {
      const answer = await client.next();
      expect(answer.bytes.length).toBeLessThanOrEqual(4096);
      expect(JSON.parse(textOf(answer))).toMatchObject({ action: "error", msg: expect.any(String) });
    }
    expect(JSON.parse(textOf(await client.next()))).toMatchObject({ action: "echo" });
  });
});

describe("/ws/echo2", () => {
  it("returns binary as binary and text as text", async () => {
    const client = await connect(await startPlain(), "/ws/echo2");
    const every = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    client.socket.send(every);
    client.socket.send("text 漢字 \u0000");
    client.socket.send('{"action":"echo"}');
    expect(await client.next()).toEqual({ kind: "binary", bytes: every });
    expect(await client.next()).toEqual({ kind: "text", bytes: Buffer.from("text 漢字 \u0000") });
    expect(await client.next()).toEqual({ kind: "text", bytes: Buffer.from('{"action":"echo"}') });
  });

  it("puts the fragments of a client together", async () => {
    const client = await connect(await startPlain(), "/ws/echo2");
    client.socket.send(Buffer.from([1, 2]), { fin: false });
    client.socket.send(Buffer.from([3]), { fin: true });
    expect(await client.next()).toEqual({ kind: "binary", bytes: Buffer.from([1, 2, 3]) });
  });

  it.each([4095, 4096, 4097, 65_536])(
    "splits a binary echo of %i bytes into frames of at most 4096",
    async (length) => {
      const client = await connect(await startPlain(), "/ws/echo2");
      const sent = randomBytes(length);
      client.socket.send(sent);
      const frames = await client.nextBytes(length);
      expect(frames.every((frame) => frame.kind === "binary")).toBe(true);
      expect(frames.map((frame) => frame.bytes.length)).toEqual(pieceLengths(length, 4096));
      expect(Buffer.concat(frames.map((frame) => frame.bytes)).equals(sent)).toBe(true);
    },
  );

  it.each(["é", "漢", "😀"])("never cuts a text inside %s", async (character) => {
    const client = await connect(await startPlain(), "/ws/echo2");
    const text = `a${character.repeat(5000)}`;
    client.socket.send(text);
    const frames = await client.nextBytes(Buffer.byteLength(text));
    expect(frames.every((frame) => frame.kind === "text" && frame.bytes.length <= 4096)).toBe(true);
    expect(frames.length).toBe(Math.ceil(Buffer.byteLength(text) / 4094));
    // A cut inside a character would show as U+FFFD; ws would have closed with 1007.
    expect(frames.map(textOf).join("")).toBe(text);
  });

  it("keeps 8 MiB in order for a client that reads", async () => {
    const client = await connect(await startPlain(), "/ws/echo2");
    const sent = randomBytes(8 * 1024 * 1024);
    for (let start = 0; start < sent.length; start += 65_536) client.socket.send(sent.subarray(start, start + 65_536));
    const frames = await client.nextBytes(sent.length);
    expect(Buffer.concat(frames.map((frame) => frame.bytes)).equals(sent)).toBe(true);
  });

  it("paces its frames of at most 1024 bytes to ?rate", async () => {
    const client = await connect(await startPlain(), "/ws/echo2?rate=20000");
    const sent = randomBytes(8192);
    const startMs = performance.now();
    client.socket.send(sent);
    const frames = await client.nextBytes(sent.length);
    const tookMs = performance.now() - startMs;
    expect(Math.max(...frames.map((frame) => frame.bytes.length))).toBe(1024);
    expect(Buffer.concat(frames.map((frame) => frame.bytes)).equals(sent)).toBe(true);
    // The last frame leaves when the seven before it have had their time: 7168 / 20000 s.
    expect(tookMs).toBeGreaterThan(358 - 25);
    expect(tookMs).toBeLessThan(longMs);
  });

  it("closes with 1009 when more than 4 MiB wait", async () => {
    const client = await connect(await startPlain(), "/ws/echo2?rate=1000");
    for (let count = 0; count < 66; count += 1) client.socket.send(Buffer.alloc(65_536));
    expect(await client.closed).toBe(1009);
  });

  it.each(["0", "-1", "1.5", "fast", ""])("refuses ?rate=%s with 400", async (rate) => {
    const refused = await refusal((await startPlain()).url(`/ws/echo2?rate=${rate}`));
    expect(refused.status).toBe(400);
    expect(refused.body).toContain("bytes per second");
  });
});

describe("every path", () => {
  it.each(["/ws/echo", "/ws/echo2"])("%s answers an empty frame with an empty frame of the same kind", async (path) => {
    const client = await connect(await startPlain(), path);
    client.socket.send(Buffer.alloc(0));
    client.socket.send("");
    client.socket.send(Buffer.alloc(0));
    const kinds = [];
    for (let count = 0; count < 3; count += 1) {
      const frame = await client.next();
      expect(frame.bytes.length).toBe(0);
      kinds.push(frame.kind);
    }
    expect(kinds).toEqual(["binary", "text", "binary"]);
  });

  it("greets only after the first frame, before its answer", async () => {
    const server = await startPlain({ greet: "hello 漢" });
    const client = await connect(server, "/ws/echo2");
    await sleep(150);
    expect(client.waiting()).toBe(0);
    client.socket.send(Buffer.from([7]));
    expect(textOf(await client.next())).toBe("hello 漢");
    expect((await client.next()).bytes).toEqual(Buffer.from([7]));
    client.socket.send("again");
    expect(textOf(await client.next())).toBe("again");
  });

  it("refuses a greeting above 4096 bytes", async () => {
    await expect(startStandInServer({ tlsPort: false, greet: "漢".repeat(1400) })).rejects.toThrow(/4096/);
  });

  it("puts nothing behind the 101 response", async () => {
    const server = await startPlain({ greet: "hello" });
    const socket = net.connect(server.wsPort, "127.0.0.1");
    cleanUps.push(() => socket.destroy());
    let got = "";
    socket.on("data", (piece) => {
      got += piece.toString("latin1");
    });
    socket.write(
      "GET /ws/echo HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Key: w4v7O6xFTi36lq3RNcgctw==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    await sleep(200);
    expect(got).toMatch(/^HTTP\/1\.1 101 /);
    expect(got.endsWith("\r\n\r\n")).toBe(true);
  });

  it("takes 65536 bytes and closes with 1009 on one more", async () => {
    const client = await connect(await startPlain(), "/ws/echo2");
    client.socket.send(Buffer.alloc(65_537));
    expect(await client.closed).toBe(1009);
  });

  it("does not agree to compression", async () => {
    const client = await connect(await startPlain(), "/ws/echo2", { perMessageDeflate: true });
    expect(client.socket.extensions).toBe("");
  });

  it.each(["/", "/ws", "/ws/echo/", "/ws/echo3", "/ws/peer", "//"])(
    "refuses %s with 404 and says why",
    async (path) => {
      const server = await startPlain();
      const refused = await refusal(`ws://127.0.0.1:${server.wsPort}${path}`);
      expect(refused.status).toBe(404);
      expect(refused.body).toContain("/ws/echo2");
      expect(server.connectionsAccepted).toBe(0);
    },
  );

  it("answers other paths as /ws/echo when asked to", async () => {
    const client = await connect(await startPlain({ takesAnyPath: true }), "/a/path/of/its/own?x=1");
    client.socket.send("data");
    client.socket.send('{"action":"echo","msg":"last"}');
    expect(JSON.parse(textOf(await client.next()))).toMatchObject({ msg: "last" });
  });

  it("drops a peer that does not answer pings, and keeps one that does", async () => {
    const server = await startPlain({ pingIntervalMs: 60 });
    const dead = await connect(server, "/ws/echo", { autoPong: false });
    const alive = await connect(server, "/ws/echo");
    expect(server.connections).toBe(2);
    expect(await dead.closed).toBe(1006);
    await sleep(200);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    expect(server.connections).toBe(1);
    expect(server.connectionsAccepted).toBe(2);
  });

  it("closes politely, even when a peer is frozen", async () => {
    const server = await startPlain();
    const client = await connect(server, "/ws/echo");
    const frozen = await connect(server, "/ws/echo");
    frozen.socket.pause();
    const startMs = performance.now();
    await server.close();
    expect(performance.now() - startMs).toBeLessThan(longMs);
    expect(await client.closed).toBe(1001);
    expect(server.connections).toBe(0);
    await expect(connect(server, "/ws/echo")).rejects.toThrow(/ECONNREFUSED/);
    await server.close();
  });
});

describe("/ws/peer", () => {
  async function startPeer(): Promise<{ server: StandInServer; peer: Promise<StandInPeer>; frames: Frame[] }> {
    const frames: Frame[] = [];
    let found: (peer: StandInPeer) => void = () => {};
    const peer = new Promise<StandInPeer>((resolve) => {
      found = resolve;
    });
    const server = await startPlain({
      greet: "not for a peer",
      onConnection(connected) {
        connected.onFrame((frame) => frames.push(frame));
        found(connected);
      },
    });
    return { server, peer, frames };
  }

  it("lets the caller play the server", async () => {
    const { server, peer: found, frames } = await startPeer();
    const client = await connect(server, "/ws/peer?who=me", { headers: { Auth: "Basic ABCDEGG" } });
    const peer = await found;
    expect(peer.path).toBe("/ws/peer");
    expect(peer.headers.auth).toBe("Basic ABCDEGG");

    const staging = Buffer.from([0, 255, 128]);
    peer.send(staging);
    staging.fill(9);
    peer.send("text");
    await sleep(100);
    expect(client.waiting()).toBe(0);
    expect(peer.unsentBytes).toBeGreaterThan(0);
    client.socket.send(Buffer.from([1, 2, 3]));
    expect(await client.next()).toEqual({ kind: "binary", bytes: Buffer.from([0, 255, 128]) });
    expect(await client.next()).toEqual({ kind: "text", bytes: Buffer.from("text") });
    expect(frames).toEqual([{ kind: "binary", bytes: Buffer.from([1, 2, 3]) }]);

    client.socket.send("");
    expect(await client.next()).toEqual({ kind: "text", bytes: Buffer.alloc(0) });
    expect(frames.length).toBe(2);

    const ended = new Promise<number>((resolve) => peer.onClose(resolve));
    peer.close(4000, "enough");
    expect(await client.closed).toBe(4000);
    expect(await ended).toBe(4000);
    peer.send("to nobody");
  });

  it("throws above 4096 bytes", async () => {
    const { server, peer: found } = await startPeer();
    const client = await connect(server, "/ws/peer");
    const peer = await found;
    client.socket.send("first");
    expect(() => peer.send(Buffer.alloc(4097))).toThrow(RangeError);
    expect(() => peer.send("漢".repeat(1366))).toThrow(RangeError);
    peer.send(Buffer.alloc(4096, 1));
    expect((await client.next()).bytes.length).toBe(4096);
  });
});

describe("plain HTTP", () => {
  it("says what this is, on both ports", async () => {
    const server = await startBoth();
    for (const url of [`http://127.0.0.1:${server.wsPort}/`, `https://127.0.0.1:${server.wssPort}/ws/echo`]) {
      const answer = await get(url);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatch(/stand-in WebSocket server/);
      expect(answer.body).toContain("/ws/echo2");
    }
  });

  it("survives data that is neither HTTP nor TLS", async () => {
    const lines: string[] = [];
    const server = await startBoth({ log: (line) => lines.push(line) });
    for (const port of [server.wsPort, server.wssPort ?? 0]) {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.end("\u0000\u0001nonsense\r\n\r\n");
      socket.resume();
      await new Promise((resolve) => socket.once("close", resolve));
    }
    expect(lines.filter((line) => /^bad request: [^\n]+$/.test(line)).length).toBe(2);
    expect((await get(`http://127.0.0.1:${server.wsPort}/`)).status).toBe(200);
  });

  it("closes while a TLS client has not shaken hands yet", async () => {
    const server = await startBoth();
    const socket = net.connect(server.wssPort ?? 0, "127.0.0.1");
    socket.on("error", () => {});
    await new Promise((resolve) => socket.once("connect", resolve));
    await sleep(50);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await server.close();
    await closed;
  });
});

describe("the home page", () => {
  it("is for browsers, on both ports, and names all URLs", async () => {
    const server = await startBoth();
    const answer = await fetch(server.url("/").replace("ws:", "http:"), { headers: { accept: "text/html" } });
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await answer.text();
    for (const tls of [false, true]) {
      for (const path of ["/ws/echo", "/ws/echo2"])
        expect(page).toContain(`<option>${server.url(path, { tls })}</option>`);
    }
    const certificate = await fetch(server.url("/stand-in.crt").replace("ws:", "http:"));
    expect(certificate.headers.get("content-type")).toBe("application/x-x509-ca-cert");
    expect(await certificate.text()).toBe(server.certificate);
  });

  it("takes nothing of a request for markup", async () => {
    const server = await startPlain();
    const page = await new Promise<string>((resolve) => {
      const headers = { accept: "text/html", host: "<script>alert(1)</script>" };
      http.get({ host: "127.0.0.1", port: server.wsPort, headers }, async (response) => {
        let text = "";
        for await (const piece of response) text += String(piece);
        resolve(text);
      });
    });
    expect(page).not.toContain("alert");
  });
});

describe("a token", () => {
  it.each([
    ["127.0.0.1", null, true],
    ["::ffff:127.0.0.1", null, true],
    ["::1", null, true],
    ["192.0.2.9", null, false],
    ["192.0.2.9", "shut", false],
    ["192.0.2.9", "open!", false],
    ["192.0.2.9", "open", true],
  ])("lets %s with %s enter: %s", (remoteAddress, given, enters) => {
    expect(mayEnter(remoteAddress, given, "open")).toBe(enters);
    expect(mayEnter(remoteAddress, given)).toBe(true);
  });
});

describe("the log", () => {
  it("has one line for each event, and neither a login nor a payload", async () => {
    const lines: string[] = [];
    const server = await startPlain({ log: (line) => lines.push(line) });
    const headers = { Auth: "Basic secret-1", Authorization: "Bearer secret-2" };
    const client = await connect(server, "/ws/echo?token=secret-3", { headers });
    client.socket.send(Buffer.from("secret-4"));
    client.socket.send(`two\nlines \u001b[31m\u202e${"漢".repeat(30)} secret-5`);
    client.socket.send("");
    client.socket.close(4321, "bye\u0007");
    await client.closed;
    await refusal(server.url("/nope?secret-6"));
    await server.close();
    const text = lines.join("\n");
    expect(text).not.toMatch(/secret/);
    expect(lines[0]).toMatch(/^#1 open \/ws\/echo from 127\.0\.0\.1:\d+ over ws, with Auth, with Authorization$/);
    expect(lines[1]).toBe("#1 binary 8 bytes");
    expect(lines[2]).toBe(`#1 text 117 bytes: two.lines .[31m.${"漢".repeat(15)}…`);
    expect(lines[3]).toBe("#1 text 0 bytes");
    expect(lines[4]).toBe("#1 closed 4321 bye.");
    expect(lines[5]).toMatch(/^refused \/nope from 127\.0\.0\.1:\d+: 404 Not Found$/);
    expect(lines.length).toBe(6);
  });
});

it("takes any subprotocol, and its log says which", async () => {
  const lines: string[] = [];
  const server = await startPlain({ log: (line) => lines.push(line) });
  const socket = new WebSocket(server.url("/ws/echo"), "ocpp1.6");
  await new Promise((resolve) => socket.once("open", resolve));
  expect(socket.protocol).toBe("ocpp1.6");
  socket.terminate();
  expect(lines[0]).toMatch(/ over ws, subprotocol ocpp1\.6$/);
});

describe("a taken port", () => {
  it("is named, with what to do", async () => {
    const first = await startBoth();
    await expect(startStandInServer({ port: first.wsPort, tlsPort: false })).rejects.toThrow(
      new RegExp(`^port ${first.wsPort} on 127\\.0\\.0\\.1 is taken: .* --port$`),
    );
    const free = await startPlain();
    await free.close();
    const both = { port: free.wsPort, tlsPort: first.wssPort ?? 0, certificateDirectory: certificates() };
    await expect(startStandInServer(both)).rejects.toThrow(
      new RegExp(`^port ${first.wssPort} on 127\\.0\\.0\\.1 is taken: .* --tls-port$`),
    );
    // The ws port was given back.
    const again = await startStandInServer({ port: free.wsPort, tlsPort: false });
    await again.close();
  });
});

function pieceLengths(length: number, most: number): number[] {
  return Array.from({ length: Math.ceil(length / most) }, (_, index) => Math.min(most, length - index * most));
}
