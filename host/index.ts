export type { FirmwareEra } from "./board/eras.ts";
export { type ModelName, models } from "./board/models.ts";
export type { UartPort } from "./board/uart-port.ts";
export {
  bootModule,
  type HeapUse,
  type LogLine,
  type SerialBytes,
  type SimulatedModule,
} from "./boot-module.ts";
export type { BootOptions, BuiltFirmware } from "./boot-options.ts";
export type { EngineFactory } from "./engine/engine.ts";
export { type EngineName, engineNames, loadEngines } from "./engine/index.ts";
export type { ConnectionRecord } from "./world/recorded-network.ts";
export type { Rs485Line } from "./world/rs485-line.ts";
export type { SerialPeer } from "./world/serial-peer.ts";
export type { VirtualNetwork } from "./world/virtual-network.ts";
export { type ServerFrame, VirtualWebSocketServer } from "./world/virtual-server.ts";
