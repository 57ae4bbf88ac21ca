import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Builder, type BuildResult } from "../../build/index.ts";
import { openBuildSimulator } from "../../tools/simulator.ts";
import { projectDirectory } from "./child.ts";

const declarations = `export function defineConfig<Settings>(settings: Settings): Settings;
export function secret(name: string): string;
`;

/** One for all projects, which take turns in its folder: each build looks only at what differs from the last one. */
let builder: Builder | undefined;
let folder = "";

/**
 * Builds a project that has these files, in a folder that is deleted afterwards. `gateways` is the list that
 * gateway.config.ts gives to `defineConfig`, as TypeScript.
 */
export async function buildProject(
  gateways: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<BuildResult> {
  if (builder === undefined) {
    folder = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-"))), "my 项目");
    builder = new Builder(
      { projectDirectory: folder, gateway: path.join(projectDirectory, "src") },
      openBuildSimulator,
    );
  }
  const tsconfig = {
    extends: path.join(projectDirectory, "tsconfig.firmware.json"),
    compilerOptions: {
      types: ["node_modules/lua-types/5.3", "node_modules/@typescript-to-lua/language-extensions", "types"].map(
        (each) => path.join(projectDirectory, each),
      ),
      paths: { "luatos-gateway/config": ["./config.d.ts"] },
    },
    include: ["gateway.config.ts"],
  };
  const texts = {
    "tsconfig.json": JSON.stringify(tsconfig),
    "config.d.ts": declarations,
    "gateway.config.ts": `import { defineConfig } from "luatos-gateway/config";\nexport default defineConfig([${gateways}]);\n`,
    ...files,
  };
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  try {
    return await builder.build();
  } finally {
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}
