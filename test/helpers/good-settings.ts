import { settingErrorsOf } from "../../build/settings/rules.ts";

type Settings = Record<string, string | number | boolean>;

/** Settings of a gateway that all rules accept. Header lines are `headers.0` and so on; `headers` is their number. */
export const goodSettings: Settings = {
  url: "wss://example.com/ws",
  headers: 0,
  keepaliveSeconds: 180,
  "probe.everySeconds": 20,
  "probe.send": "empty",
  "uart.id": 1,
  "uart.baudRate": 115200,
  "packing.idleGapMs": 20,
  "packing.maximumDelayMs": 100,
  "packing.maximumBytes": 1300,
  "packing.delimiter": "",
  "outbox.sizeBytes": 65536,
  "outbox.burstBytes": 16384,
  "outbox.attempts": 3,
  "inbox.sizeBytes": 16384,
  frames: "binary",
  restartAfterMinutes: 15,
  errorReportSeconds: -1,
};

/** What the build says of good settings with these changes: paths and reasons. */
export function problemsWith(changes: Settings): { path: string; why: string }[] {
  const settings = { ...goodSettings, ...changes };
  return settingErrorsOf((name) => settings[name]).map(({ path, why }) => ({ path, why }));
}

/** Paths of the settings that are refused with these changes. */
export function refused(changes: Settings): string[] {
  return problemsWith(changes).map(({ path }) => path);
}
