import { board } from "./board";
import { uniqueId } from "./mcu";
import { identity } from "./mobile";
import { simulatedModule } from "./simulated";

/** The module `hmeta`: facts about the hardware. */
export const hmetaModule = simulatedModule<typeof hmeta>()("hmeta", {
  model: () => board.model(),
  hwver: () => "A11",
  chip: () => board.chip(),
  devid: () => identity.imei,
  muid: () => identity.muid,
  unique_id: () => uniqueId,
});
