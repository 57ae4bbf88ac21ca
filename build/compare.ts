import { type Committed, readCommitted } from "./committed.ts";
import type { Firmware } from "./firmware.ts";
import type { ModelName } from "./models.ts";
import { type Part, partsOf, textPartsOf } from "./parts.ts";
import type { Simulator } from "./simulator.ts";

/** A part, and how much larger it is than in the committed build. A part that is gone has a size of 0. */
export interface ComparedPart extends Part {
  growth: Pick<Part, "textBytes" | "heapBytes">;
}

/** A firmware by its parts, beside the committed build. */
export interface Comparison {
  /** What it is compared with. Undefined when there is nothing; then each growth is 0. */
  from: Committed["from"] | undefined;
  parts: ComparedPart[];
}

/** Compares a firmware with its committed build, part by part. */
export function compared(
  { lua, entry, outputFile }: Pick<Firmware, "lua" | "entry" | "outputFile">,
  projectDirectory: string,
  model: ModelName,
  simulator: Simulator,
): Comparison {
  const weigh = (text: string): Part[] => {
    try {
      return partsOf(text, entry, [model], simulator)[0] as Part[];
    } catch {
      return textPartsOf(text, entry);
    }
  };
  const committed = readCommitted(projectDirectory, outputFile);
  const now = weigh(lua);
  const before = committed === undefined ? now : weigh(committed.lua);
  const gone = before
    .filter(({ source }) => !now.some((part) => part.source === source))
    .map(({ source, heapBytes }) => ({ source, textBytes: 0, heapBytes: heapBytes === undefined ? undefined : 0 }));
  return {
    from: committed?.from,
    parts: [...now, ...gone].map((part) => {
      const old = before.find(({ source }) => source === part.source);
      return {
        ...part,
        growth: { textBytes: part.textBytes - (old?.textBytes ?? 0), heapBytes: heapGrowth(part, old) },
      };
    }),
  };
}

function heapGrowth(part: Part, old: Part | undefined): number | undefined {
  if (part.heapBytes === undefined || (old !== undefined && old.heapBytes === undefined)) {
    return undefined;
  }
  return part.heapBytes - (old?.heapBytes ?? 0);
}
