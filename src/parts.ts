// What other firmware and hooks import as `luatos-gateway/gateway`. Only what is imported ends up in main.lua.

export { startGateway } from "./control/gateway";
export { counts, totalOf } from "./device/counts";
export { guarded } from "./device/guard";
export { claimMemory } from "./device/memory";
export { openSerialPort } from "./device/serial-port";
export { makeTimer, startTimer, stopTimer } from "./device/timer";
export type { Gateway, HookResult, Hooks } from "./hooks-type";
export {
  addTextFrame,
  confirmBefore,
  endFlight,
  flightEnd,
  frameHandedOver,
  queuedBytes,
  stagedIsText,
  stageFrame,
  staging,
} from "./up/outbox";
export { createOutbox } from "./up/outbox-memory";
export { bytesCame, createPacker, pollUart } from "./up/packer";
