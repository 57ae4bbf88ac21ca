import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./helpers/child.ts";
import { npmProgram, type Run, runNode } from "./helpers/npm.ts";
import { installPackage, pack } from "./helpers/packed.ts";

/** Projects that `luatos-gateway create` makes, from the packed tarball, as somebody else would use them. */

/**
 * Outside of the repository, with a space and a Chinese character in its path. The package is installed here, once:
 * projects below find it, as npm and Node look in the folders above, too.
 */
let directory: string;
let program: string;
let luatosGateway: (words: string[], cwd?: string) => Promise<Run>;
let tarball: string;

beforeAll(async () => {
  directory = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-"))), "my 项目");
  const packed = path.join(directory, "packed");
  mkdirSync(packed, { recursive: true });
  tarball = await pack(packed);
  await installPackage(directory, tarball, tools);
  program = path.join(directory, "node_modules/luatos-gateway/bin/luatos-gateway.js");
  luatosGateway = (words, cwd = directory) => runNode([program, ...words], cwd);
});

afterAll(() => rmSync(path.dirname(directory), { recursive: true, force: true }));

/** What a project needs in addition to the package. */
const tools = ["@types/node", "vitest"];

/** Makes a project. Returns its folder. */
async function create(name: string, ...words: string[]): Promise<string> {
  const made = await luatosGateway(["create", name, "--package", `file:${tarball}`, "--no-install", ...words]);
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining("npm start") });
  return path.join(directory, name);
}

function scriptsOf(folder: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).scripts;
}

/** What `start` and `demo` say first in a project. */
const ownFirmware = /^Firmware: lua-out.main\.lua of the project in this folder\n/;
const startWords = ["--script", "lua-out", "--watch", "--no-page", "--serial", "tcp:0"];

describe.each([
  ["gateway", /gateway connecting -> online/],
  ["hook", undefined],
  ["firmware", /I\/user\.main my_firmware 0\.1\.0 build/],
  ["modbus", undefined],
])("the template %s", (template, started) => {
  let folder: string;

  beforeAll(async () => {
    const url = template === "gateway" ? ["--url", "wss://example.com/a/path/of/its/own"] : [];
    folder = await create(`my ${template}`, "--template", template, "--language", "en", ...url);
  });

  it.runIf(["hook", "firmware"].includes(template))("has types that are right", async () => {
    expect(await npmProgram("npm", ["run", "--silent", "check"], folder)).toEqual({ code: 0, output: "" });
  });

  it("passes its test", async () => {
    const { code, output } = await npmProgram("npm", ["test"], folder);
    expect(output).toMatch(/Tests +2 passed/);
    expect(code).toBe(0);
  });

  // The tests of the others build and boot them, too.
  it.runIf(["gateway", "firmware"].includes(template))("is built, and starts on a simulated module", async () => {
    const scripts = scriptsOf(folder);
    expect(scripts.build).toBe("luatos-gateway build");
    expect(scripts.start).toBe(`luatos-gateway start ${startWords.slice(0, 3).join(" ")}`);
    // The project's own script folder is the usual one, too.
    const words = template === "firmware" ? startWords.slice(2) : startWords;
    const child = runCommand("start", words, folder, program);
    await child.until(started as RegExp);
    child.interrupt();
    await child.exit;
    expect(child.output()).toMatch(template === "firmware" ? ownFirmware : /^Firmware: lua-out.main\.lua\n/);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toMatch(
      new RegExp(`^PROJECT = "my_${template}"\\nVERSION = "0\\.1\\.0"\\n`),
    );
  });

  it("holds what it should, and leaves what is secret out of git", () => {
    const names = readdirSync(folder).filter((name) => !["node_modules", "lua-out", ".env"].includes(name));
    expect(names).toEqual(
      expect.arrayContaining([".env.example", ".gitignore", ".vscode", "README.md", "package.json", "test"]),
    );
    expect(readFileSync(path.join(folder, ".gitignore"), "utf8").split("\n")).toEqual(
      expect.arrayContaining(["node_modules/", "lua-out/", ".env"]),
    );
    expect(readFileSync(path.join(folder, "README.md"), "utf8")).toMatch(new RegExp(`^# my-${template}$`, "m"));
  });
});

describe("start and demo", () => {
  const words = ["--no-page", "--serial", "tcp:0"];
  let folder: string;

  beforeAll(async () => {
    folder = await create("booted", "--template", "firmware", "--language", "en");
  });

  /** The output of a command from its start until it boots something, or ends. */
  async function outputOf(command: string, given: string[], cwd: string): Promise<string> {
    const child = runCommand(command, given, cwd, program);
    await Promise.race([child.exit, child.until(/module \| /)]);
    await child.kill();
    return child.output() + child.errors();
  }

  it("say how to build the project's firmware if it is not built", async () => {
    for (const given of [["start", ...words], ["demo"]]) {
      const { code, output } = await luatosGateway(given, folder);
      expect(output).toMatch(/^lua-out.main\.lua: no such file\. Build it with npx luatos-gateway build/m);
      expect(code).toBe(2);
    }
  });

  it("boot the project's firmware, and say so in the first line", async () => {
    mkdirSync(path.join(folder, "lua-out"));
    const lua = 'PROJECT = "booted"\nVERSION = "0.1.0"\nlog.info("main", PROJECT, VERSION)\nsys.run()\n';
    writeFileSync(path.join(folder, "lua-out/main.lua"), lua);
    for (const given of [
      ["start", ...words],
      ["start", ...words, "--url", "ws://127.0.0.1:9/"],
      ["demo", "--verbose"],
    ]) {
      const [command, ...rest] = given as [string, ...string[]];
      const output = await outputOf(command, rest, folder);
      expect(output).toMatch(ownFirmware);
      expect(output).toContain("I/user.main booted 0.1.0");
    }
  });

  it("boot the package's gateway where there is no project", async () => {
    const output = await outputOf("start", words, directory);
    expect(output).toMatch(/^Firmware: the gateway of the package, as this folder has no project\n/);
    expect(output).toContain("I/user.gateway luatos_gateway 0.1.0 build");
  });

  it("name the firmware of a project that has no main", async () => {
    const other = path.join(directory, "no main");
    mkdirSync(path.join(other, "src/blink"), { recursive: true });
    writeFileSync(path.join(other, "src/blink/main.ts"), "");
    expect(await luatosGateway(["start"], other)).toEqual({
      code: 2,
      output:
        "this project has no src/main.ts. Name a script folder: --script lua-out/blink\nTry: npx luatos-gateway start --help\n",
    });
  });
});

describe("luatos-gateway create", () => {
  it("speaks the language of the project", async () => {
    const words = ["--language", "zh-CN", "--package", "x", "--no-install"];
    const { code, output } = await luatosGateway(["create", "chinese", ...words]);
    expect(code).toBe(0);
    expect(output).toMatch(
      /：\d+ 个文件\n\n接下来，在终端里：\n\n {2}cd chinese\n {2}npm install\n {2}npm start +在模拟模组/,
    );
    expect(output).toMatch(/\n\n然后编辑 gateway\.config\.ts。README\.md 有更多说明。\n$/);
    expect(await luatosGateway(["create", "chinese", ...words])).toEqual({
      code: 1,
      output: `${path.join(directory, "chinese")} 不是空文件夹：什么都没有写入。请换一个新文件夹。\n`,
    });
    const english = await luatosGateway(["create", "--help", "--language", "en"]);
    const chinese = await luatosGateway(["create", "--help", "--language=zh"]);
    expect(chinese.output).toContain("在新文件夹里创建自己的项目");
    const options = (text: string): string[] => text.match(/^ {2}--\S+|^ {19}\w+ {2,}/gm) ?? [];
    expect(options(chinese.output)).toEqual(options(english.output));
  });

  it("leaves a folder alone that is not empty", async () => {
    mkdirSync(path.join(directory, "full"));
    writeFileSync(path.join(directory, "full/mine.txt"), "mine");
    const { code, output } = await luatosGateway(["create", "full", "--language", "en"]);
    expect(output).toContain("is not empty: nothing was written");
    expect(code).toBe(1);
    expect(readdirSync(path.join(directory, "full"))).toEqual(["mine.txt"]);
  });

  it("puts a copy of itself into the project where no registry has it", async () => {
    const { code } = await luatosGateway(["create", "copied", "--no-install"]);
    expect(code).toBe(0);
    const { devDependencies } = JSON.parse(readFileSync(path.join(directory, "copied/package.json"), "utf8"));
    const [, file] = /^file:(luatos-gateway-.*\.tgz)$/.exec(devDependencies["luatos-gateway"]) ?? [];
    expect(existsSync(path.join(directory, "copied", file as string))).toBe(true);
    expect(devDependencies).toMatchObject({ typescript: "6.0.2", vitest: expect.stringMatching(/^\d/) });
  });
});
