import { createHash, randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { shownBytes } from "../../host/scenario/index.ts";
import type { StandInPeer } from "../../host/world/stand-in-server/index.ts";
import { outdatedBuild } from "../build-age.ts";
import type { Command } from "../command.ts";
import { demandMain } from "../scripts.ts";
import { type ChosenFirmware, chosenFirmware } from "../usual-firmware.ts";
import { type DemoPlace, openPlace } from "./place.ts";

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
  const place = await openPlace(firmware.directory, verbose);
  try {
    await until("the module is online", () => place.ends.peer !== undefined);
    // The gateway must send first: the core may lose what a server sends right after the handshake.
    await pause(500);
    const arrived = await carryBulk(place);
    const answered = await echoExchange(place);
    return arrived && answered ? 0 : 1;
  } finally {
    await place.close();
  }
}

/** Sends bytes in both directions at once, and shows what became of them. Returns whether all arrived as sent. */
async function carryBulk({ desk, ends }: DemoPlace): Promise<boolean> {
  const settings = desk.serialSettings();
  if (settings === undefined) {
    throw new Error("the firmware has not set up UART 1. --verbose shows the module's log.");
  }
  const bytesPerSecond = settings.baudRate / settings.bitsPerByte;
  const wireMs = (1000 * bulkBytes) / bytesPerSecond;
  const up: Direction = { name: "UART → server", sent: randomBytes(bulkBytes), received: Buffer.alloc(0), ms: 0 };
  const down: Direction = { name: "server → UART", sent: randomBytes(bulkBytes), received: Buffer.alloc(0), ms: 0 };
  console.log(
    `Carrying ${bulkBytes} bytes each way at ${settings.baudRate} baud over ${ends.scheme}: ${Math.ceil(wireMs / 1000)} s on the wire…`,
  );
  ends.fromServer = collector(up);
  ends.fromUart = collector(down);
  desk.serialSend(up.sent);
  pace(ends.peer as StandInPeer, down.sent, bytesPerSecond);
  await until("all bytes have arrived", () => complete(up) && complete(down), 2 * wireMs + patienceMs).catch((error) =>
    console.error(error.message),
  );
  console.log(table([up, down]));
  return equal(up) && equal(down);
}

/** Runs the tutorial's exchange on a new link, and shows it. Returns whether the server's answer is right. */
async function echoExchange({ desk, server, ends }: DemoPlace): Promise<boolean> {
  const before = server.connectionsAccepted;
  const parts: Uint8Array[] = [];
  ends.fromUart = (bytes) => parts.push(Uint8Array.from(bytes));
  ends.servedPath = "/ws/echo";
  ends.peer?.close();
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
