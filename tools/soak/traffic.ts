import { unitBytes } from "./numbered-stream.ts";
import type { SoakModule } from "./soak-module.ts";

/** A pattern in which bytes arrive for a while. */
export interface Traffic {
  name: string;
  weight: number;
  begin: (soak: SoakModule) => void;
}

/** All patterns of the devices at both ends. */
export const traffics: readonly Traffic[] = [
  { name: "bulk up", weight: 4, begin: (soak) => bulkUp(soak, bulkBytes(soak)) },
  { name: "bulk down", weight: 4, begin: (soak) => bulkDown(soak, bulkBytes(soak)) },
  {
    name: "bulk both ways",
    weight: 6,
    begin: (soak) => {
      bulkUp(soak, bulkBytes(soak));
      bulkDown(soak, bulkBytes(soak));
    },
  },
  {
    name: "packets up",
    weight: 4,
    begin: (soak) => {
      const [size, periodMs] = [soak.between(1, 600), soak.between(20, 500)];
      repeat(soak, soak.between(10, 300), periodMs, () => soak.sendUp(size));
    },
  },
  {
    name: "trickle",
    weight: 2,
    begin: (soak) => repeat(soak, soak.between(50, 1500), soak.between(1, 40), () => soak.sendUp(1)),
  },
  {
    name: "questions and answers",
    weight: 3,
    begin: (soak) =>
      repeat(soak, soak.between(5, 100), soak.between(200, 900), () => {
        soak.sendDown(soak.between(1, 60));
        soak.send(soak.between(5, 150), () => soak.sendUp(soak.between(8, 300)));
      }),
  },
];

/** A megabyte on average, seldom much more. */
function bulkBytes(soak: SoakModule): number {
  return Math.round(-Math.log(1 - soak.chance()) * usualBulkBytes);
}

const usualBulkBytes = 1_000_000;
const pieceMs = 20;

/** As fast as the line carries it: the wire sets the pace. */
function bulkUp(soak: SoakModule, bytes: number): void {
  const piece = Math.round(soak.bytesPerMs * pieceMs);
  repeat(soak, Math.ceil(bytes / piece), pieceMs, () => soak.sendUp(piece));
}

/** As fast as the UART takes it, in frames of random length. */
function bulkDown(soak: SoakModule, bytes: number): void {
  let left = bytes;
  const next = (): void => {
    const units = soak.between(1, mostDownUnits);
    soak.sendDown(units);
    left -= units * unitBytes;
    if (left > 0) {
      soak.send((units * unitBytes * downSlack) / soak.bytesPerMs, next);
    }
  };
  next();
}

/** Fits into the 4 KiB that the oldest core accepts. */
const mostDownUnits = 800;
/** There is no flow control on the way down, so the server stays a little below the line's rate. */
const downSlack = 1.05;

function repeat(soak: SoakModule, count: number, periodMs: number, action: () => void): void {
  for (let turn = 0; turn < count; turn++) {
    soak.send(turn * periodMs, action);
  }
}
