import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The page's script and style sheet. */
export interface PageFiles {
  script: string;
  style: string;
}

const folder = fileURLToPath(new URL("./page/", import.meta.url));
const source = path.join(folder, "main.tsx");

let made: Promise<PageFiles> | undefined;

/** The page's files. A checkout builds them from page/ at the first request; the package contains them. */
export function pageFiles(): Promise<PageFiles> {
  made ??= existsSync(source) ? makePage() : Promise.resolve(readPage());
  return made;
}

/** Builds the files. Rejects with esbuild's error. */
export async function makePage(): Promise<PageFiles> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    outdir: folder,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "silent",
    legalComments: "eof",
  });
  const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}

function readPage(): PageFiles {
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  return { script: read("main.js"), style: read("main.css") };
}
