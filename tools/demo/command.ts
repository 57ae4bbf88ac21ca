import { createHash, randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { shownBytes } from "../../host/scenario/index.ts";
import { type StandInPeer, type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { outdatedBuild } from "../build-age.ts";
import type { Command } from "../command.ts";
import { type Desk, openDesk } from "../desk/desk.ts";
import { demandMain } from "../scripts.ts";
import { usualEngine } from "../simulator.ts";
import { type ChosenFirmware, chosenFirmware } from "../usual-firmware.ts";

const help = `luatos-gateway demo [OPTIONS]

Sends 64 KiB up and 64 KiB down at once between a UART and a server, through lua-out/main.lua of the project in this folder,
on a simulated module in real time, and compares. Where there is no project, it takes the gateway of the package. The UART runs
at its baud rate; the server uses wss, or ws if the firmware asks for that. Then it runs the tutorial's "echo" exchange. Takes
about ten seconds at 115200 baud.

  --script DIR  boot another build of the gateway
  --verbose     also show the module's log
  --help        this text

Exit codes: 0 everything arrived as sent, 1 something did not, 2 invalid arguments, no main.lua.`;

const bulkBytes = 64 * 1024;
const frameBytes = 1024;
const pacePeriodMs = 20;
/** Time for everything except the bytes on the wire, on a busy computer. */
const patienceMs = 120_000;
const echoPacket = '"echo"';

/** The bytes of one direction. */
interface Direction {
  name: string;
  sent: Buffer;
  received: Buffer;
  ms: number;
}

interface DemoOptions {
  firmware: ChosenFirmware;
  verbose: boolean;
}

export default {
  help,
  read,
  run,
} satisfies Command<DemoOptions>;

function read(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      script: { type: "string" },
      verbose: { type: "boolean", default: false },
    },
  });
  const firmware = chosenFirmware(values.script);
  demandMain(firmware.directory);
  return { firmware, verbose: values.verbose };
}

async function run({ firmware, verbose }: DemoOptions): Promise<number> {
  console.log(firmware.title);
  const outdated = outdatedBuild(firmware.directory);
  if (outdated !== undefined) {
    console.log(outdated);
  }
  // The firmware asks for one URL. The demo serves the bulk transfer's path under it first, then the tutorial's.
  let servedPath = "/ws/peer";
  let scheme = "wss";
  let peer: StandInPeer | undefined;
  let fromServer: (bytes: Uint8Array) => void = () => {};
  let fromUart: (bytes: Uint8Array) => void = () => {};
  const server = await startStandInServer({
    port: 0,
    tlsPort: 0,
    onConnection: (connected) => {
      peer = connected;
      connected.onFrame(({ bytes }) => {
        if (bytes.length === 0) {
          // A gateway whose delivery is "answers" waits for this answer. Others ignore it.
          connected.send(bytes);
        }
        fromServer(bytes);
      });
    },
  });
  const desk = await openDesk(
    {
      scriptDirectory: firmware.directory,
      model: "Air780E",
      engine: usualEngine(),
      route: ({ tls }) => {
        scheme = tls ? "wss" : "ws";
        return { host: "127.0.0.1", port: tls ? (server.wssPort as number) : server.wsPort };
      },
      mapUrl: (url) => Object.assign(new URL(url), { pathname: servedPath }).toString(),
    },
    {
      log: (line) => verbose && console.log(`module | ${line}`),
      transmit: (bytes) => fromUart(bytes),
      reboot: () => {},
      unreachable: ({ host, port }, reason) => console.error(`${host}:${port} cannot be reached: ${reason}`),
    },
  );
  try {
    await until("the module is online", () => peer !== undefined);
    // The gateway must send first: the core may lose what a server sends right after the handshake.
    await pause(500);
    const settings = desk.serialSettings();
    if (settings === undefined) {
      throw new Error("the firmware has not set up UART 1. --verbose shows the module's log.");
    }
    const bytesPerSecond = settings.baudRate / settings.bitsPerByte;
    const wireMs = (1000 * bulkBytes) / bytesPerSecond;
    const up: Direction = { name: "UART → server", sent: randomBytes(bulkBytes), received: Buffer.alloc(0), ms: 0 };
    const down: Direction = { name: "server → UART", sent: randomBytes(bulkBytes), received: Buffer.alloc(0), ms: 0 };
    console.log(
      `Carrying ${bulkBytes} bytes each way at ${settings.baudRate} baud over ${scheme}: ${Math.ceil(wireMs / 1000)} s on the wire…`,
    );
    fromServer = collector(up);
    fromUart = collector(down);
    desk.serialSend(up.sent);
    pace(peer as unknown as StandInPeer, down.sent, bytesPerSecond);
    await until("all bytes have arrived", () => complete(up) && complete(down), 2 * wireMs + patienceMs).catch(
      (error) => console.error(error.message),
    );
    console.log(table([up, down]));

    servedPath = "/ws/echo";
    const answered = await echoExchange(server, desk, (listener) => {
      fromUart = listener;
      (peer as unknown as StandInPeer).close();
    });
    return equal(up) && equal(down) && answered ? 0 : 1;
  } finally {
    desk.close();
    await server.close();
  }
}

/** Runs the tutorial's exchange and describes it. Returns whether the server's answer is right. */
async function echoExchange(
  server: StandInServer,
  desk: Desk,
  listen: (listener: (bytes: Uint8Array) => void) => void,
): Promise<boolean> {
  const before = server.connectionsAccepted;
  const parts: Uint8Array[] = [];
  listen((bytes) => parts.push(Uint8Array.from(bytes)));
  await until("the module is back online", () => server.connectionsAccepted > before);
  await pause(500);
  console.log(`\nserial peer:    ${echoPacket}`);
  desk.serialSend(Buffer.from(echoPacket));
  const text = (): string => Buffer.concat(parts).toString();
  await until("the server has answered", () => text().includes("}"));
  console.log(`out of UART 1:  ${shownBytes(Buffer.concat(parts))}`);
  const answer = parsed(text());
  return answer?.action === "echo" && typeof answer.msg === "string" && typeof answer.server === "string";
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function collector(direction: Direction): (bytes: Uint8Array) => void {
  const start = performance.now();
  const parts: Uint8Array[] = [];
  return (bytes) => {
    parts.push(Uint8Array.from(bytes));
    direction.received = Buffer.concat(parts);
    direction.ms = performance.now() - start;
  };
}

/** Sends frames at this rate, since there is no flow control towards the UART. */
function pace(peer: StandInPeer, bytes: Buffer, bytesPerSecond: number): void {
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(bytes.length, Math.floor(((performance.now() - start) * bytesPerSecond) / 1000));
    while (sent < due) {
      const end = Math.min(due, sent + frameBytes);
      peer.send(bytes.subarray(sent, end));
      sent = end;
    }
    if (sent >= bytes.length) {
      clearInterval(timer);
    }
  }, pacePeriodMs);
}

function complete({ sent, received }: Direction): boolean {
  return received.length >= sent.length;
}

function equal({ sent, received }: Direction): boolean {
  return digest(sent) === digest(received);
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function table(directions: Direction[]): string {
  const rows = directions.map((direction) => [
    direction.name,
    String(direction.sent.length),
    String(direction.received.length),
    equal(direction) ? `equal ${digest(direction.received).slice(0, 12)}…` : "DIFFERENT",
    String(Math.max(0, direction.sent.length - direction.received.length)),
    `${(direction.ms / 1000).toFixed(2)} s`,
  ]);
  const all = [["direction", "sent", "received", "SHA-256", "lost", "time"], ...rows];
  const widths = (all[0] as string[]).map((_, column) => Math.max(...all.map((row) => (row[column] as string).length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

async function until(what: string, holds: () => boolean, limitMs = patienceMs): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) {
      throw new Error(`not within ${Math.round(limitMs / 1000)} s: ${what}. --verbose shows the module's log.`);
    }
    await pause(20);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
