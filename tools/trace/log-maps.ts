import type { LuaMap } from "../../host/trace/lua-map.ts";
import type { MapChoice } from "../../host/trace/tracer.ts";

/** A map, and the file that it was read from. */
export interface NamedMap extends LuaMap {
  file: string;
}

/** Uses, for each part of a log, the map of the build that the log names there, and reports which map it uses. */
export class LogMaps implements MapChoice {
  /** Whether some positions were not translated, because the map of their build is missing. */
  failed = false;
  private id: string | undefined;
  private readonly said = new Set<string | undefined>();

  /** `fallback` is the map for positions before the log names a build. */
  constructor(
    private readonly maps: readonly NamedMap[],
    private readonly fallback: NamedMap | undefined,
    private readonly say: (line: string) => void,
  ) {}

  build(id: string): void {
    this.id = id;
  }

  current(): LuaMap | undefined {
    const map = this.id === undefined ? this.fallback : this.maps.find(({ build }) => build === this.id);
    if (!this.said.has(this.id)) {
      this.said.add(this.id);
      this.say(this.describe(map));
    }
    this.failed ||= map === undefined;
    return map;
  }

  private describe(map: NamedMap | undefined): string {
    if (this.id === undefined) {
      return map
        ? `The log names no build where its positions begin: they are mapped with ${map.file}, and are wrong if the build was another.`
        : "The log names no build and there is no lua-out/main.lua.map: its positions stay as they are. Name the map with --map FILE.";
    }
    if (map !== undefined) {
      return `build ${this.id}: ${map.file}`;
    }
    const known = this.maps.map(({ build, file }) => `${build ?? "no id"} is ${file}`).join(", ") || "there are none";
    return `build ${this.id} has no map: its positions stay as they are. The maps: ${known}. Check out the sources of that build and run npx luatos-gateway build, or name its map with --map FILE.`;
  }
}
