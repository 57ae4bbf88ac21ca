/**
 * The text of a src/config.ts with the tutorial's settings. Tests and soak use it, so that they do not depend on the
 * integrator's file.
 */
export const tutorialConfig = `import type { Config } from "./config-type";

export const config: Config = {
  url: "wss://echo.airtun.air32.cn/ws/echo",
  headers: ["Auth: Basic ABCDEGG"],
  keepaliveSeconds: 180,
  probe: {
    everySeconds: 20,
    send: "empty",
  },
  uart: { id: 1, baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1 },
  packing: {
    idleGapMs: 20,
    maximumDelayMs: 100,
    maximumBytes: 1300,
    delimiter: "",
  },
  delivery: "core",
  outbox: {
    sizeBytes: 65536,
    overflow: "oldest",
    burstBytes: 16384,
    unconfirmed: "resend",
    attempts: 3,
  },
  inbox: { sizeBytes: 16384 },
  frames: "binary",
  echoCommand: true,
  restartAfterMinutes: 15,
  errorReportSeconds: -1,
};
`;

/** The text of a src/hooks.ts without hooks. */
export const noHooks = `import type { Hooks } from "./hooks-type";

export const hooks: Hooks = {};
`;
