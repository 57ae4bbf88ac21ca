import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { open } from "node:fs/promises";
import net from "node:net";
import tls from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { feedLine } from "../host/world/serial/feed.ts";
import { openSerialEnd, type SerialEnd, type SerialEndOptions } from "../host/world/serial/index.ts";

const cleanUps: (() => unknown)[] = [];
const every = Buffer.from(Array.from({ length: 256 }, (_, value) => value));

const withoutPty = process.platform === "win32" ? "Windows has no pty" : withoutSocat();
const withoutPackage = await import("serialport").then(
  () => undefined,
  () => "the package serialport cannot be loaded",
);

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe("tcp", () => {
  it("carries all byte values both ways", async () => {
    const end = await openEnd("tcp:0");
    expect(end.address).toMatch(/^127\.0\.0\.1:\d+$/);
    const client = await connect(end);
    const fromOutside = collect(end);

    client.socket.write(every);
    await until(() => fromOutside().length >= 256);
    expect(fromOutside()).toEqual(every);

    // The caller's buffer may change right after the call, as a buffer in a VM's memory does.
    const buffer = Uint8Array.from(every);
    end.write(buffer.subarray(0, 100));
    end.write(buffer.subarray(100));
    buffer.fill(0);
    await until(() => client.got().length >= 256);
    expect(client.got()).toEqual(every);
  });

  it("keeps a megabyte in order both ways at once", async () => {
    const end = await openEnd("tcp:127.0.0.1:0");
    const client = await connect(end);
    const fromOutside = collect(end);
    const up = Buffer.concat(Array.from({ length: 4096 }, (_, index) => every.map((value) => value ^ index)));
    client.socket.write(up);
    for (let start = 0; start < up.length; start += 8192) {
      await until(() => client.got().length >= start - 32_768);
      end.write(up.subarray(start, start + 8192));
    }
    await until(() => fromOutside().length >= up.length && client.got().length >= up.length);
    expect(fromOutside().equals(up)).toBe(true);
    expect(client.got().equals(up)).toBe(true);
  });

  it("warns when other computers can connect, and only then", async () => {
    const lines: string[] = [];
    await openEnd("tcp:localhost:0", { warn: (line) => lines.push(line) });
    expect(lines).toEqual([]);
    const end = await openEnd("tcp:0.0.0.0:0", { warn: (line) => lines.push(line) });
    expect(lines).toEqual([
      `warning: other computers can connect to the serial port at ${end.address}; it asks for no password`,
    ]);
  });

  it("refuses a second client with a message, and serves the next when the first has left", async () => {
    const lines: string[] = [];
    const end = await openEnd("tcp:0", { log: (line) => lines.push(line) });
    const fromOutside = collect(end);
    const first = await connect(end);
    const second = await connect(end);
    second.socket.write("not for you");
    await second.closed;
    expect(second.got().toString()).toMatch(/one at a time/);

    end.write(Buffer.from("for the first"));
    first.socket.write("still here");
    await until(() => first.got().length > 0 && fromOutside().length > 0);
    expect(first.got().toString()).toBe("for the first");
    expect(fromOutside().toString()).toBe("still here");

    first.socket.end();
    first.socket.destroy();
    await until(() => lines.some((line) => line.endsWith("disconnected")));
    end.write(Buffer.from("for nobody"));
    const third = await connect(end);
    end.write(Buffer.from("for the third"));
    await until(() => third.got().length > 0);
    expect(third.got().toString()).toBe("for the third");
    expect(lines.filter((line) => line.includes("turned away")).length).toBe(1);
  });

  it("still answers a client that has ended its own side, until a new one comes", async () => {
    const end = await openEnd("tcp:0");
    const fromOutside = collect(end);
    const first = await connect(end);
    first.socket.end("question");
    await until(() => fromOutside().length > 0);
    end.write(Buffer.from("answer"));
    await until(() => first.got().length > 0);
    expect(first.got().toString()).toBe("answer");
    const second = await connect(end);
    await first.closed;
    end.write(Buffer.from("hello"));
    await until(() => second.got().length > 0);
    expect(second.got().toString()).toBe("hello");
  });

  it("loses bytes rather than memory when the client does not read", async () => {
    const end = await openEnd("tcp:0");
    const client = await connect(end);
    client.socket.pause();
    const beforeBytes = process.memoryUsage().arrayBuffers;
    const piece = Buffer.alloc(65_536);
    for (let count = 0; count < 2000; count += 1) {
      end.write(piece);
      if (count % 100 === 0) await sleep(1);
    }
    expect(process.memoryUsage().arrayBuffers - beforeBytes).toBeLessThan(32 * 1024 * 1024);
  });

  it.each([
    ["a form", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nrm *"],
    ["a WebSocket", "GET /any HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"],
    ["a preflight", "OPTIONS / HTTP/1.1\r\n\r\n"],
  ])("passes on nothing of %s that a web page sends, whole or byte by byte", async (_, request) => {
    const end = await openEnd("tcp:0");
    const fromOutside = collect(end);
    for (const pieces of [[request], [...request]]) {
      const client = await connect(end);
      for (const piece of pieces) {
        client.socket.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await client.closed;
    }
    expect(fromOutside().length).toBe(0);
  });

  it("passes on nothing of TLS that a browser begins", async () => {
    const end = await openEnd("tcp:0");
    const fromOutside = collect(end);
    const port = Number(end.address.split(":").at(-1));
    const client = tls.connect({ host: "127.0.0.1", port, servername: "x.test", rejectUnauthorized: false });
    await new Promise((resolve) => client.once("error", resolve).once("close", resolve));
    expect(fromOutside().length).toBe(0);
  });

  it.each([
    ["what only begins like a request", "GET"],
    ["a request for something else than a path", "GET temperature"],
    ["a Modbus frame that resembles TLS", "\x16\x03\x01\x02\x00\x01\x12\x34"],
  ])("passes on %s", async (_, text) => {
    const end = await openEnd("tcp:0");
    const fromOutside = collect(end);
    const client = await connect(end);
    client.socket.write(Buffer.from(text, "latin1"));
    await until(() => fromOutside().length === text.length);
    expect(fromOutside().toString("latin1")).toBe(text);
  });

  it("has a client wait while the wire is busy, and loses nothing of it", async () => {
    const end = await openEnd("tcp:0");
    const line = { parts: [] as Uint8Array[], bytes: 0, waitingBytes: 0 };
    feedLine(end, {
      send: (bytes) => {
        line.parts.push(Buffer.from(bytes));
        line.bytes += bytes.length;
        line.waitingBytes += bytes.length;
      },
      get waitingBytes() {
        return line.waitingBytes;
      },
    });
    const client = await connect(end);
    const sent = Buffer.alloc(32 << 20, every);
    client.socket.write(sent);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(line.bytes).toBeLessThan(1 << 20);
    const wire = setInterval(() => {
      line.waitingBytes = 0;
    }, 1);
    cleanUps.push(() => clearInterval(wire));
    await until(() => line.bytes === sent.length);
    expect(Buffer.concat(line.parts).equals(sent)).toBe(true);
  });

  it("closes in time even when the client holds on, and gives the port back", async () => {
    const end = await openEnd("tcp:0");
    const client = await connect(end);
    client.socket.pause();
    end.write(Buffer.alloc(60_000));
    const startMs = performance.now();
    await Promise.all([end.close(), end.close()]);
    expect(performance.now() - startMs).toBeLessThan(longMs);
    end.write(every);
    const again = await openEnd(`tcp:${end.address.split(":")[1]}`);
    expect(again.address).toBe(end.address);
  });

  it("explains a taken port in one line", async () => {
    const end = await openEnd("tcp:0");
    const port = end.address.split(":")[1];
    await expect(openEnd(`tcp:${port}`)).rejects.toThrow(
      new RegExp(`^port ${port} on 127\\.0\\.0\\.1 is taken: [^\\n]+ tcp:\\d+$`),
    );
  });

  it.each(["tcp", "tcp:", "tcp:x", "tcp:70000", "tcp:127.0.0.1:", "tcp::7001", "tcp:::1:7001", "", " "])(
    "refuses the spec %j",
    async (spec) => {
      await expect(openEnd(spec)).rejects.toThrow(/^[^\n]*tcp:PORT[^\n]*$/);
    },
  );
});

describe("pty", () => {
  it("carries all byte values both ways, for one peer after another", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    const end = await openEnd("pty");
    expect(end.address).toMatch(/^\/dev\//);
    const fromOutside = collect(end);
    // Three of each byte in a row: a terminal that is not raw would act on some.
    const bytes = Buffer.concat([every, every, every]);
    for (let peer = 1; peer <= 3; peer += 1) {
      const terminal = await openTerminal(end.address);
      await terminal.write(bytes);
      await until(() => fromOutside().length >= peer * bytes.length);
      end.write(bytes);
      await until(() => terminal.got().length >= bytes.length);
      expect(terminal.got()).toEqual(bytes);
      await terminal.close();
    }
    await sleep(50);
    expect(fromOutside()).toEqual(Buffer.concat([bytes, bytes, bytes]));
  });

  it("drops bytes when nobody reads, so that memory stays bounded, and serves a later client", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    const end = await openEnd("pty");
    for (let count = 0; count < 200; count += 1) {
      end.write(Buffer.alloc(8192));
      await sleep(0);
    }
    const terminal = await openTerminal(end.address);
    const last = Buffer.from("fresh bytes");
    await untilAsync(async () => {
      end.write(last);
      await sleep(20);
      return terminal.got().includes(last);
    });
    expect(terminal.got().length).toBeLessThan(1024 * 1024);
  });

  it("leaves no process and no terminal behind", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    const before = socatsOfThisProcess();
    const end = await openEnd("pty");
    expect(socatsOfThisProcess().length).toBe(before.length + 1);
    await Promise.all([end.close(), end.close()]);
    expect(socatsOfThisProcess()).toEqual(before);
    end.write(every);
  });

  it("says when socat is lost, and stays calm", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    const lines: string[] = [];
    const before = socatsOfThisProcess();
    const end = await openEnd("pty", { log: (line) => lines.push(line) });
    const [socat] = socatsOfThisProcess().filter((id) => !before.includes(id));
    process.kill(socat ?? 0, "SIGKILL");
    await until(() => lines.length > 0);
    expect(lines).toEqual([`the pty ${end.address} is lost: socat ended (exit SIGKILL)`]);
    end.write(every);
    await end.close();
  });

  it("is explained in one line where it cannot be had", async () => {
    const path = process.env.PATH;
    cleanUps.push(() => {
      process.env.PATH = path;
    });
    process.env.PATH = "";
    await expect(openEnd("pty")).rejects.toThrow(/^(a pty needs socat|Windows has no pty)[^\n]*tcp:PORT[^\n]*$/);
  });

  it("ends with the process that opened it, even when that is killed", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    const module = new URL("../host/world/serial/index.ts", import.meta.url).href;
    const script = `
      const { openSerialEnd } = await import(${JSON.stringify(module)});
      const end = await openSerialEnd("pty");
      console.log(end.address);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    cleanUps.push(() => child.kill("SIGKILL"));
    const address = await firstLine(child);
    await (await open(address, "r+")).close();
    child.kill("SIGKILL");
    await untilAsync(async () => {
      const left = await open(address, "r+").catch(() => undefined);
      await left?.close();
      return left === undefined;
    });
  });
});

describe("a real port", () => {
  it("carries all byte values both ways", async ({ skip }) => {
    skip(withoutPty !== undefined, withoutPty);
    skip(withoutPackage !== undefined, withoutPackage);
    // The other end of the pty is as real a port as there is without hardware.
    const far = await openEnd("pty");
    const near = await openEnd(far.address, { port: { baudRate: 921_600, dataBits: 8, parity: "none", stopBits: 1 } });
    expect(near.address).toBe(far.address);
    const atFar = collect(far);
    const atNear = collect(near);
    near.write(every);
    far.write(every);
    await until(() => atFar().length >= 256 && atNear().length >= 256);
    expect(atFar()).toEqual(every);
    expect(atNear()).toEqual(every);
    await Promise.all([near.close(), near.close()]);
    near.write(every);
  });

  it("has the configured speed, parity and stop bits, and others when they change, without loss of what is sent", async ({
    skip,
  }) => {
    skip(process.platform !== "linux", "only Linux tells how the far end of a pty is set up");
    skip(withoutPty !== undefined, withoutPty);
    skip(withoutPackage !== undefined, withoutPackage);
    const lines: string[] = [];
    const far = await openEnd("pty");
    const stty = (): string => execFileSync("stty", ["-F", far.address, "-a"], { encoding: "utf8" });
    const near = await openEnd(far.address, {
      port: { baudRate: 9600, dataBits: 8, parity: "odd", stopBits: 2 },
      log: (line) => lines.push(line),
    });
    // A pty keeps of the parity only whether it is odd.
    expect(stty()).toMatch(/^speed 9600 baud[\s\S]* parodd[\s\S]* cstopb /);
    const atFar = collect(far);
    near.setUp?.({ baudRate: 4800, dataBits: 8, parity: "even", stopBits: 1 });
    near.write(every);
    await until(() => atFar().length >= 256);
    expect(atFar()).toEqual(every);
    expect(stty()).toMatch(/^speed 4800 baud[\s\S]* -parodd[\s\S]* -cstopb /);
    expect(lines).toEqual([`${far.address} is at 4800 8E1`]);
  });

  it("that does not exist is refused in one line that lists those that do", async ({ skip }) => {
    skip(withoutPackage !== undefined, withoutPackage);
    const name = process.platform === "win32" ? "COM250" : "/dev/ttyNOWHERE";
    await expect(openEnd(name)).rejects.toThrow(
      new RegExp(`^there is no serial port ${name}; (ports here: |this computer shows no serial port)[^\\n]*$`),
    );
  });
});

async function openEnd(spec: string, options?: SerialEndOptions): Promise<SerialEnd> {
  const end = await openSerialEnd(spec, options);
  cleanUps.push(() => end.close());
  return end;
}

/** What has come in so far. */
function collect(end: SerialEnd): () => Buffer {
  const pieces: Uint8Array[] = [];
  end.onData((bytes) => pieces.push(bytes));
  return () => Buffer.concat(pieces);
}

async function connect(end: SerialEnd): Promise<{ socket: net.Socket; got: () => Buffer; closed: Promise<unknown> }> {
  const [host, port] = end.address.split(":");
  const socket = net.connect({ host: host ?? "", port: Number(port), allowHalfOpen: true });
  cleanUps.push(() => socket.destroy());
  const pieces: Buffer[] = [];
  socket.on("data", (piece) => pieces.push(piece));
  socket.on("error", () => {});
  socket.once("end", () => socket.end());
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("connect", resolve));
  // The server's side has its client a moment later.
  await sleep(30);
  return { socket, got: () => Buffer.concat(pieces), closed };
}

// What a terminal program does. "cat" reads, because a blocked read in this process could not be taken back.
async function openTerminal(path: string) {
  const file = await open(path, "r+");
  const cat = spawn("cat", [path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => cat.once("close", resolve));
  const pieces: Buffer[] = [];
  cat.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    cat.kill("SIGKILL");
    await ended;
    await file.close();
  };
  cleanUps.push(close);
  return {
    got: () => Buffer.concat(pieces),
    write: async (bytes: Buffer) => {
      for (let start = 0; start < bytes.length; ) {
        start += (await file.write(bytes.subarray(start))).bytesWritten;
      }
    },
    close,
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (piece: Buffer) => {
      text += piece.toString();
      if (text.includes("\n")) resolve(text.split("\n", 1)[0] ?? "");
    });
    child.once("close", () => reject(new Error("the child ended")));
  });
}

function withoutSocat(): string | undefined {
  return spawnSync("socat", ["-V"]).error === undefined ? undefined : "socat is not installed";
}

/** What comes to pass comes to pass within this, on a computer that is busy with something else too. */
const longMs = 120_000;

function socatsOfThisProcess(): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => Number(parent) === process.pid && name?.endsWith("socat"))
    .map(([id]) => Number(id));
}

async function until(condition: () => boolean): Promise<void> {
  await untilAsync(async () => condition());
}

async function untilAsync(condition: () => Promise<boolean>): Promise<void> {
  const limitMs = performance.now() + longMs;
  while (!(await condition())) {
    if (performance.now() > limitMs) throw new Error(`not in time: ${condition.toString()}`);
    await sleep(5);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
