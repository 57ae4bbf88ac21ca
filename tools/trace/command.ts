import { createReadStream, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { encodingOf, readText } from "../../host/text-file.ts";
import { readLuaMap } from "../../host/trace/lua-map.ts";
import { Tracer } from "../../host/trace/tracer.ts";
import { demandFile } from "../arguments.ts";
import type { Command } from "../command.ts";
import { plainMessage } from "../plain-error.ts";
import { LogMaps, type NamedMap } from "./log-maps.ts";

const help = `luatos-gateway trace [FILE]

Reads a log of Luatools or of the simulated module, from FILE or from standard input, and writes it to standard
output. It replaces each position in main.lua by src/….ts:line and leaves all other bytes as they are.

The firmware logs the id of its build at boot. trace uses the source map with that id, from lua-out/ or from
--map. If the log names no build, it uses the first map of --map, or that of lua-out/main.lua. It names the map
that it uses on standard error. If a build has no map, its positions stay as they are.

  --map FILE   one more source map; may be repeated
  --help       this text

Exit codes: 0 traced, 1 the map of a build in the log is missing, 2 invalid arguments.`;

const pieceBytes = 1024 * 1024;

interface TraceOptions {
  file: string | undefined;
  maps: LogMaps;
}

export default { help, read, run } satisfies Command<TraceOptions>;

function read(args: string[]): TraceOptions {
  const { values, positionals } = parseArgs({
    args,
    options: { map: { type: "string", multiple: true, default: [] } },
    allowPositionals: true,
  });
  if (positionals.length > 1) {
    throw new Error("name only one log");
  }
  const file = positionals[0];
  if (file !== undefined) {
    demandFile(file, file);
  }
  const named = values.map.map(readMap);
  const built = builtMaps().map(readMap);
  const main = built.find((each) => each.file === path.join("lua-out", "main.lua.map"));
  return { file, maps: new LogMaps([...named, ...built], named[0] ?? main, (line) => console.error(line)) };
}

async function run({ file, maps }: TraceOptions): Promise<number> {
  if (file === undefined && process.stdin.isTTY) {
    console.error("Paste the log into this terminal. Ctrl-D ends it, on Windows Ctrl-Z and Enter.");
  }
  try {
    await pipeline(
      file === undefined ? process.stdin : createReadStream(file, { highWaterMark: pieceBytes }),
      inUtf8(),
      tracing(maps),
      process.stdout,
    );
  } catch (error) {
    // A reader such as `head` may close the pipe early.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") {
      console.error(plainMessage(error));
      return 1;
    }
  }
  return maps.failed ? 1 : 0;
}

function tracing(maps: LogMaps): Transform {
  const tracer = new Tracer(maps);
  return new Transform({
    transform: (piece: Buffer, _, done) => done(null, tracer.push(piece)),
    flush: (done) => done(null, tracer.end()),
  });
}

/** `>` of PowerShell 5.1 writes UTF-16. Everything else passes byte for byte. */
function inUtf8(): Transform {
  let decode: ((piece: Buffer) => string) | undefined;
  let isFirst = true;
  return new Transform({
    transform: (piece: Buffer, _, done) => {
      const encoding = isFirst ? encodingOf(piece) : "utf-8";
      isFirst = false;
      if (encoding !== "utf-8") {
        const decoder = new TextDecoder(encoding);
        decode = (part) => decoder.decode(part, { stream: true });
      }
      done(null, decode === undefined ? piece : decode(piece));
    },
  });
}

/** The maps that the build has written to lua-out/. */
function builtMaps(): string[] {
  const folders = existsSync("lua-out") ? readdirSync("lua-out", { withFileTypes: true }) : [];
  return ["lua-out", ...folders.filter((each) => each.isDirectory()).map(({ name }) => path.join("lua-out", name))]
    .map((folder) => path.join(folder, "main.lua.map"))
    .filter((each) => existsSync(each));
}

function readMap(file: string): NamedMap {
  demandFile(file, file);
  try {
    return { ...readLuaMap(readText(file)), file };
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}
