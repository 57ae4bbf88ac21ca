import { smallestHeapBytes } from "./budgets.ts";
import type { Firmware } from "./firmware.ts";
import type { ModelName } from "./models.ts";
import type { Simulator } from "./simulator.ts";

/** The result of loading a firmware. */
export interface LoadCheck {
  /** One text for each way in which it fails: the trace, and the TypeScript position where there is one. */
  errors: string[];
  /** One text for each reason why the simulated module could not look further. */
  warnings: string[];
  /** One text for each error that the firmware itself logs at its start: perhaps a setting that cannot work. */
  logged: string[];
}

/**
 * Loads a firmware in the simulated module, once for each model, up to the first wait in `sys.run()`. An error that
 * ends the VM is an error of the build. So is one that is caught and logged with its trace. A heap that is like the
 * module's has the size of the smallest one.
 */
export function checkLoad(
  firmware: Pick<Firmware, "entry" | "lua" | "map">,
  models: readonly ModelName[],
  simulator: Simulator,
): LoadCheck {
  const modelsByProblem = new Map<string, ModelName[]>();
  const modelsByLine = new Map<string, ModelName[]>();
  for (const model of models) {
    const { log, problem } = simulator.load({
      scripts: { "main.lua": firmware.lua },
      map: firmware.map,
      model,
      ...(simulator.judgesHeap ? { heapBytes: smallestHeapBytes } : {}),
    });
    const found = problem ?? caughtError(log);
    for (const line of found === undefined ? log.filter((each) => each.startsWith("E/user.")) : []) {
      noteOn(modelsByLine, line.trimEnd(), model);
    }
    if (found !== undefined) {
      noteOn(modelsByProblem, found, model);
    }
  }
  const logged = [...modelsByLine].map(
    ([line, on]) => `${firmware.entry}: warning: at its start on ${on.join(" and ")}, the firmware logs: ${line}`,
  );
  const result: LoadCheck = { errors: [], warnings: [], logged };
  for (const [problem, on] of modelsByProblem) {
    const { position, text } = located(problem, firmware.entry);
    const missing = /\b[\w.]+ is not simulated/.exec(problem)?.[0];
    if (missing === undefined) {
      result.errors.push(`${position}: error: does not reach sys.run() on ${on.join(" and ")}: ${withHeapSize(text)}`);
    } else {
      result.warnings.push(
        `${position}: warning: ${missing}, so neither what follows nor the heap was checked on ${on.join(" and ")}`,
      );
    }
  }
  return result;
}

function noteOn(modelsByText: Map<string, ModelName[]>, text: string, model: ModelName): void {
  modelsByText.set(text, [...new Set([...(modelsByText.get(text) ?? []), model])]);
}

/** An error for want of memory, with what there was. Nothing else makes memory short during this check. */
function withHeapSize(text: string): string {
  return text.replace(
    /not enough memory.*/,
    `$&: while it starts, it needs more than the ${smallestHeapBytes} bytes of Lua heap that a module may have`,
  );
}

/** An error with its trace, and the TypeScript position: the first one that either of them names. */
function located(problem: string, entry: string): { position: string; text: string } {
  const [first = "", ...trace] = problem.trim().split(/\r?\n/);
  const [, before, file, line, after] = /^(.*?)(\S+\.ts):(\d+): (.*)/.exec(first) ?? [];
  const [, inTrace, lineInTrace] = /(\S+\.ts):(\d+): in /.exec(trace.join("\n")) ?? [];
  const found = file ?? inTrace;
  // Frames below the firmware's own belong to the simulator.
  const end = trace.findLastIndex((frame) => /\.ts:\d+: in |\.lua:\d+: in /.test(frame)) + 1;
  return {
    position: found === undefined ? entry : `${found}(${line ?? lineInTrace},1)`,
    text: [file === undefined ? first : `${before}${after}`, ...trace.slice(0, end)].join("\n"),
  };
}

/** An error that the script has caught itself and logged with its trace. */
function caughtError(log: string[]): string | undefined {
  return log.find((line) => line.includes("stack traceback:"));
}
