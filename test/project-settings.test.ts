import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { Builder } from "../build/index.ts";
import { renamedSettings } from "../build/project/renamed-settings.ts";
import { valueRules } from "../build/settings/rules.ts";
import { withExcerpt } from "../tools/build/pretty.ts";
import { openBuildSimulator } from "../tools/simulator.ts";
import { projectDirectory } from "./helpers/child.ts";
import { buildProject } from "./helpers/projects.ts";

/**
 * What the build reports about values in a gateway.config.ts that are not valid settings, even if TypeScript accepts
 * them: a cast, a file in JavaScript's manner or a computed group gets past the types.
 */

/** The errors of a project whose settings are this expression, all on line 2. */
async function errorsOf(settings: string): Promise<string[]> {
  const text = `import { defineConfig } from "luatos-gateway/config";\nexport default defineConfig(${settings} as never);\n`;
  const { errors, firmware } = await buildProject("", { "gateway.config.ts": text });
  expect(firmware).toEqual([]);
  return errors;
}

const url = 'url: "ws://ab/"';

const settingNames =
  "control, counters, delivery, echoCommand, errorReportSeconds, frames, headers, hooks, identity, inbox, keepaliveSeconds, name, outbox, packing, probe, restartAfterMinutes, runtimeSettings, statusLed, subprotocol, uart, url";

describe("a name that is none", () => {
  it.each([
    [`{ ${url}, packnig: { idleGapMs: 5 } }`, "packnig", "Did you mean packing?"],
    [`{ ${url}, nonsense: 1 }`, "nonsense", `The settings are ${settingNames}.`],
    [`{ ${url}, uart: { baud: 9600 } }`, "uart.baud", "Did you mean uart.baudRate?"],
    [`{ ${url}, uart: { speed: 9600 } }`, "uart.speed", "uart has baudRate, dataBits, parity, stopBits, id, rs485."],
    [`{ ${url}, baudRate: 9600 }`, "baudRate", "Did you mean uart.baudRate?"],
    [`{ ${url}, probe: { send: { txt: "x" } } }`, "probe.send.txt", "Did you mean probe.send.text?"],
    [`[{ ${url} }, { ${url}, usrt: { id: 2 } }]`, "gateway 2: usrt", "Did you mean uart?"],
  ])("%s is reported at its place, with the nearest name", async (settings, name, hint) => {
    const errors = await errorsOf(settings);
    const at = "export default defineConfig(".length + settings.lastIndexOf(`${name.split(/[. ]/).at(-1)}:`) + 1;
    expect(errors).toEqual([`gateway.config.ts(2,${at}): error SETTING ${name}: there is no such setting. ${hint}`]);
  });
});

it("a wrong setting of one of several gateways names the gateway", async () => {
  const first = `name: "plc", ${url}`;
  const { errors } = await buildProject(`{ ${first}, uart: { id: 1 } }, { name: "meter", ${url}, uart: { id: 1 } }`);
  expect(errors).toEqual([
    expect.stringMatching(/^gateway\.config\.ts\(2,\d+\): error SETTING gateway "meter": uart\.id: UART 1 is that of/),
  ]);
  for (const [error, isShown] of [
    ['error SETTING gateway "meter": uart.id: x', true],
    ['error SETTING gateway "meter": url: x', false],
    ["error SETTING gateway 2: headers.0: x", false],
    ['error SETTING gateway "meter": tokn: there is no such setting.', false],
    ["error SETTING control.key: x", false],
  ] as const) {
    expect(withExcerpt(`vitest.config.ts(2,3): ${error}`, projectDirectory)).toMatch(isShown ? /\^$/ : /[x.]$/);
  }
});

describe("a file of settings that raises an error", () => {
  it.each([
    [
      "an Error",
      {
        "gateway.config.ts": 'import { defineConfig } from "luatos-gateway/config";\n\n  throw new Error("no luck");\n',
      },
      "gateway.config.ts(3,9): error CONFIG: it raised an error: no luck",
    ],
    [
      "an Error in a file that it imports",
      {
        "gateway.config.ts": 'import { port } from "./settings/port.ts";\nexport default { url: port(5) };\n',
        "settings/port.ts":
          "export interface Port {\n  id: number;\n}\n\nexport function port(id: number): string {\n  throw new TypeError(`none: ${id}`);\n}\n",
      },
      "settings/port.ts(6,9): error CONFIG: it raised an error: none: 5",
    ],
    [
      "a file that it imports and that does not parse",
      { "gateway.config.ts": 'import "./settings/port.ts";\n', "settings/port.ts": "\nexport const = 5;\n" },
      "settings/port.ts(2,14): error TS1134: Variable declaration expected.",
    ],
    [
      "a text",
      { "gateway.config.ts": 'throw "no luck";\n' },
      "gateway.config.ts(1,1): error CONFIG: it raised an error: 'no luck'",
    ],
  ])("%s: the build tells its place", async (_, files, error) => {
    expect((await buildProject("", files)).errors).toEqual([error]);
  });
});

it.each([
  ["，", ","],
  ["“", '"'],
  ["：", ":"],
  ["（", "("],
  ["、", ","],
])("a full-width %s is an error that says what to write", async (character, instead) => {
  const text = `export default { url: "ws://ab/" ${character} echoCommand: false };\n`;
  const { errors } = await buildProject("", { "gateway.config.ts": text });
  expect(errors).toEqual([
    `gateway.config.ts(1,34): error TS1127: Invalid character: ${character} is full-width. Write ${instead}`,
  ]);
});

describe("an .env with a quote that is not closed", () => {
  const files = {
    "gateway.config.ts":
      'import { defineConfig, secret } from "luatos-gateway/config";\nexport default defineConfig({ url: "ws://ab/", headers: ["A: " + secret("TOKEN")] });\n',
  };

  it.each([
    ['A=1\nTOKEN="hush\n', 2, 7, "TOKEN", '"'],
    ["KEY='hush\nTOKEN=x\n", 1, 5, "KEY", "'"],
    ['export KEY = "hush\nTOKEN="x"\n', 1, 14, "KEY", '"'],
  ])("%j is an error that names the value", async (text, line, column, name, quote) => {
    expect((await buildProject("", { ...files, ".env": text })).errors).toEqual([
      `.env(${line},${column}): error SECRET: the value of ${name} begins with ${quote} and has no ${quote} at its end.`,
    ]);
  });

  it.each(['TOKEN="x" # "a comment\n', 'KEY="two\nlines" # here\nTOKEN=it\'s\n', "# KEY=\"x\r\nTOKEN='x'\r\n"])(
    "but %j has none",
    async (text) => {
      // Another error spares the build.
      const wrong = { "gateway.config.ts": files["gateway.config.ts"].replace("ws://ab/", "ws://ab/#") };
      expect((await buildProject("", { ...wrong, ".env": text })).errors).toEqual([
        expect.stringContaining("error SETTING url: "),
      ]);
    },
  );
});

describe("a value that its type does not allow", () => {
  it.each([
    ['delivery: "x"', "delivery", "x is none of core, answers."],
    ["frames: 1", "frames", "1 is none of binary, text."],
    ['frames: ""', "frames", "an empty text is none of binary, text."],
    ['echoCommand: "no"', "echoCommand", '"no" is none of true, false.'],
    ['headers: "A: b"', "headers", '"A: ***" is not a list of texts, as in ["Name: value"].'],
    ["headers: null", "headers", 'null is not a list of texts, as in ["Name: value"].'],
    ["headers: [5]", "headers.0", "5 is not a text."],
    ["uart: 5", "uart", "5 is not a group of settings. Its settings: baudRate, dataBits, parity, stopBits, id, rs485."],
    ["uart: null", "uart", /^null is not a group of settings\./],
    ['uart: { baudRate: "9600" }', "uart.baudRate", /^"9600" is not a whole number from 300 to 921600 /],
    ["uart: { id: 9 }", "uart.id", "9 is none of 0, 1, 2, 3, 32 (1 is MAIN_UART, 32 the USB port)."],
    ["packing: { delimiter: 5 }", "packing.delimiter", "5 is not a text."],
    ["probe: { send: 5 }", "probe.send", "5 is none of empty, nothing."],
    ['probe: { send: "" }', "probe.send", "an empty text is none of empty, nothing."],
    ['probe: { send: { text: "" } }', "probe.send", 'it is empty. For an empty frame, write "empty".'],
    ["probe: { send: {} }", "probe.send", "write { text: … } or { bytes: … }, one of the two."],
    [
      "statusLed: { pin: 99 }",
      "statusLed.pin",
      "99 is not a whole number from 0 to 31 (a GPIO pin: an Air780E drives 0 to 31, an Air700ECQ 0 to 20).",
    ],
    ["statusLed: { pin: 1, activeLevel: 7 }", "statusLed.activeLevel", "7 is none of 0, 1."],
    ["statusLed: {}", "statusLed.pin", "there is none, and statusLed needs it."],
    ["identity: { template: 5 }", "identity.template", "5 is not a text."],
    ["hooks: 5", "hooks", "5 is not a text."],
    ["name: 5", "name", "5 is not a text."],
  ])("%s is reported at its place, with what is allowed", async (setting, name, why) => {
    const errors = await errorsOf(`{ ${url}, ${setting} }`);
    expect(errors).toHaveLength(1);
    const [, told, reason] = /^gateway\.config\.ts\(2,\d+\): error SETTING (\S+): (.*)$/.exec(errors[0] ?? "") ?? [];
    expect(told).toBe(name);
    expect(reason).toEqual(typeof why === "string" ? why : expect.stringMatching(why));
  });

  it("each of a group is reported", async () => {
    expect(await errorsOf(`{ ${url}, uart: { rs485: { pin: 99, receiveLevel: 2, turnaroundUs: 5 } } }`)).toEqual([
      expect.stringMatching(/uart\.rs485\.pin: 99 is not a whole number from 0 to 31 \(a GPIO pin: /),
      expect.stringMatching(/uart\.rs485\.receiveLevel: 2 is none of 0, 1\.$/),
    ]);
    expect(await errorsOf(`{ ${url}, uart: { rs485: { pin: 5 } } }`)).toEqual([
      expect.stringMatching(/uart\.rs485\.receiveLevel: there is none, and uart\.rs485 needs it\.$/),
      expect.stringMatching(/uart\.rs485\.turnaroundUs: there is none, and uart\.rs485 needs it\.$/),
    ]);
  });
});

it.each([
  ["[]", 29, "there is no gateway in the list. Write at least one, { url: … }."],
  ["null", 29, "a gateway is a group of settings, { url: … }, and several are a list of them."],
  ["5", 29, "a gateway is a group of settings, { url: … }, and several are a list of them."],
  [`[{ ${url} }, null]`, 51, "a gateway is a group of settings, { url: … }, and several are a list of them."],
])("%s is not a gateway", async (settings, column, why) => {
  expect(await errorsOf(settings)).toEqual([`gateway.config.ts(2,${column}): error CONFIG: ${why}`]);
});

describe("a message", () => {
  it.each([
    ['{ url: "ws://a/" }', 'url: "ws://a/": its host has 1 byte. The core takes 2 to 191.'],
    ["{ url: 5 }", "url: 5 is not a text."],
    ["{}", "url: there is none."],
    [
      `{ ${url}, packing: { maximumBytes: -5 } }`,
      "packing.maximumBytes: -5 is not a whole number from 1 to 32767 (bytes of a frame).",
    ],
    [
      `{ ${url}, identity: { template: "" }, headers: ["A: " + "x".repeat(1100)] }`,
      "headers: they take 1105 bytes with their line ends. The core takes 1023.",
    ],
    [
      `{ ${url}, probe: { send: { text: "" } }, echoCommand: false, control: { key: "0123456789abcdef" } }`,
      'probe.send: it is empty. For an empty frame, write "empty".',
    ],
  ])("on %s is one, and true", async (settings, message) => {
    const errors = await errorsOf(settings);
    expect(errors.map((error) => error.replace(/^.*? SETTING /, ""))).toEqual([message]);
  });
});

it("a setting of an earlier version is reported with its new name", () => {
  const names = { "uart.speed": "uart.baudRate", token: "headers" };
  expect(renamedSettings({ uart: { speed: 9600 }, url: "ws://a.example" }, names)).toEqual([
    { path: "uart.speed", why: "it is called uart.baudRate now. CHANGELOG.md of luatos-gateway says why." },
  ]);
  expect(renamedSettings({ uart: { baudRate: 9600 } }, names)).toEqual([]);
});

it("has a rule for each setting of the type", () => {
  const file = path.join(projectDirectory, "src/config-type.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const typeOf = (name: string): ts.InterfaceDeclaration =>
    source.statements.find(
      (each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === name,
    ) as ts.InterfaceDeclaration;
  const pathsIn = (members: ts.NodeArray<ts.TypeElement>, below: string): string[] =>
    members.filter(ts.isPropertySignature).flatMap(({ name, type }) => {
      const own = `${below}${name.getText(source)}`;
      const kinds = type && ts.isUnionTypeNode(type) ? [...type.types] : type ? [type] : [];
      return kinds.flatMap((kind) => {
        const group = ts.isTypeReferenceNode(kind) && kind.getText(source) === "Identity" ? typeOf("Identity") : kind;
        return ts.isTypeLiteralNode(group) || ts.isInterfaceDeclaration(group)
          ? pathsIn(group.members, `${own}.`)
          : [own];
      });
    });
  const declared = new Set(pathsIn(typeOf("Config").members, "").filter((each) => each !== "headers"));
  // These two belong to the project, not to the gateway.
  const ruled = [...valueRules.keys()].filter((each) => !["name", "hooks"].includes(each));
  expect(ruled.sort()).toEqual([...declared].sort());
});

it("the list of settings in main.lua names the gateways, and shows no secret", async () => {
  const gateways = `{ name: "one", url: "ws://ab/?token=hush-hush", headers: ["Auth: hush-hush"], uart: { id: 1 } },
{ name: "two", url: "ws://cd/", probe: { send: { text: "问" } }, uart: { id: 2, baudRate: 9600 } }`;
  const { firmware, errors } = await buildProject(gateways);
  expect(errors).toEqual([]);
  const list = firmware[0]?.lua.split("\n").filter((line) => line.startsWith("--   ")) ?? [];
  expect(list).toEqual(
    expect.arrayContaining([
      '--   one: url = "ws://ab/?token=(hidden)"',
      '--   one: headers.0 = "Auth: (hidden)"',
      "--   two: uart.baudRate = 9600",
      '--   two: probe.send.text = "问"',
    ]),
  );
  expect(firmware[0]?.lua.split("\n").filter((line) => line.includes("--") && line.includes("hush"))).toEqual([]);
});

describe("a file of hooks", () => {
  const none = "and exports no hooks. See docs/features.md.";
  const other = "and exports hooks of another type. Write the type there, and the editor shows what differs.";

  it.each([
    ["exports something else", "export const up = 1;", none],
    ["does not export its hooks", "const hooks = {};", none],
    ["is empty", "", none],
    ["has a wrong hook", "export const hooks = { up: (frame: number): number => frame };", other],
    ["has a hook of an unknown name", 'export const hooks = { upp: (): string => "" };', other],
    ["has no hooks but a number", "export const hooks = 5;", other],
  ])("that %s is reported where the settings name it", async (_, text, problem) => {
    const { errors } = await buildProject(`{ ${url}, hooks: "./src/hooks.ts" }`, { "src/hooks.ts": text });
    expect(errors).toEqual([
      `gateway.config.ts(2,56): error SETTING gateway 1: hooks: src/hooks.ts must export const hooks: Hooks, ${problem}`,
    ]);
  });

  it("that is wrong is reported where one of several gateways names it", async () => {
    const { errors } = await buildProject(`{ ${url} }, { ${url}, uart: { id: 2 }, hooks: "./src/hooks.ts" }`, {
      "src/hooks.ts": "export const hooks = 5;",
    });
    expect(errors).toEqual([
      `gateway.config.ts(2,94): error SETTING gateway 2: hooks: src/hooks.ts must export const hooks: Hooks, ${other}`,
    ]);
  });

  it.each([
    ["is not there", "./src/none.ts"],
    ["is a folder", "./src/folder.ts"],
    ["only declares", "./src/hooks.d.ts"],
  ])("that %s is no TypeScript file of the project", async (_, file) => {
    const { errors } = await buildProject(`{ ${url}, hooks: "${file}" }`, {
      "src/folder.ts/x.ts": "",
      "src/hooks.d.ts": "export declare const hooks: object;",
    });
    expect(errors).toEqual([
      `gateway.config.ts(2,56): error SETTING gateway 1: hooks: ${file.slice(2)} is no TypeScript file of this project.`,
    ]);
  });

  it("is src/hooks.ts in the gateway's own folder", async () => {
    const gateway = new Builder(
      { projectDirectory, gateway: path.join(projectDirectory, "src"), names: ["main"] },
      openBuildSimulator,
    );
    const { errors } = await gateway.build(new Map([["src/hooks.ts", "export const other = 1;"]]));
    expect(errors).toEqual([`src/hooks.ts(1,1): error HOOKS: must export const hooks: Hooks, ${none}`]);
  });
});
