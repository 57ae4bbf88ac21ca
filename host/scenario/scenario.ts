import type { FirmwareEra } from "../board/eras.ts";
import type { AnyModelName } from "../board/models.ts";

/**
 * What happens to a module, and what must come of it, in the module's time. It is plain data: equal scenarios can stand in
 * TypeScript, JavaScript and JSON, and a tool can write them.
 */
export interface Scenario {
  /** What it shows, in one line. */
  name?: string;
  /** Default: Air780E. */
  model?: AnyModelName;
  /** The core's era. Default: 2025-12. */
  era?: FirmwareEra;
  /** Makes another course of chance. Default: 1. */
  seed?: number;
  /** When it ends, in milliseconds after power on. Default: when the last step is over. */
  endMs?: number;
  /** In any order. Steps of one moment happen in the order of the list. */
  steps: readonly Step[];
}

/** Bytes: a text, which stands for its UTF-8, or hex digits, spaces between them allowed. */
export type Data = string | { hex: string };

/** When a step happens: milliseconds after the power came. */
interface At {
  atMs: number;
}

/** One thing that happens, or that must. */
export type Step = SendStep | ServerSendStep | ExpectStep | FaultStep;

/** Bytes reach the module from outside, at the baud rate of its UART. */
export interface SendStep extends At {
  send: Data;
  /** Default: "uart", which is UART 1. */
  to?: Port;
}

/** The server sends a frame: a text frame for a text, a binary one for hex. It needs a link. */
export interface ServerSendStep extends At {
  serverSend: Data;
}

/** Something must come out, from `atMs` on and within a time. */
export interface ExpectStep extends At {
  /** It must be in what has come out since `atMs`; or a regular expression that must match it, seen as UTF-8. */
  expect: Data | { matches: string };
  /** Where: out of UART 1 (default), of the USB port, at the server, or as a line of the module's log. */
  from?: Source;
  /** Default: 10000. */
  withinMs?: number;
}

/** Something goes wrong. */
export interface FaultStep extends At {
  fault: FaultName;
  /** It is over after so long. Default: with the next "restore". Without meaning for what only happens once. */
  forMs?: number;
  /**
   * How much: `delay` milliseconds one way, `slow` bytes a second, `short-memory` bytes of Lua heap for the firmware,
   * `noise` broken bytes.
   */
  amount?: number;
}

/** A port of the module: UART 1, or USB. */
export type Port = "uart" | "usb";
/** Where something comes out that a scenario expects. */
export type Source = Port | "server" | "log";

/** What can go wrong, and how. The text is for people. */
export const faultNames = {
  "no-network": "the module loses its IP address",
  silent: "the path swallows everything, as a dead radio link does",
  delay: "the path takes `amount` milliseconds longer, one way (default: 1000)",
  reset: "the server resets the link (once)",
  close: "the server ends the link politely (once)",
  "close-at-frame": "the server ends the link politely at the next frame with data that it reads (once)",
  refuse: "the server's machine refuses connections; those that are open stay",
  forbid: "the server answers each handshake with HTTP 403",
  freeze: "the server's program stands still: its TCP takes bytes, nothing is read or answered",
  slow: "the server's program reads `amount` bytes a second (default: 1000)",
  vanish: "the server's machine loses its power",
  "short-memory": "the firmware may hold `amount` bytes of Lua heap (default: 40000)",
  noise: "`amount` bytes arrive broken at UART 1 (default: 1; once)",
  reboot: "the module loses its power for `forMs` (default: 1000)",
  restore: "all that is wrong is over (once)",
} as const;

/** One of `faultNames`. */
export type FaultName = keyof typeof faultNames;

/** Says what a scenario is, so that an editor knows it: it gives back what it is given. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}

/** The bytes that data stands for. */
export function bytesOf(data: Data): Uint8Array {
  return typeof data === "string" ? Buffer.from(data) : Buffer.from(data.hex.replaceAll(/\s/g, ""), "hex");
}

export const usualWithinMs = 10_000;

/** When a step is over, at the latest. */
export function endOf(step: Step): number {
  if ("expect" in step) {
    return step.atMs + (step.withinMs ?? usualWithinMs);
  }
  return step.atMs + ("fault" in step ? (step.forMs ?? 0) : 0);
}
