import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectDirectory } from "./helpers/child.ts";
import { npm } from "./helpers/npm.ts";

/** A fresh checkout of a small project, with a package that npm finds on the disk, in two versions. */
let folder: string;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "中文 setup-")));
  mkdirSync(path.join(folder, "tools"));
  cpSync(path.join(projectDirectory, "tools/setup.js"), path.join(folder, "tools/setup.js"));
  for (const version of ["1.0.0", "1.0.1"]) {
    const source = path.join(folder, `small-${version}`);
    mkdirSync(source);
    writeFileSync(path.join(source, "package.json"), JSON.stringify({ name: "small", version }));
    await npm(folder, "pack", source);
    await lock(version);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Has npm write the package.json and package-lock.json that name a version. It must not find another installed. */
async function lock(version: string): Promise<void> {
  const manifest = {
    name: "p",
    version: "1.0.0",
    type: "module",
    dependencies: { small: `file:small-${version}.tgz` },
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  await npm(folder, "install", "--package-lock-only", "--offline", "--no-audit", "--no-fund");
  for (const name of ["package.json", "package-lock.json"]) {
    renameSync(path.join(folder, name), path.join(folder, `${version}-${name}`));
  }
}

/** The checkout is at the commit that names a version. */
function checkOut(version: string): void {
  for (const name of ["package.json", "package-lock.json"]) {
    cpSync(path.join(folder, `${version}-${name}`), path.join(folder, name));
  }
}

function setUp(environment: Record<string, string> = {}): { code: number | null; out: string; err: string } {
  const child = spawnSync(process.execPath, ["tools/setup.js"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { code: child.status, out: child.stdout, err: child.stderr };
}

const installedVersion = (): string =>
  JSON.parse(readFileSync(path.join(folder, "node_modules/small/package.json"), "utf8")).version;

it("installs what is missing, says so, and leaves standard output to the command", () => {
  checkOut("1.0.0");
  expect(existsSync(path.join(folder, "node_modules"))).toBe(false);
  const { code, out, err } = setUp();
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toMatch(/^The packages are not installed yet: npm ci installs/);
  expect(installedVersion()).toBe("1.0.0");
});

it("does nothing where all is there", () => {
  expect(setUp()).toEqual({ code: 0, out: "", err: "" });
});

it("installs again when package-lock.json names others", () => {
  checkOut("1.0.1");
  const { code, err } = setUp();
  expect(err).toMatch(/^The installed packages are not those of package-lock\.json: npm ci/);
  expect(code).toBe(0);
  expect(installedVersion()).toBe("1.0.1");
  expect(setUp().err).toBe("");
});

it("leaves alone what a link leads to", () => {
  checkOut("1.0.0");
  renameSync(path.join(folder, "node_modules"), path.join(folder, "elsewhere"));
  symlinkSync(path.join(folder, "elsewhere"), path.join(folder, "node_modules"), "junction");
  const { code, err } = setUp();
  expect(err).toMatch(/, and node_modules is a link: run npm ci in the folder it points to\.\n$/);
  expect(code).toBe(0);
  expect(installedVersion()).toBe("1.0.1");
  rmSync(path.join(folder, "node_modules"));
});

it("ends with 1 when npm says that all is well and has installed nothing", () => {
  checkOut("1.0.0");
  const own = path.join(folder, "npm-cli.js");
  writeFileSync(own, 'console.error("npm error Exit handler never called!");');
  const { code, err } = setUp({ npm_execpath: own });
  expect(code).toBe(1);
  expect(err).toMatch(/Exit handler never called!\n(.*\n)*npm ci has failed, see above/);
});

it("ends with 1 where they cannot be installed", () => {
  rmSync(path.join(folder, "package.json"));
  const { code, err } = setUp();
  expect(code).toBe(1);
  expect(err).toMatch(/npm ci has failed, see above/);
});
