import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import {
  type Frame,
  type StandInServer,
  type StandInServerOptions,
  startStandInServer,
} from "../../host/world/stand-in-server/index.ts";

/** What comes to pass comes to pass within this, on a computer that is busy with something else too. */
export const longMs = 120_000;

/** A client of a stand-in server. */
export interface TestClient {
  socket: WebSocket;
  next(): Promise<Frame>;
  nextBytes(count: number): Promise<Frame[]>;
  waiting(): number;
  /** The close code. */
  closed: Promise<number>;
}

type Options = ClientOptions & { servername?: string };

/** Starts servers and clients for the tests of one file. After each test, they are closed. */
export function standIns() {
  /** What to do after the test, last thing first. */
  const cleanUps: (() => unknown)[] = [];
  let certificateDirectory = "";

  // One certificate for all tests: making a key takes a part of a second.
  beforeAll(async () => {
    certificateDirectory = await mkdtemp(join(tmpdir(), "stand-in-"));
  });

  afterAll(() => rm(certificateDirectory, { recursive: true, force: true }));

  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function startPlain(options: StandInServerOptions = {}): Promise<StandInServer> {
    const server = await startStandInServer({ tlsPort: false, ...options });
    cleanUps.push(() => server.close());
    return server;
  }

  async function startBoth(options: StandInServerOptions = {}): Promise<StandInServer> {
    const server = await startStandInServer({ certificateDirectory, ...options });
    cleanUps.push(() => server.close());
    return server;
  }

  function connect(server: StandInServer, path: string, options: Options = {}, tls = false): Promise<TestClient> {
    return connectTo(server.url(path, { tls }), options);
  }

  async function connectTo(url: string, options: Options = {}): Promise<TestClient> {
    const socket = new WebSocket(url, { rejectUnauthorized: false, ...options });
    cleanUps.push(() => socket.terminate());
    const frames: Frame[] = [];
    const waiters: ((frame: Frame) => void)[] = [];
    socket.on("message", (data, isBinary) => {
      const frame: Frame = { kind: isBinary ? "binary" : "text", bytes: data as Buffer };
      const waiter = waiters.shift();
      if (waiter === undefined) frames.push(frame);
      else waiter(frame);
    });
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    socket.on("error", () => {});
    const next = () => {
      const frame = frames.shift();
      return frame === undefined ? new Promise<Frame>((resolve) => waiters.push(resolve)) : Promise.resolve(frame);
    };
    return {
      socket,
      closed,
      next,
      waiting: () => frames.length,
      async nextBytes(count) {
        const all: Frame[] = [];
        for (let got = 0; got < count; ) {
          const frame = await next();
          got += frame.bytes.length;
          all.push(frame);
        }
        return all;
      },
    };
  }

  async function temporaryDirectory(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), "stand-in-"));
    cleanUps.push(() => rm(directory, { recursive: true, force: true }));
    return directory;
  }

  return {
    cleanUps,
    certificates: () => certificateDirectory,
    startPlain,
    startBoth,
    connect,
    connectTo,
    temporaryDirectory,
  };
}

/** The answer to a refused upgrade. */
export function refusal(url: string): Promise<{ status: number | undefined; body: string }> {
  const socket = new WebSocket(url, { rejectUnauthorized: false });
  return new Promise((resolve, reject) => {
    socket.once("open", () => reject(new Error(`${url} was not refused`)));
    socket.once("error", reject);
    socket.once("unexpected-response", (_request, response) => {
      readAll(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
  });
}

/** The answer to a plain HTTP request. */
export function get(url: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const handle = (response: http.IncomingMessage) => {
      readAll(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    };
    const request = url.startsWith("https:")
      ? https.get(url, { rejectUnauthorized: false, agent: false }, handle)
      : http.get(url, { agent: false }, handle);
    request.once("error", reject);
  });
}

async function readAll(response: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of response) text += (piece as Buffer).toString("utf8");
  return text;
}

/** The text of a text frame. */
export function textOf(frame: Frame): string {
  expect(frame.kind).toBe("text");
  return Buffer.from(frame.bytes).toString("utf8");
}

/** Bytes that are repeatable, and different in each place. */
export function randomBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 16;
  }
  return bytes;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
