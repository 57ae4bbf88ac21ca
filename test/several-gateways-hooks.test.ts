import { beforeAll, describe, expect, it } from "vitest";
import { VirtualWebSocketServer } from "../host/index.ts";
import { boot, dataOf, firmwareOf, meter, plc } from "./helpers/two-gateways.ts";

/** Several gateways on one module, each with hooks of its own. */

/** Numbers its frames, says so when it is loaded and when it starts, and shares a file with `framing`. */
const counting = `import type { Hooks } from "luatos-gateway/gateway";
  import { tally } from "./tally";
  log.info("counting", "is loaded");
  let frames = 0;
  export const hooks: Hooks = {
    start: ({ sendDown, guarded }) => {
      sys.timerStart(guarded(() => sendDown(\`started after \${frames}\`)), 5000);
    },
    up: (frame) => \`\${++frames}/\${tally()} \${frame}\`,
  };`;
const framing = `import { brackets } from "./brackets";
  import { tally } from "./tally";
  log.info("framing", "is loaded");
  export const hooks = {
    up: (frame: string): string => brackets(frame) + tally(),
    down: (frame: string): string => brackets(frame),
  };`;
const files = {
  "src/counting.ts": counting,
  "src/framing.ts": framing,
  "src/tally.ts": "let calls = 0;\nexport function tally(): number {\n  return ++calls;\n}\n",
  "src/brackets.ts": `log.info("brackets", "is loaded");
    export function brackets(text: string): string {
      if (text === "fail") {
        error("it fails on purpose");
      }
      return \`[\${text}]\`;
    }
  `,
};
const hooks = (name: string): string => `hooks: "./src/${name}.ts"`;

describe("on three gateways", () => {
  let firmware: { lua: string; map: string };

  beforeAll(async () => {
    const usb = `name: "usb", url: "ws://usb.example/", echoCommand: false, uart: { id: 32 }`;
    firmware = await firmwareOf(
      `{ ${plc}, ${hooks("counting")} }, { ${meter}, ${hooks("framing")} }, { ${usb}, ${hooks("counting")} }`,
      files,
    );
  });

  it.each(["2024", "2025-08", "2025-12"] as const)("run for each, and are two for two, on %s", async (era) => {
    const two = await boot(firmware, { era });
    const { module } = two;
    const third = new VirtualWebSocketServer(module.clock);
    module.network.serve("usb.example", third);
    module.runUntil("the third online", () => third.connected, 90000);
    module.run(3000);
    for (const text of ["one", "two"]) {
      module.serialSend(text);
      module.serialPeer(2).send(text);
      module.run(1000);
    }
    module.usb.send("first");
    two.plc.send("to plc");
    two.meter.send("to meter");
    module.run(3000);
    expect(dataOf(two.plc)).toEqual(["1/1 one", "2/2 two"]);
    expect(dataOf(two.meter)).toEqual(["[one]1", "[two]2"]);
    expect(dataOf(third)).toEqual(["1/1 first"]);
    expect(module.serialText(1)).toMatch(/started after \d/);
    expect(module.serialText(1)).toContain("to plc");
    expect(module.serialText(2)).toBe("[to meter]");
    expect(module.serialText(32)).toMatch(/^started after \d$/);
    const loaded = module.log.flatMap(({ text }) => /user\.(\S+) is loaded/.exec(text)?.[1] ?? []);
    expect(loaded.sort()).toEqual(["brackets.meter", "counting.plc", "counting.usb", "framing.meter"]);
  });
});

it("has none for a gateway that names none", async () => {
  const two = await boot(await firmwareOf(`{ ${plc} }, { ${meter}, ${hooks("framing")} }`, files));
  two.module.serialSend("one");
  two.module.serialPeer(2).send("two");
  two.module.run(2000);
  expect(dataOf(two.plc)).toEqual(["one"]);
  expect(dataOf(two.meter)).toEqual(["[two]1"]);
  expect(two.module.logText()).not.toMatch(/E\/user/);
});

it("traces an error in hooks to its line", async () => {
  const two = await boot(await firmwareOf(`{ ${plc} }, { ${meter}, ${hooks("framing")} }`, files));
  two.module.serialPeer(2).send("fail");
  two.module.run(2000);
  expect(dataOf(two.meter)).toEqual(["fail"]);
  expect(two.module.tracedLog()).toMatch(/E\/user\.hook\.meter.*src\/brackets\.ts:4.*src\/framing\.ts:5/s);
});

it("keeps hooks with many variables within the limits of Lua", async () => {
  // In two files, because one file may not have that many.
  const half = (name: string): string =>
    [
      ...[...Array(80).keys()].map((n) => `let v${n} = tonumber("${n}") as number;`),
      `export function ${name}(): number {\n  v79++;\n  return ${[...Array(40).keys()].map((n) => `v${n}`).join(" + ")};\n}`,
      `export function ${name}Rest(): number {\n  return ${[...Array(40).keys()].map((n) => `v${n + 40}`).join(" + ")};\n}`,
    ].join("\n");
  const hooksWith = (sign: string): string => `import { one, oneRest } from "./one${sign}";
    import { two, twoRest } from "./two${sign}";
    export const hooks = { up: (frame: string): string => \`\${frame} \${one() + oneRest()} \${two() + twoRest()}\` };`;
  const many = await firmwareOf(`{ ${plc}, ${hooks("a")} }, { ${meter}, ${hooks("b")} }`, {
    "src/a.ts": hooksWith("A"),
    "src/oneA.ts": half("one"),
    "src/twoA.ts": half("two"),
    "src/b.ts": hooksWith("B"),
    "src/oneB.ts": half("one"),
    "src/twoB.ts": half("two"),
  });
  const two = await boot(many);
  two.module.serialSend("a");
  two.module.serialPeer(2).send("b");
  two.module.run(2000);
  expect([dataOf(two.plc), dataOf(two.meter)]).toEqual([["a 3161 3161"], ["b 3161 3161"]]);
});
