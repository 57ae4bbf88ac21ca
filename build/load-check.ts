import type { ModelName } from "../host/board/models.ts";
import type { EngineFactory } from "../host/engine/engine.ts";
import type { Firmware } from "./firmware.ts";
import { loadUntilWaiting } from "./simulated.ts";
import { luaPositionMapper } from "./trace/position-mapper.ts";

/** What came of loading a firmware. */
export interface LoadCheck {
  /** One text per way in which it fails, with the TypeScript position where there is one, and the trace. */
  errors: string[];
  /** One text per reason why the simulated module could not look further. */
  warnings: string[];
}

/**
 * Loads a firmware in the simulated module, once for each model, up to the first wait in `sys.run()`. An error that ends
 * the VM, or that is caught and logged with its trace, is an error of the build.
 */
export async function checkLoad(
  firmware: Pick<Firmware, "entry" | "lua" | "map">,
  models: readonly ModelName[],
  engines: EngineFactory,
): Promise<LoadCheck> {
  const toTypeScript = luaPositionMapper(firmware.map);
  const modelsByProblem = new Map<string, ModelName[]>();
  for (const model of models) {
    const { log, problem } = await loadUntilWaiting({ scripts: { "main.lua": firmware.lua }, model, engines });
    const found = problem ?? caughtError(log);
    if (found !== undefined) {
      modelsByProblem.set(found, [...(modelsByProblem.get(found) ?? []), model]);
    }
  }
  const result: LoadCheck = { errors: [], warnings: [] };
  for (const [problem, on] of modelsByProblem) {
    const [first = "", ...rest] = toTypeScript(problem).trim().split(/\r?\n/);
    const [, before = "", file, line, after] = /^(.*?)(\S+\.ts):(\d+): (.*)/.exec(first) ?? [];
    const position = file === undefined ? firmware.entry : `${file}(${line},1)`;
    const where = `does not reach sys.run() on ${on.join(" and ")}`;
    const missing = /\b[\w.]+ is not simulated/.exec(problem)?.[0];
    if (missing === undefined) {
      result.errors.push(
        [`${position}: error: ${where}: ${after === undefined ? first : before + after}`, ...rest].join("\n"),
      );
    } else {
      result.warnings.push(`${position}: warning: ${missing}, so the rest of the firmware's start was not checked.`);
    }
  }
  return result;
}

/** An error that the script caught itself and logged with its trace. */
function caughtError(log: string[]): string | undefined {
  return log.find((line) => line.includes("stack traceback:"));
}
