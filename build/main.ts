import { parseArgs } from "node:util";
import { buildFirmware, type Firmware } from "./firmware.ts";
import { writeFirmware } from "./write.ts";

const help = `npm run build -- [NAME…]

Compiles src/main.ts to lua-out/main.lua and each src/NAME/main.ts to lua-out/NAME/main.lua,
with a source map beside each. With names, builds only those ("main" is src/main.ts).
Nothing is written when there is an error.

  --help   this text

Exit codes: 0 built, 1 errors in the sources, 2 wrong use.`;

process.exitCode = main();

function main(): number {
  let names: string[];
  try {
    const { values, positionals } = parseArgs({ options: { help: { type: "boolean" } }, allowPositionals: true });
    if (values.help) {
      console.log(help);
      return 0;
    }
    names = positionals;
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run build -- --help`);
    return 2;
  }
  const projectDirectory = process.cwd();
  const { firmware, errors } = buildFirmware(names.length > 0 ? { projectDirectory, names } : { projectDirectory });
  if (errors.length > 0) {
    console.error(
      `${errors.join("\n")}\n\n${errors.length === 1 ? "1 error" : `${errors.length} errors`}: nothing was written.`,
    );
    return 1;
  }
  writeFirmware(firmware, projectDirectory);
  console.log(table(firmware));
  return 0;
}

function table(firmware: Firmware[]): string {
  const rows = firmware.flatMap(({ outputFile, lua, parts }) => [
    [outputFile, Buffer.byteLength(lua)] as const,
    ...parts.map(({ source, bytes }) => [`  ${source}`, bytes] as const),
  ]);
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const format = ([name, bytes]: readonly [string, number]): string =>
    `${name.padEnd(nameWidth)}  ${String(bytes).padStart(7)}`;
  return [`${"file".padEnd(nameWidth)}    bytes`, ...rows.map(format)].join("\n");
}
