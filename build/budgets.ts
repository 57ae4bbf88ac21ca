import { type Comparison, compared } from "./compare.ts";
import type { Firmware } from "./firmware.ts";
import type { ModelName } from "./models.ts";
import { sum } from "./parts.ts";
import type { Simulator } from "./simulator.ts";

/** What a firmware may cost on one model. */
export interface Budget {
  /** Bytes of main.lua. */
  textBytes: number;
  /** Bytes of the Lua heap when `sys.run()` begins, above an empty script. Judged on lua32 alone, which counts as the module does. */
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

/**
 * What this project's own firmware may cost: what it does cost, and a margin in which longer settings and all features
 * fit. Raise a figure only for what is worth it, and lower it when the firmware has shrunk: the models allow what
 * `default` says.
 */
export const projectBudgets = {
  ...modelBudgets,
  main: onEachModel({ textBytes: 76 * 1024, heapBytes: 78 * 1024 }),
  echo: onEachModel({ textBytes: 4 * 1024, heapBytes: 6 * 1024 }),
  modbus: onEachModel({ textBytes: 8 * 1024, heapBytes: 14 * 1024 }),
} as const satisfies Budgets;

function onEachModel(budget: Budget): Record<ModelName, Budget> {
  return { Air780E: budget, Air700ECQ: budget };
}

/**
 * What a firmware costs above its budgets: one error text each, which names what has grown since the committed build.
 * A heap that was only estimated breaks no budget.
 */
export function budgetErrors(firmware: Firmware, projectDirectory: string, simulator: Simulator): string[] {
  const errors: string[] = [];
  for (const { model, parts, budget } of firmware.costs) {
    const total = sum("all", parts);
    const judged: ("textBytes" | "heapBytes")[] = simulator.judgesHeap ? ["textBytes", "heapBytes"] : ["textBytes"];
    for (const kind of judged) {
      const bytes = total[kind];
      if (bytes !== undefined && bytes > budget[kind]) {
        const growth = growthSinceCommitted(compared(firmware, projectDirectory, model, simulator), kind);
        const isModels = budget === modelBudgets.default[model];
        const limit = `${budget[kind]} ${isModels ? "that the model allows" : "(build/budgets.ts)"}`;
        const what = kind === "textBytes" ? "of text" : "of heap at sys.run()";
        errors.push(
          `${firmware.entry}: error: ${firmware.outputFile} takes ${bytes} bytes ${what} on ${model}, ` +
            `${bytes - budget[kind]} more than its budget of ${limit}. ${growth}`,
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
