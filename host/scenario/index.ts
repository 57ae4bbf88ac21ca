// The package's export `luatos-gateway/scenario`.

export { shownBytes } from "../shown.ts";
export { checkScenario } from "./check.ts";
export { Faults, type FaultyServer, type VirtualWorld } from "./faults.ts";
export { type Miss, Player, type Stage } from "./player.ts";
export {
  bytesOf,
  type Data,
  defineScenario,
  type ExpectStep,
  endOf,
  type FaultName,
  type FaultStep,
  faultFields,
  faultNames,
  type Port,
  type Scenario,
  type SendStep,
  type ServerSendStep,
  type Source,
  type Step,
} from "./scenario.ts";
