import type { ModelName } from "../host/board/models.ts";
import { type Comparison, compared } from "./compare.ts";
import type { Firmware } from "./firmware.ts";
import { sum } from "./parts.ts";
import type { Simulator } from "./simulated.ts";

/** What a firmware may cost on one model. */
export interface Budget {
  /** Bytes of main.lua. */
  textBytes: number;
  /** Bytes of the Lua heap when `sys.run()` begins, above an empty script, as Wasmoon counts them: 4 to 26 % above the module. */
  heapBytes: number;
}

/** Budgets of each firmware, by its name; `default` is for all others. */
export type Budgets = Readonly<Record<"default", Readonly<Record<ModelName, Budget>>>> &
  Readonly<Record<string, Readonly<Record<ModelName, Budget>>>>;

/**
 * What the models allow. Text: the script area of an update, 96 and 192 KiB. Heap: of 200 KiB an empty script holds
 * 33 kB; a fifth of all is kept free for what the firmware does later.
 */
export const modelBudgets = {
  default: {
    Air780E: { textBytes: 96 * 1024, heapBytes: 128 * 1024 },
    Air700ECQ: { textBytes: 192 * 1024, heapBytes: 128 * 1024 },
  },
} as const satisfies Budgets;

/** What this project's own firmware may cost: raise a figure only for what is worth it. */
export const projectBudgets = {
  ...modelBudgets,
  main: {
    Air780E: { textBytes: 80 * 1024, heapBytes: 120 * 1024 },
    Air700ECQ: { textBytes: 80 * 1024, heapBytes: 120 * 1024 },
  },
  echo: {
    Air780E: { textBytes: 6 * 1024, heapBytes: 10 * 1024 },
    Air700ECQ: { textBytes: 6 * 1024, heapBytes: 10 * 1024 },
  },
  modbus: {
    Air780E: { textBytes: 12 * 1024, heapBytes: 24 * 1024 },
    Air700ECQ: { textBytes: 12 * 1024, heapBytes: 24 * 1024 },
  },
} as const satisfies Budgets;

/** What a firmware costs above its budgets: one error text each, which names what has grown since the committed build. */
export function budgetErrors(firmware: Firmware, projectDirectory: string, simulator: Simulator): string[] {
  const errors: string[] = [];
  for (const { model, parts, budget } of firmware.costs) {
    const total = sum("all", parts);
    for (const kind of ["textBytes", "heapBytes"] as const) {
      const bytes = total[kind];
      if (bytes !== undefined && bytes > budget[kind]) {
        const growth = growthSinceCommitted(compared(firmware, projectDirectory, model, simulator), kind);
        const what = kind === "textBytes" ? "of text" : "of heap at sys.run()";
        errors.push(
          `${firmware.entry}: error: ${firmware.outputFile} takes ${bytes} bytes ${what} on ${model}, ` +
            `${bytes - budget[kind]} more than its budget of ${budget[kind]} (build/budgets.ts). ${growth}`,
        );
      }
    }
  }
  return errors;
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
