import { type ComparedPart, compared } from "./compare.ts";
import type { Firmware } from "./firmware.ts";
import { type ModelName, modelNames } from "./models.ts";
import { sum } from "./parts.ts";
import type { Simulator } from "./simulator.ts";

/** What a firmware costs, by source and compared with the committed build. All sizes are bytes. */
export interface FirmwareReport {
  name: string;
  outputFile: string;
  build: string;
  /** The committed build: `HEAD` of git, the file on `disk` when git has none, or null when there is neither. */
  comparedWith: "HEAD" | "disk" | null;
  /** The VM that measured the heap: lua32 judges it, any other gives an estimate. */
  engine: string;
  /** Whether its heap is like the module's. */
  judgesHeap: boolean;
  model: ModelName;
  total: ComparedPart;
  parts: ComparedPart[];
  /** The use of each model's budget. */
  budgets: Use[];
}

/** A model's budget and how much of it is used. */
export interface Use {
  model: ModelName;
  bytecodeBytes: number;
  scriptBudgetBytes: number;
  heapBytes: number | undefined;
  heapBudgetBytes: number;
}

/** Reports on firmware. `openSimulator` opens the simulated module on which its heap was measured. */
export async function reportOn(
  firmware: Firmware[],
  projectDirectory: string,
  openSimulator: () => Promise<Simulator>,
): Promise<FirmwareReport[]> {
  if (firmware.length === 0) {
    return [];
  }
  const simulator = await openSimulator();
  const reports: FirmwareReport[] = [];
  for (const each of firmware) {
    const model = each.costs[0]?.model ?? modelNames[0];
    const { from, parts } = compared(each, projectDirectory, model, simulator);
    const { name, outputFile, build } = each;
    const growth = sum(
      "all",
      parts.map(({ source, growth }) => ({ source, ...growth })),
    );
    const total = sum(outputFile, parts);
    reports.push({
      ...{
        name,
        outputFile,
        build,
        comparedWith: from ?? null,
        engine: simulator.engine,
        judgesHeap: simulator.judgesHeap,
        model,
      },
      total: {
        ...total,
        growth: { textBytes: growth.textBytes, heapBytes: growth.heapBytes },
      },
      parts,
      budgets: usesOf(each),
    });
  }
  return reports;
}

function usesOf({ bytecodeBytes, costs }: Firmware): Use[] {
  return costs.map(({ model, parts, budget }) => {
    const { heapBytes } = sum("all", parts);
    return {
      model,
      bytecodeBytes,
      scriptBudgetBytes: budget.scriptBytes,
      heapBytes,
      heapBudgetBytes: budget.heapBytes,
    };
  });
}

/**
 * The reports as a table, for people. `isCheckout`: the command that builds lua32 is there. An installed package does
 * not have it.
 */
export function tableOf(reports: FirmwareReport[], isCheckout: boolean): string {
  const isEstimate = reports.some(({ judgesHeap }) => !judgesHeap);
  const head = ["file", "text", "+/-", isEstimate ? "heap (estimate)" : "heap", "+/-"];
  const rows = reports.flatMap(({ total, parts }) => [
    cells(total.source, total),
    ...parts.map((part) => cells(`  ${part.source}`, part)),
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] as string).length)));
  const table = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      )
      .join("  ")
      .trimEnd(),
  );
  return [...table, "", ...notes(reports, isCheckout)].join("\n");
}

/** The reports in one line: what each firmware costs, and which sources have changed. */
export function summaryOf(reports: FirmwareReport[]): string {
  return reports
    .map(({ judgesHeap, total, parts }) => {
      const changed = parts.filter(({ growth }) => growth.textBytes !== 0).map(({ source }) => source);
      const since = changed.length === 0 ? "as committed" : `changed since the committed build: ${changed.join(", ")}`;
      const heap = `${total.heapBytes ?? "?"}${judgesHeap ? "" : ", an estimate that is not checked"}`;
      return `${total.source} ${total.textBytes} bytes, heap ${heap} (${since})`;
    })
    .join("; ");
}

function cells(name: string, { textBytes, heapBytes, growth }: ComparedPart): string[] {
  const signed = (bytes = 0): string => (bytes === 0 ? "" : bytes > 0 ? `+${bytes}` : String(bytes));
  return [name, String(textBytes), signed(growth.textBytes), String(heapBytes ?? "?"), signed(growth.heapBytes)];
}

const comparisons = {
  HEAD: "the build that git has committed",
  disk: "the build that was there",
  none: "nothing: new",
};

const notJudged = "The heap is Wasmoon's estimate, at least 1.5 times what a module needs, and was not checked.";
/** What to do when lua32 is missing. */
const howToJudge = {
  inCheckout: "npx luatos-gateway lua32 builds the engine that checks it.",
  inPackage:
    "The engine that checks it, lua32, is not in this package of luatos-gateway. To get it, run npm run lua32 and npm pack in a checkout, and install the new package.",
};

function notes(reports: FirmwareReport[], isCheckout: boolean): string[] {
  const [first] = reports;
  const budgets = reports.flatMap(({ judgesHeap, outputFile, comparedWith, budgets }) => [
    `${outputFile}: +/- against ${comparisons[comparedWith ?? "none"]}`,
    ...budgets.map(({ model, bytecodeBytes, scriptBudgetBytes, heapBytes = "?", heapBudgetBytes }) => {
      const heap = judgesHeap
        ? `heap ${heapBytes} of ${heapBudgetBytes}`
        : `heap about ${heapBytes}, not checked against its ${heapBudgetBytes}`;
      return `  on ${model}: bytecode ${bytecodeBytes} of ${scriptBudgetBytes}, ${heap}`;
    }),
  ]);
  return [
    `text: bytes of main.lua. bytecode: what Luatools makes of it, with debug information. heap: bytes of the Lua heap above an empty script, on ${first?.model} with ${first?.engine}: of the whole firmware when sys.run() begins, of each source directly before; what has run once is free from then on.`,
    ...budgets,
    ...(reports.some(({ judgesHeap }) => !judgesHeap)
      ? [`${notJudged} ${isCheckout ? howToJudge.inCheckout : howToJudge.inPackage}`]
      : []),
  ];
}
