import { type ComparedPart, type Comparison, compared } from "./compare.ts";
import type { Cost, Firmware } from "./firmware.ts";
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
   * Bytes of the Lua heap when `sys.run()` begins, above an empty script: what Lua asks for. The core's allocator takes
   * about 1.4 times as much. Judged on lua32 only.
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
 * about as many bytes as the text, but comments take none. Heap: of 200 KiB an empty script holds 33 kB, and each
 * WebSocket client 9 kB. A seventh of the whole stays free for what the firmware does later. The rest has room for 90 KiB,
 * with what the allocator adds.
 */
export const modelBudgets = {
  Air780E: { scriptBytes: area(128), updateScriptBytes: area(96), heapBytes: 90 * 1024 },
  Air700ECQ: { scriptBytes: area(256), updateScriptBytes: area(192), heapBytes: 90 * 1024 },
} as const satisfies Budgets;

/**
 * The budgets that a firmware exceeds: one error text each, with the files to look at and with what helps. A heap that
 * was only estimated exceeds no budget.
 */
export function budgetErrors(firmware: Firmware, projectDirectory: string, simulator: Simulator): string[] {
  const { entry, outputFile, bytecodeBytes, costs } = firmware;
  return costs.flatMap((cost) => {
    const { model, budget } = cost;
    const weighed: readonly [kind: SizeKind, what: string, bytesOf: (cost: Cost) => number | undefined][] = [
      ["textBytes", "bytecode", () => bytecodeBytes],
      [
        "heapBytes",
        "heap at sys.run()",
        ({ parts }) => (simulator.judgesHeap ? sum("all", parts).heapBytes : undefined),
      ],
    ];
    return weighed.flatMap(([kind, what, bytesOf]) => {
      const most = (each: Cost): number => each.budget[kind === "textBytes" ? "scriptBytes" : "heapBytes"];
      const isTooLarge = (each: Cost): boolean => (bytesOf(each) ?? 0) > most(each);
      const bytes = bytesOf(cost) ?? 0;
      if (!isTooLarge(cost)) {
        return [];
      }
      const room = budget === modelBudgets[model] ? `${model} has room for` : "its budget is";
      return [
        `${entry}: error: ${outputFile} is too large for ${model}. It takes ${bytes} bytes of ${what}, and ` +
          `${room} ${most(cost)}: ${bytes - most(cost)} bytes too many.\n` +
          `${largest(compared(firmware, projectDirectory, model, simulator), kind)}\n` +
          remedy(costs.filter((each) => !isTooLarge(each)).map((each) => each.model)),
      ];
    });
  });
}

type SizeKind = "textBytes" | "heapBytes";

/** The files that have grown most since the committed build, or else the largest ones: one a line. */
function largest({ parts }: Comparison, kind: SizeKind): string {
  const listed = (title: string, sizeOf: (part: ComparedPart) => number, sign: string): string | undefined => {
    // What has run once is garbage when sys.run() begins.
    const files = parts.filter(({ source }) => source !== "run once");
    const sized = files.map((part) => [part.source, sizeOf(part)] as const).filter(([, bytes]) => bytes > 0);
    const first = sized.sort(([, a], [, b]) => b - a).slice(0, 5);
    const lines = first.map(([source, bytes]) => `\n  ${source} ${sign}${bytes}`);
    return first.length === 0
      ? undefined
      : `${title}, in bytes of ${kind === "textBytes" ? "text" : "heap"}:${lines.join("")}`;
  };
  return (
    listed("These files have grown most since the committed build", ({ growth }) => growth[kind] ?? 0, "+") ??
    listed("Its largest files are these", (part) => part[kind] ?? 0, "") ??
    ""
  );
}

/** What to do. The firmware fits on some models. */
function remedy(fitting: readonly ModelName[]): string {
  const less = "Leave out a feature, or code that it can do without.";
  const [model] = fitting;
  return model === undefined
    ? less
    : `${less} It fits on ${model}. To build for ${model} alone, set ` +
        `"types": ["luatos-gateway/types/models/${model.toLowerCase()}"] in the compilerOptions of tsconfig.json ` +
        "(docs/types.md).";
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
