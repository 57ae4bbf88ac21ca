import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectDirectory } from "./helpers/child.ts";
import { type Run, runNode } from "./helpers/npm.ts";

/** A checkout whose path has characters beyond Latin-1, and a space. */
let folder: string;
let above: string;

beforeAll(() => {
  above = realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-")));
  folder = path.join(above, "中文 p");
  mkdirSync(path.join(folder, "src"), { recursive: true });
  for (const name of [
    "bin",
    "build",
    "host",
    "tools",
    "types",
    "src/settings",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.firmware.json",
  ]) {
    cpSync(path.join(projectDirectory, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
  writeFileSync(
    path.join(folder, "src/main.ts"),
    'PROJECT = "sample";\nVERSION = "1.0.0";\nsys.timerStart(() => log.info("sample", "文", 1 + 2), 10);\nsys.run();\n',
  );
});

afterAll(() => rmSync(above, { recursive: true, force: true }));

function luatosGateway(...words: string[]): Promise<Run> {
  return runNode([path.join(folder, "bin/luatos-gateway.js"), ...words], folder);
}

it("compiles and runs in a folder of any name", async () => {
  const built = await luatosGateway("build");
  expect(built.output).toMatch(/^lua-out\/main\.lua +\d+/m);
  expect(built.code).toBe(0);
  const ran = await luatosGateway("sim", "lua-out", "--ms", "1000");
  expect(ran).toEqual({ code: 0, output: "[000000000.010] I/user.sample 文 3\n" });
});
