import type { EngineHeap, HostFunction } from "../engine/engine.ts";
import type { RebootReason } from "./board-options.ts";
import type { ChangeName } from "./changes.ts";
import { coreModules, hasModule } from "./core-modules.ts";
import { eraDates, type FirmwareEra, hasChange } from "./eras.ts";
import { text } from "./lua-values.ts";
import type { Memory } from "./memory.ts";
import { type AnyModelName, allModels, type Model } from "./models.ts";
import { missingNames, oldNames } from "./newer-names.ts";

/** The number that `pm.lastReson` returns for each reason. A reboot after a VM exit counts as one by software. */
const resetReasons: Record<RebootReason, number> = {
  "power on": 0,
  script: 3,
  error: 3,
  watchdog: 8,
  "reset key": 5,
  crash: 6,
};

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Formats a date such as "2024-12-02" as the C compiler does: "Dec  2 2024". */
function compilerDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${monthNames[month - 1]} ${String(day).padStart(2)} ${year}`;
}

/** What the functions of the chip need to know of the module. */
export interface Chip {
  model: AnyModelName;
  era: FirmwareEra;
  /** The reason of the last boot. */
  reason(): RebootReason;
  /** The memory outside the Lua heap, in this boot. */
  memory(): Memory;
  /** Whether free memory must look short: a requested fault. */
  isShort(): boolean;
  /** The Lua heap. Undefined when the engine does not count it. */
  heap(): EngineHeap | undefined;
  /** A Lua heap size other than the model's. */
  heapBytes: number | undefined;
}

/** What the core knows about its chip and itself. */
export function chipFunctions(options: Chip): Record<string, HostFunction> {
  const { model, era, reason, memory, isShort, heap, heapBytes } = options;
  const { bsp, chip, luaHeapBytes, systemBytes, systemUsedBytes, pinCount, specialPins }: Model = allModels[model];
  return {
    model: () => model,
    bsp: () => bsp,
    chip: () => chip,
    has: (change) => hasChange(text(change) as ChangeName, era),
    missingNames: () => missingNames(era).filter((name) => hasModule(name.split(".", 1)[0] as string, model, era)),
    oldNames: () => oldNames(era),
    buildDate: () => compilerDate(eraDates[era]),
    moduleNames: () => Object.keys(coreModules).filter((name) => hasModule(name, model, era)),
    hasModule: (name) => hasModule(text(name), model, era),
    resetReason: () => resetReasons[reason()],
    luaHeapBytes: () => heapBytes ?? luaHeapBytes,
    luaHeapUsed: () => [heap()?.wholeBytes ?? 0, heap()?.wholePeakBytes ?? 0],
    systemMemory: () => {
      const { inUse, peak, freeBytes } = memory();
      const used = Math.max(systemUsedBytes + inUse, systemBytes - (isShort() ? 0 : freeBytes));
      return [systemBytes, used, Math.max(used, systemUsedBytes + peak)];
    },
    pinCount: () => pinCount,
    pinNamed: (name) => specialPins[text(name)],
  };
}
