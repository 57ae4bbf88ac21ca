import { type Comparison, compared } from "./compare.ts";
import type { Firmware } from "./firmware.ts";
import type { ModelName } from "./models.ts";
import { sum } from "./parts.ts";
import type { Simulator } from "./simulator.ts";

/** What a firmware may cost on one model. */
export interface Budget {
  /** Bytes of main.lua. */
  textBytes: number;
  /** Bytes of main.lua. Above this, an update over the air can not bring it: the build warns. Default: no warning. */
  updateTextBytes?: number;
  /**
   * Bytes of the Lua heap when `sys.run()` begins, above an empty script. Judged on lua32 only, which counts like the
   * module.
   */
  heapBytes: number;
}

/** What a firmware may cost on each model. */
export type Budgets = Readonly<Record<ModelName, Budget>>;

/**
 * What the models allow. Text: the script area, and that of an update. Both hold bytecode, which takes about as many
 * bytes as its text. Heap: of 200 KiB an empty script holds 33 kB; a fifth of the whole stays free for what the
 * firmware does later.
 */
export const modelBudgets = {
  Air780E: { textBytes: 128 * 1024, updateTextBytes: 96 * 1024, heapBytes: 128 * 1024 },
  Air700ECQ: { textBytes: 256 * 1024, updateTextBytes: 192 * 1024, heapBytes: 128 * 1024 },
} as const satisfies Budgets;

/**
 * The budgets that a firmware exceeds: one error text each, which names what has grown since the committed build. A
 * heap that was only estimated exceeds no budget.
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
        const isModels = budget === modelBudgets[model];
        const limit = `${budget[kind]}${isModels ? " that the model allows" : ""}`;
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

/** The updates for which a firmware is too large, although a module can hold it: one warning text each. */
export function budgetWarnings({ costs, entry, outputFile }: Firmware): string[] {
  return costs.flatMap(({ model, parts, budget: { updateTextBytes = Number.POSITIVE_INFINITY } }) => {
    const { textBytes } = sum("all", parts);
    return textBytes <= updateTextBytes
      ? []
      : [
          `${entry}: warning: ${outputFile} takes ${textBytes} bytes of text, and an update over the air of ${model} holds ` +
            `${updateTextBytes}: flash it with Luatools.`,
        ];
  });
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
