import type { EngineHeap, HostFunction } from "../engine/engine.ts";
import type { RebootReason } from "./board.ts";
import { text } from "./lua-values.ts";
import type { Memory } from "./memory.ts";
import { type Model, type ModelName, models } from "./models.ts";
import type { FirmwareEra } from "./websocket-client.ts";

/** What `pm.lastReson` calls the reason of a boot. The restart behind a VM exit is one by software. */
const resetReasons: Record<RebootReason, number> = {
  "power on": 0,
  script: 3,
  error: 3,
  watchdog: 8,
  "reset key": 5,
  crash: 6,
};

/** A day within each era, as the C compiler writes it. */
const buildDates: Record<FirmwareEra, string> = {
  "2024": "Dec  2 2024",
  "2025-08": "Sep 15 2025",
  "2025-12": "Jan  5 2026",
};

export interface Chip {
  model: ModelName;
  era: FirmwareEra;
  reason(): RebootReason;
  memory(): Memory;
  heap(): EngineHeap | undefined;
  /** Another size of the Lua heap than the model's. */
  heapBytes: number | undefined;
}

/** What the firmware knows of its chip and of itself. */
export function chipFunctions({ model, era, reason, memory, heap, heapBytes }: Chip): Record<string, HostFunction> {
  const { bsp, luaHeapBytes, systemBytes, systemUsedBytes, lacks, pinCount, specialPins }: Model = models[model];
  return {
    model: () => model,
    bsp: () => bsp,
    era: () => era,
    buildDate: () => buildDates[era],
    hasModule: (name) => !lacks.includes(text(name)),
    resetReason: () => resetReasons[reason()],
    luaHeapBytes: () => heapBytes ?? luaHeapBytes,
    luaHeapUsed: () => [heap()?.usedBytes ?? 0, heap()?.peakBytes ?? 0],
    systemMemory: () => [systemBytes, systemUsedBytes + memory().inUse, systemUsedBytes + memory().peak],
    pinCount: () => pinCount,
    pinNamed: (name) => specialPins[text(name)],
  };
}
