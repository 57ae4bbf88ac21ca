import type { FirmwareEra } from "../board/eras.ts";
import type { AnyModelName } from "../board/models.ts";

/**
 * What happens to a module and what it must do, in the module's time. A scenario is plain data: it can be written in
 * TypeScript, JavaScript or JSON, and by tools.
 */
export interface Scenario {
  /** What it shows, in one line. */
  name?: string;
  /** Default: Air780E. */
  model?: AnyModelName;
  /** The core's era. Default: 2025-12. */
  era?: FirmwareEra;
  /** Seeds the random numbers. Default: 1. */
  seed?: number;
  /** When it ends, in milliseconds after power on. Default: when the last step is done. */
  endMs?: number;
  /** In any order. Steps at the same time run in the order of the list. */
  steps: readonly Step[];
}

/** Bytes: a text, encoded as UTF-8, or hex digits, which spaces may separate. */
export type Data = string | { hex: string };

/** When a step happens, in milliseconds after power on. */
interface At {
  atMs: number;
}

/** An event or an expectation. */
export type Step = SendStep | ServerSendStep | ExpectStep | FaultStep;

/** Bytes arrive at the module from outside, at the baud rate of its UART. */
export interface SendStep extends At {
  send: Data;
  /** Default: "uart", which is UART 1. */
  to?: Port;
}

/** The server sends a frame: text as a text frame, hex as a binary one. It needs a link. */
export interface ServerSendStep extends At {
  serverSend: Data;
}

/** An output that must come from `atMs` on, within a time limit. */
export interface ExpectStep extends At {
  /** The expected part of the output since `atMs`, or a regular expression that must match that output as UTF-8. */
  expect: Data | { matches: string };
  /** Where: from UART 1 (default), from the USB port, at the server, or as a line of the module's log. */
  from?: Source;
  /** Default: 10000. */
  withinMs?: number;
}

/** A fault. */
export interface FaultStep extends At {
  fault: FaultName;
  /** How long the fault lasts. Default: until the next "restore". A fault that happens once takes no length. */
  forMs?: number;
  /**
   * The amount: `delay` in milliseconds one way, `slow` in bytes per second, `short-memory` in bytes of Lua heap for
   * the firmware, `noise` in broken bytes.
   */
  amount?: number;
}

/** A port of the module: UART 1, or USB. */
export type Port = "uart" | "usb";
/** Where an expected output comes out. */
export type Source = Port | "server" | "log";

/** The possible faults. The texts are for people. */
export const faultNames = {
  "no-network": "the module loses its IP address",
  silent: "the path swallows everything, as a dead radio link does",
  delay: "the path takes `amount` milliseconds longer, one way (default: 1000)",
  reset: "the server resets the link (once)",
  close: "the server ends the link politely (once)",
  "close-at-frame": "the server ends the link politely at the next frame with data that it reads (once)",
  refuse: "the server's machine refuses connections; those that are open stay",
  forbid: "the server answers each handshake with HTTP 403",
  freeze: "the server's program hangs: its TCP takes bytes, but nothing is read or answered",
  slow: "the server's program reads `amount` bytes a second (default: 1000)",
  vanish: "the server's machine loses its power",
  "short-memory": "the firmware may hold `amount` bytes of Lua heap (default: 40000)",
  noise: "`amount` bytes arrive broken at UART 1 (default: 1; once)",
  reboot: "the module loses its power for `forMs` (default: 1000)",
  restore: "all faults end (once)",
} as const;

/** One of `faultNames`. */
export type FaultName = keyof typeof faultNames;

/** What a fault's step may have beside the fault: its length, unless the fault happens once, and its amount. */
export const faultFields: Readonly<Record<FaultName, readonly ("forMs" | "amount")[]>> = {
  "no-network": ["forMs"],
  silent: ["forMs"],
  delay: ["forMs", "amount"],
  reset: [],
  close: [],
  "close-at-frame": [],
  refuse: ["forMs"],
  forbid: ["forMs"],
  freeze: ["forMs"],
  slow: ["forMs", "amount"],
  vanish: ["forMs"],
  "short-memory": ["forMs", "amount"],
  noise: ["amount"],
  reboot: ["forMs"],
  restore: [],
};

/** Marks an object as a scenario, so that editors know its type. Returns it unchanged. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}

/** The bytes of a `Data` value. */
export function bytesOf(data: Data): Uint8Array {
  return typeof data === "string" ? Buffer.from(data) : Buffer.from(data.hex.replaceAll(/\s/g, ""), "hex");
}

/** How long a step waits for what it expects, unless it says so itself. */
export const usualWithinMs = 10_000;

/** When a step is done at the latest. */
export function endOf(step: Step): number {
  if ("expect" in step) {
    return step.atMs + (step.withinMs ?? usualWithinMs);
  }
  return step.atMs + ("fault" in step ? (step.forMs ?? 0) : 0);
}
