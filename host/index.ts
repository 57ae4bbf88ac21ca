export { type ModelName, models } from "./board/models.ts";
export type { FirmwareEra } from "./board/websocket-client.ts";
export { type BootOptions, bootModule, type SimulatedModule } from "./boot-module.ts";
export { type ServerFrame, VirtualWebSocketServer } from "./world/virtual-server.ts";
