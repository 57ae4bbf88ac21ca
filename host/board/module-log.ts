import type { HostFunction } from "../engine/engine.ts";
import type { BoardListener } from "./board-options.ts";
import { text } from "./lua-values.ts";

/** What a module says: the lines of its log, and once, where this engine differs from a module's Lua. */
export class ModuleLog {
  private hasToldDifference = false;

  constructor(
    private readonly listener: Pick<BoardListener, "log" | "engineDiffers">,
    private readonly engineName: () => string,
  ) {}

  /** Adds a line. */
  add(line: string): void {
    this.listener.log?.(line);
  }

  /** Adds each line of a text that is not empty, behind a tag. */
  addLines(tag: string, lines: string): void {
    for (const line of lines.split("\n").filter((each) => each !== "")) {
      this.add(`${tag} ${line}`);
    }
  }

  functions(): Record<string, HostFunction> {
    return {
      print: (line) => this.add(text(line)),
      madeAnew: (place) => {
        if (!this.hasToldDifference) {
          this.hasToldDifference = true;
          this.listener.engineDiffers?.({ engine: this.engineName(), place: text(place) });
        }
      },
    };
  }
}
