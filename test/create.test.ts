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
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Builder, type BuildResult } from "../build/index.ts";
import { renamedSettings } from "../build/project/renamed-settings.ts";
import { bootModule, VirtualWebSocketServer } from "../host/index.ts";
import { openBuildSimulator } from "../tools/simulator.ts";
import { runCommand } from "./helpers/child.ts";
import { npmProgram, type Run, run } from "./helpers/npm.ts";
import { installPackage, pack } from "./helpers/packed.ts";

/** Projects that `luatos-gateway create` makes, from the packed tarball, as somebody else would use them. */

const projectDirectory = fileURLToPath(new URL("..", import.meta.url));

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
  luatosGateway = (words, cwd = directory) => run(process.execPath, [program, ...words], cwd);
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

const startWords = ["--script", "lua-out", "--watch", "--no-page", "--serial", "tcp:0"];

describe.each([
  ["gateway", /gateway connecting -> online/],
  ["hook", /gateway connecting -> online/],
  ["firmware", /I\/user\.main my_firmware 0\.1\.0 build/],
  ["modbus", /I\/user\.link online/],
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

  it("is built, and starts on a simulated module", async () => {
    const scripts = scriptsOf(folder);
    expect(scripts.build).toBe("luatos-gateway build");
    expect(scripts.start).toBe(`luatos-gateway start ${startWords.slice(0, 3).join(" ")}`);
    const child = runCommand("start", startWords, folder, program);
    await child.until(started);
    child.interrupt();
    await child.exit;
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

describe("a gateway of your own", () => {
  let folder: string;
  const config = (): string => path.join(folder, "gateway.config.ts");
  let builder: Builder | undefined;

  beforeAll(async () => {
    folder = await create("own", "--url", "wss://example.com/own", "--language", "zh-CN");
    // This one has all that it needs in its own folder.
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    await installPackage(folder, tarball, tools, manifest);
  });

  /** Builds with other settings; by one builder, which reads again only what has changed. */
  async function build(settings: string): Promise<BuildResult> {
    builder ??= new Builder(
      { projectDirectory: folder, gateway: path.join(projectDirectory, "src") },
      openBuildSimulator,
    );
    writeFileSync(config(), `import { defineConfig, secret } from "luatos-gateway/config";\n${settings}`);
    writeFileSync(path.join(folder, ".env"), "TOKEN=s3cr3t\nLONGER=s3cr3t-and-more\n");
    return builder.build();
  }

  it("has the URL and the language that were asked for", () => {
    expect(readFileSync(config(), "utf8")).toContain('url: "wss://example.com/own"');
    expect(readFileSync(config(), "utf8")).toMatch(/[一-龥]/);
    expect(readFileSync(path.join(folder, "README.md"), "utf8")).toMatch(/[一-龥]/);
    expect(readdirSync(folder).filter((name) => name.includes("zh-CN"))).toEqual([]);
  });

  it("keeps a secret in main.lua alone, and says so", async () => {
    const token = 'export default defineConfig({ url: "ws://example.com", headers: ["Token: " + secret("TOKEN")] });';
    const { firmware, secrets, errors } = await build(token);
    expect({ secrets, errors }).toEqual({ secrets: ["TOKEN"], errors: [] });
    expect(firmware[0]?.lua).toContain("Token: s3cr3t");
    expect(firmware[0]?.map).not.toContain("s3cr3t");
    // The desk shows them.
    const shown = JSON.parse(firmware[0]?.map as string).x_settings;
    expect(shown).toMatchObject({ url: "ws://example.com", "headers.0": "Token: ***", "uart.baudRate": 115200 });
    const told = await npmProgram("npm", ["run", "build"], folder);
    expect(told.output).toContain("lua-out/main.lua: contains TOKEN. Do not share it.");
    expect(told.output).not.toContain("s3cr3t");
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe(firmware[0]?.lua);
  });

  it("compiles the gateway with the settings that differ", async () => {
    const { firmware } = await build(
      'export default defineConfig({ url: "ws://example.com/x", uart: { baudRate: 9600, parity: "even" } });',
    );
    const module = await bootModule({ lua: firmware[0]?.lua as string, serverHost: "example.com" });
    module.runUntil("online", () => module.server.connected);
    expect(module.connections[0]).toMatchObject({ target: { host: "example.com" } });
    expect(module.uart.settings).toMatchObject({ baudRate: 9600, parity: "even" });
    module.dispose();
  });

  it.each([
    [
      "a missing secret",
      'url: secret("NOWHERE")',
      /^gateway\.config\.ts\(2,36\): error SECRET: NOWHERE is not set\. Set it in \.env/m,
    ],
    [
      "a speed",
      'url: "ws://a.example", uart: { baudRate: 12 }',
      /^gateway\.config\.ts\(2,72\): error SETTING uart\.baudRate: 12 /m,
    ],
    [
      "a name",
      'url: "ws://a.example", uart: { baud: 9600 }',
      /^gateway\.config\.ts\(2,62\): error SETTING uart\.baud: there is no such setting\. Did you mean uart\.baudRate\?$/m,
    ],
    ["no URL", "uart: { baudRate: 9600 }", /^gateway\.config\.ts\(2,29\): error SETTING url: there is none/m],
    ["no value", "url: ", /^gateway\.config\.ts\(2,37\): error TS1109: /m],
    [
      "an error of its own",
      'url: (() => { throw new Error("no luck with " + secret("TOKEN")); })()',
      /error CONFIG: no luck with …$/m,
    ],
    [
      "an error that tells a secret which begins as another does",
      'url: (() => { throw new Error(secret("TOKEN") && `no luck with ${secret("LONGER")}`); })()',
      /error CONFIG: no luck with …$/m,
    ],
    [
      "a cast",
      'url: "ws://a.example", frames: secret("TOKEN") as never',
      /^gateway\.config\.ts\(2,62\): error SETTING frames: … is none of binary, text\.$/m,
    ],
    ["a secret that does not fit", 'url: secret("TOKEN")', /error SETTING url: "…": it does not begin with ws/m],
  ])("refuses %s, with its place", async (_, settings, error) => {
    const { firmware, errors } = await build(`export default defineConfig({ ${settings} });\n`);
    expect(errors).toEqual([expect.stringMatching(error)]);
    expect(errors[0]).not.toContain("s3cr3t");
    expect(firmware).toEqual([]);
  });

  it("reports a misspelt setting once, in check and in build", async () => {
    const head = 'import { defineConfig } from "luatos-gateway/config";\nexport default defineConfig';
    const check = async (settings: string): Promise<Run> => {
      writeFileSync(config(), `${head}(${settings});\n`);
      return npmProgram("npm", ["run", "--silent", "check"], folder);
    };
    const misspelt = "gateway.config.ts(2,49): error SETTING packnig: there is no such setting. Did you mean packing?";
    expect(await check('{ url: "ws://ab/x", packnig: { idleGapMs: 5 } }')).toEqual({
      code: 1,
      output: `${misspelt}\n\n1 error.\n`,
    });
    const built = await npmProgram("npm", ["run", "--silent", "build"], folder);
    expect(built).toEqual({ code: 1, output: `${misspelt}\n\n1 error: nothing was written.\n` });
  });

  it("does not wait forever for settings that never end", async () => {
    const { errors } = await build('for (;;) {}\nexport default defineConfig({ url: "ws://a.example" });\n');
    expect(errors).toEqual([
      "gateway.config.ts(1,1): error CONFIG: it has not ended after 10 s. It, or a file that it imports, may have an endless loop.",
    ]);
  });

  it("reports a file without hooks in check as in build", async () => {
    mkdirSync(path.join(folder, "src"), { recursive: true });
    writeFileSync(path.join(folder, "src/hooks.ts"), "export const up = 1;\n");
    const head = 'import { defineConfig } from "luatos-gateway/config";\nexport default defineConfig';
    writeFileSync(config(), `${head}({ url: "ws://ab/x", hooks: "./src/hooks.ts" });\n`);
    for (const script of ["check", "build"]) {
      const { code, output } = await npmProgram("npm", ["run", "--silent", script], folder);
      expect(output).toMatch(
        /^gateway\.config\.ts\(2,56\): error SETTING hooks: src\/hooks\.ts must export const hooks: Hooks/,
      );
      expect(output).not.toContain("TS2305");
      expect(code).toBe(1);
    }
    rmSync(path.join(folder, "src"), { recursive: true });
  });

  describe("with several gateways on one module", () => {
    const two = `export default defineConfig([
      { url: "ws://a.example", echoCommand: false },
      { url: "ws://b.example/x", name: "meter", uart: { id: 2, baudRate: 9600 }, packing: { idleGapMs: 50 } },
    ]);`;

    let lua: string;

    beforeAll(async () => {
      const { firmware, errors } = await build(two);
      expect(errors).toEqual([]);
      lua = firmware[0]?.lua as string;
    });

    it.each(["2024", "2025-08", "2025-12", "2026-08"] as const)(
      "carries each UART to its own server, on %s",
      async (era) => {
        const module = await bootModule({ lua, serverHost: "a.example", era });
        const second = new VirtualWebSocketServer(module.clock);
        module.network.serve("b.example", second);
        module.runUntil("both online", () => module.server.connected && second.connected);
        module.serialSend("one");
        module.serialPeer(2).send("two");
        module.runUntil(
          "each at its server",
          () => module.server.receivedText() === "one" && second.receivedText() === "two",
        );
        module.server.send("down 1");
        second.send("down 2");
        module.runUntil(
          "each at its UART",
          () => module.serialText() === "down 1" && module.serialText(2) === "down 2",
        );
        // One that breaks leaves the other alone.
        second.reset();
        second.refuseFor(20000);
        module.serialSend(" more");
        module.serialPeer(2).send(" more");
        module.run(5000);
        expect(module.server.receivedText()).toBe("one more");
        module.runUntil("online again", () => second.connected, 60000);
        module.runUntil("all at the second server", () => second.receivedText().endsWith(" more"));
        expect(module.connections.filter(({ target }) => target.host === "a.example")).toHaveLength(1);
        expect(module.logText()).toMatch(/I\/user\.gateway\.meter\sconnecting\s->\sonline\sopened/);
        expect(module.reboots).toHaveLength(1);
        module.dispose();
      },
    );

    it("divides the memory, and counts apart", async () => {
      const module = await bootModule({ lua, serverHost: "a.example" });
      // The second server is not there: what its UART brings fills its own outbox alone.
      module.runUntil("the first online", () => module.server.connected);
      module.serialPeer(2).send(Buffer.alloc(60000, 1));
      module.serialSend("first");
      module.run(90000);
      expect(module.server.receivedText()).toBe("first");
      const dropped = /gateway\.meter \d+ bytes dropped: the outbox is full; (\d+) since boot/;
      const lost = Number(
        dropped.exec(
          module
            .logText()
            .split("\n")
            .findLast((line) => dropped.test(line)) ?? "",
        )?.[1],
      );
      // Half of the usual 65536 bytes, less the headers of frames.
      expect(60000 - lost).toBeGreaterThan(30000);
      expect(60000 - lost).toBeLessThan(32768);
      expect(module.logText()).not.toMatch(/W\/user\.gateway\.1 \d+ bytes dropped/);
      module.dispose();
    });

    it("gives each its own state of the hooks that they share", async () => {
      const list = ["ws://a.example", "ws://b.example"].map(
        (url, index) => `{ url: "${url}", uart: { id: ${index + 1} }, hooks: "./src/hooks.ts" }`,
      );
      mkdirSync(path.join(folder, "src"), { recursive: true });
      writeFileSync(
        path.join(folder, "src/hooks.ts"),
        `import type { Hooks } from "luatos-gateway/gateway";
        let frames = 0;
        export const hooks: Hooks = { up: (frame) => \`\${++frames} \${frame}\` };
        `,
      );
      const { firmware, errors } = await build(`export default defineConfig([${list.join(", ")}]);`);
      expect(errors).toEqual([]);
      const module = await bootModule({ lua: firmware[0]?.lua as string, serverHost: "a.example" });
      const second = new VirtualWebSocketServer(module.clock);
      module.network.serve("b.example", second);
      module.runUntil("both online", () => module.server.connected && second.connected);
      for (const text of ["one", "two"]) {
        module.serialSend(text);
        module.serialPeer(2).send(text);
        module.run(1000);
      }
      const texts = ({ frames }: VirtualWebSocketServer): string[] =>
        frames.map(({ payload }) => Buffer.from(payload).toString());
      expect([texts(module.server), texts(second)]).toEqual([
        ["1 one", "2 two"],
        ["1 one", "2 two"],
      ]);
      module.dispose();
      rmSync(path.join(folder, "src"), { recursive: true });
    });

    it("has an identity, counters and an LED for each gateway", async () => {
      const { firmware, errors } = await build(`export default defineConfig([
        { url: "ws://a.example/\${imei}", identity: { template: "A \${imei} \${bootReason}" }, counters: { everySeconds: 10 } },
        {
          url: "ws://b.example/\${iccid}", name: "meter", uart: { id: 2 }, subprotocol: "mqtt",
          identity: { template: "B \${version}", frames: "binary" }, counters: { everySeconds: 10 }, statusLed: { pin: 16 },
        },
      ]);`);
      expect(errors).toEqual([]);
      const module = await bootModule({ lua: firmware[0]?.lua as string, serverHost: "a.example" });
      const second = new VirtualWebSocketServer(module.clock);
      module.network.serve("b.example", second);
      module.runUntil("both online", () => module.server.connected && second.connected);
      module.serialPeer(2).send("data");
      module.run(20000);
      expect(module.server.receivedText()).toBe("A 860000000000000 0");
      expect(second.receivedText()).toMatch(/^B \d+\.\d+\.\d+data$/);
      expect(module.server.requests[0]).toMatch(/^GET \/860000000000000 HTTP/);
      expect(second.requests[0]).toMatch(/^GET \/89860000000000000000 HTTP/);
      expect(module.server.requests[0]).not.toContain("Sec-WebSocket-Protocol");
      expect(second.requests[0]).toContain("Sec-WebSocket-Protocol: mqtt");
      expect(module.logText()).toMatch(/user\.counters\.1\sadded=0 aged=0 confirmed=0 /);
      expect(module.logText()).toMatch(/user\.counters\.meter\sadded=0 aged=0 confirmed=4 /);
      expect(module.board.pins.level(16)).toBe(1);
      expect(module.logText()).not.toMatch(/E\/user/);
      module.dispose();
    });

    it.each([
      [
        "an LED of another",
        '{ url: "ws://a.example", statusLed: { pin: 16 } }, { url: "ws://b.example", uart: { id: 2 }, statusLed: { pin: 16 } }',
        "1.statusLed.pin: pin 16 is that of another gateway.",
      ],
      [
        "a UART of another",
        '{ url: "ws://a.example" }, { url: "ws://b.example" }',
        "1.uart.id: UART 1 is that of another gateway.",
      ],
      [
        "a name twice",
        '{ url: "ws://a.example", name: "2" }, { url: "ws://b.example", uart: { id: 2 } }',
        '1.name: "2" is the name',
      ],
      [
        "hooks that are nowhere",
        '{ url: "ws://a.example", hooks: "./none.ts" }',
        "0.hooks: none.ts is no TypeScript file",
      ],
      ["a name for no log", '{ url: "ws://a.example", name: "a b" }', "0.name: 1 to 16 letters"],
      [
        "a speed of one of them",
        '{ url: "ws://a.example" }, { url: "ws://b.example", uart: { id: 2, baudRate: 1 } }',
        "1.uart.baudRate: 1 is",
      ],
    ])("refuses %s, with its place", async (_, list, problem) => {
      const { errors } = await build(`export default defineConfig([${list}]);`);
      expect(errors).toEqual([expect.stringMatching(/^gateway\.config\.ts\(2,\d+\): error SETTING /)]);
      expect(errors[0]).toContain(problem);
    });
  });

  it("has errors that the editor's task finds", async () => {
    await build('export default defineConfig({ url: "ftp://a.example" });\n');
    const { code, output: text } = await npmProgram("npm", ["run", "build"], folder);
    expect(text).toContain("1 error: nothing was written.");
    expect(code).toBe(1);
    const tasks = JSON.parse(readFileSync(path.join(folder, ".vscode/tasks.json"), "utf8")).tasks;
    const { pattern } = tasks[0].problemMatcher;
    const found = text.split("\n").flatMap((line) => new RegExp(pattern.regexp).exec(line)?.slice(1) ?? []);
    expect(found.slice(0, 4)).toEqual(["gateway.config.ts", "2", "36", "error"]);
    expect(tasks[1].problemMatcher.pattern).toEqual(pattern);
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
      expect(code).toBe(1);
    }
  });

  it("boot the project's firmware, and say so in the first line", async () => {
    const first = /^Firmware: lua-out.main\.lua of the project in this folder\n/;
    const own = "I/user.main booted 0.1.0 build";
    const built = await outputOf("start", [...words, "--watch"], folder);
    expect(built).toMatch(first);
    expect(built).toContain(own);
    for (const given of [
      ["start", ...words],
      ["start", ...words, "--url", "ws://127.0.0.1:9/"],
      ["demo", "--verbose"],
    ]) {
      const [command, ...rest] = given as [string, ...string[]];
      const output = await outputOf(command, rest, folder);
      expect(output).toMatch(first);
      expect(output).toContain(own);
    }
  });

  it("boot the package's gateway where there is no project", async () => {
    const output = await outputOf("start", words, directory);
    expect(output).toMatch(/^Firmware: the gateway that luatos-gateway brings along, as this folder has no project\n/);
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

  it.each([
    [[], "name one folder"],
    [["a", "b"], "name one folder"],
    [["a", "--template", "esp32"], "--template esp32: not known. Known: gateway, hook, firmware, modbus"],
    [["a", "--url", "http://example.com"], '--url "http://example.com": it does not begin with ws://'],
    [["a", "--language", "fr"], "--language fr: not known"],
  ])("refuses %j", async (words, problem) => {
    const { code, output } = await luatosGateway(["create", ...words]);
    expect(output).toContain(problem);
    expect(code).toBe(2);
    expect(existsSync(path.join(directory, "a"))).toBe(false);
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

describe("settings of an earlier version", () => {
  it("are reported with their new names", () => {
    const names = { "uart.speed": "uart.baudRate", token: "headers" };
    expect(renamedSettings({ uart: { speed: 9600 }, url: "ws://a.example" }, names)).toEqual([
      { path: "uart.speed", why: "it is called uart.baudRate now. CHANGELOG.md of luatos-gateway says why." },
    ]);
    expect(renamedSettings({ uart: { baudRate: 9600 } }, names)).toEqual([]);
  });
});
