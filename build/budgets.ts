import { type Comparison, compared } from "./compare.ts";
import type { Firmware } from "./firmware.ts";
import type { ModelName } from "./models.ts";
import { sum } from "./parts.ts";
import type { Simulator } from "./simulator.ts";

/** What a firmware may cost on one model. */
export interface Budget {
  /** Bytes of main.lua as bytecode. */
  scriptBytes: number;
  /** The same. Above this, an update over the air cannot bring it: the build warns. Default: no warning. */
  updateScriptBytes?: number;
  /**
   * Bytes of the Lua heap when `sys.run()` begins, above an empty script. Judged on lua32 only, which counts like the
   * module.
   */
  heapBytes: number;
}

/** What a firmware may cost on each model. */
export type Budgets = Readonly<Record<ModelName, Budget>>;

/** The smallest Lua heap of a module. What a firmware needs while it starts must fit, too, garbage aside. */
export const smallestHeapBytes = 200 * 1024;

/** What Luatools' table of files takes of the area, at most. */
const fileTableBytes = 256;

function area(kilobytes: number): number {
  return kilobytes * 1024 - fileTableBytes;
}

/**
 * What the models allow. Script: the script area, and that of an update. Both hold bytecode with its debug information:
 * about as many bytes as the text, but comments take none. Heap: of 200 KiB an empty script holds 33 kB; a fifth of the
 * whole stays free for what the firmware does later.
 */
export const modelBudgets = {
  Air780E: { scriptBytes: area(128), updateScriptBytes: area(96), heapBytes: 128 * 1024 },
  Air700ECQ: { scriptBytes: area(256), updateScriptBytes: area(192), heapBytes: 128 * 1024 },
} as const satisfies Budgets;

/**
 * The budgets that a firmware exceeds: one error text each, which names what has grown since the committed build. A
 * heap that was only estimated exceeds no budget.
 */
export function budgetErrors(firmware: Firmware, projectDirectory: string, simulator: Simulator): string[] {
  const errors: string[] = [];
  for (const { model, parts, budget } of firmware.costs) {
    const costs = [
      { most: budget.scriptBytes, bytes: firmware.bytecodeBytes, what: "of bytecode", kind: "textBytes" as const },
      {
        most: budget.heapBytes,
        bytes: simulator.judgesHeap ? sum("all", parts).heapBytes : undefined,
        what: "of heap at sys.run()",
        kind: "heapBytes" as const,
      },
    ];
    for (const { most, bytes, what, kind } of costs) {
      if (bytes !== undefined && bytes > most) {
        const growth = growthSinceCommitted(compared(firmware, projectDirectory, model, simulator), kind);
        const limit = `${most}${budget === modelBudgets[model] ? " that the model allows" : ""}`;
        errors.push(
          `${firmware.entry}: error: ${firmware.outputFile} takes ${bytes} bytes ${what} on ${model}, ` +
            `${bytes - most} more than its budget of ${limit}. ${growth}`,
        );
      }
    }
  }
  return errors;
}

/** The updates for which a firmware is too large, although a module can hold it: one warning text each. */
export function budgetWarnings({ bytecodeBytes, costs, entry, outputFile }: Firmware): string[] {
  return costs.flatMap(({ model, budget: { updateScriptBytes = Number.POSITIVE_INFINITY } }) =>
    bytecodeBytes <= updateScriptBytes
      ? []
      : [
          `${entry}: warning: ${outputFile} takes ${bytecodeBytes} bytes of bytecode, and an update over the air of ${model} ` +
            `holds ${updateScriptBytes}: flash it with Luatools.`,
        ],
  );
}

function growthSinceCommitted({ from, parts }: Comparison, kind: "textBytes" | "heapBytes"): string {
  if (from === undefined) {
    return "There is no committed build to compare it with.";
  }
  const grown = parts
    .map(({ source, growth }) => ({ source, bytes: growth[kind] ?? 0 }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const list = grown.map(({ source, bytes }) => `${source} +${bytes}`).join(", ");
  return list === "" ? "Nothing has grown since the committed build." : `Grown since the committed build: ${list}.`;
}
