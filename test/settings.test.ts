import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Compiler, slashed } from "../build/compile.ts";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { refusedInSentences } from "../build/settings/at-run-time.ts";
import { withSettingErrors } from "../build/settings/check.ts";
import { sentenceFor } from "../build/settings/sentences.ts";
import { tutorialConfig } from "../tools/soak/tutorial-config.ts";
import { projectDirectory } from "./helpers/child.ts";
import { problemsWith, refused } from "./helpers/good-settings.ts";

/** What the build refuses in src/config.ts. */

const headers = (...lines: string[]): Record<string, string | number> => ({
  headers: lines.length,
  ...Object.fromEntries(lines.map((line, index) => [`headers.${index}`, line])),
});

describe("a URL", () => {
  it.each([
    "ws://example.com",
    "wss://example.com/",
    "ws://EXAMPLE.com:8080/a/b?c=d:e@f[0]&g",
    "ws://10.0.0.1:1/?token=a%20b",
    `ws://example.com:65535/${"p".repeat(254)}`,
    `ws://${Array(3).fill("h".repeat(63)).join(".")}/`,
  ])("%s is fine", (url) => {
    expect(refused({ url })).toEqual([]);
  });

  it.each([
    "",
    "http://example.com/",
    "WS://example.com/",
    "wss:/example.com",
    "wss://",
    "wss:///path",
    "ws://h/",
    "ws://user:secret@example.com/",
    "ws://user@example.com/",
    "ws://[::1]/ws",
    "ws://example.com:0/",
    "ws://example.com:65536/",
    "ws://example.com:99999/",
    "ws://example.com:/",
    "ws://example.com:80a/",
    "ws://example.com:123456789012345678901234567890/",
    "ws://example.com?token=1",
    "ws://example.com?token=1/2",
    "ws://example.com/#top",
    "ws://example.com/a b",
    "ws://example.com/a\n",
    "ws://example.com/\u00e4",
    "ws://example.com/\0",
    `ws://example.com/${"p".repeat(255)}`,
    `ws://${"h".repeat(64)}/`,
    `ws://${Array(4).fill("h".repeat(48)).join(".").slice(0, 192)}/`,
  ])("%j is refused", (url) => {
    expect(refused({ url })).toEqual(["url"]);
  });
});

describe("headers", () => {
  it("are lines of a name and a value, 1023 bytes in all", () => {
    expect(refused(headers("Auth: Basic A", "X-Device:1", "X-Empty:"))).toEqual([]);
    expect(refused(headers(`A: ${"x".repeat(1018)}`))).toEqual([]);
    expect(refused(headers(`A: ${"x".repeat(1019)}`))).toEqual(["headers"]);
    expect(refused(headers(`A: ${"x".repeat(500)}`, `B: ${"x".repeat(520)}`))).toEqual(["headers"]);
  });

  it.each(["", "Auth", ": value", "A b: c", "A\u00e4: c", "A: b\r\n", "A: b\nC: d", "A: \0", "Host: x", "UPGRADE: x"])(
    "%j is refused, and none beside it",
    (line) => {
      expect(refused(headers("Auth: Basic A", line))).toEqual(["headers.1"]);
    },
  );
});

describe("placeholders", () => {
  const identity = { "identity.template": "" };
  const all = "${imei}${iccid}${project}${version}${build}${rssi}${bootReason}";

  it("stand in the path, the query, the value of a header and the template", () => {
    expect(refused({ ...identity, url: "ws://example.com/${imei}?v=${version}&b=${build}" })).toEqual([]);
    expect(refused({ ...identity, ...headers("X-Id: ${imei}/${iccid}", "X: ${bootReason}") })).toEqual([]);
    expect(refused({ "identity.template": all })).toEqual([]);
  });

  it("need the setting that has them filled in", () => {
    expect(refused({ url: "ws://example.com/${imei}" })).toEqual(["url"]);
    expect(refused(headers("A: b", "X-Id: ${imei}"))).toEqual(["headers.1"]);
    // What is none is text like any other.
    expect(refused({ url: "ws://example.com/$imei", ...headers("X: {imei} $5 $") })).toEqual([]);
  });

  it.each(["ws://${project}.example.com/", "ws://example.com:${build}/", "${project}://example.com/", "ws://${imei}"])(
    "do not stand in scheme, host or port: %s",
    (url) => {
      expect(refused({ ...identity, url })).toEqual(["url"]);
    },
  );

  it("do not stand in the name of a header", () => {
    expect(refused({ ...identity, ...headers("X-${build}: 1") })).toEqual(["headers.0"]);
  });

  it.each(["${imei", "${}", "${IMEI}", "${ imei }", "${imei}${sn}", "${toString}", "${imei ${iccid}"])(
    "that are unknown are refused wherever they stand: %j",
    (text) => {
      expect(refused({ ...identity, url: `ws://example.com/${text.replaceAll(" ", "_")}` })).toEqual(["url"]);
      expect(refused({ ...identity, ...headers(`X: ${text}`) })).toEqual(["headers.0"]);
      expect(refused({ "identity.template": text })).toEqual(["identity.template"]);
    },
  );

  it("that are unknown bring the list of those that there are", () => {
    const [problem] = problemsWith({ "identity.template": "${sn}" });
    expect(problem?.why).toContain("no placeholder ${sn}");
    for (const name of all.split("}").filter((each) => each !== "")) {
      expect(problem?.why).toContain(`${name}}`);
    }
  });

  it.each([
    ["${imei}", 15],
    ["${iccid}", 20],
    ["${build}", 8],
    ["${rssi}", 4],
    ["${project}", 3 * 32],
    ["${version}", 3 * 32],
    ["${bootReason}", 3 * 32],
  ])("%s counts with its longest value in a URL", (placeholder, longest) => {
    const url = (length: number): string => `ws://example.com/${placeholder}${"p".repeat(length - 1 - longest)}`;
    expect(refused({ ...identity, url: url(255) })).toEqual([]);
    expect(refused({ ...identity, url: url(256) })).toEqual(["url"]);
  });

  it("count with their longest value in headers and in the template", () => {
    const longest = 15 + 20 + 32 + 32 + 8 + 4 + 32;
    const line = (length: number): string => `X: ${all}${"x".repeat(length - 3 - longest)}`;
    expect(refused({ ...identity, ...headers(line(1021)) })).toEqual([]);
    expect(refused({ ...identity, ...headers(line(1022)) })).toEqual(["headers"]);
    expect(refused({ "identity.template": `${all}${"x".repeat(1024 - longest)}` })).toEqual([]);
    expect(refused({ "identity.template": `${all}${"x".repeat(1025 - longest)}` })).toEqual(["identity.template"]);
  });
});

describe("a subprotocol", () => {
  it.each(["mqtt", "ocpp1.6", "v1.json", "A-z_0!#$%&'*+.^`|~"])("%s is fine", (subprotocol) => {
    expect(refused({ subprotocol })).toEqual([]);
  });

  it.each(["", "a b", "a,b", "a\r\n", "a:b", "(a)", "a/b", '"a"', "\u00e4", "a\0", "${imei}"])(
    "%j is refused",
    (subprotocol) => {
      expect(refused({ subprotocol })).toEqual(["subprotocol"]);
    },
  );

  it("is written once, and counts as a header", () => {
    const asHeader = headers("sec-websocket-protocol: mqtt");
    expect(refused(asHeader)).toEqual([]);
    expect(refused({ ...asHeader, subprotocol: "mqtt" })).toEqual(["headers.0"]);
    const line = "Sec-WebSocket-Protocol: mqtt\r\n";
    const long = headers(`A: ${"x".repeat(1018 - line.length)}`);
    expect(refused({ ...long, subprotocol: "mqtt" })).toEqual([]);
    expect(refused({ ...long, subprotocol: "mqtt5" })).toEqual(["headers"]);
  });
});

describe("numbers", () => {
  it.each([
    ["keepaliveSeconds", 1, 65535],
    ["probe.everySeconds", 5, 86400],
    ["uart.baudRate", 300, 921600],
    ["uart.rs485.pin", 0, 31],
    ["uart.rs485.turnaroundUs", 0, 1000000],
    ["uart.rs485.answerMs", 0, 60000],
    ["packing.idleGapMs", 0, 86400000],
    ["packing.maximumDelayMs", 0, 86400000],
    ["packing.maximumBytes", 1, 32767],
    ["statusLed.pin", 0, 31],
    ["counters.everySeconds", 10, 86400],
    ["outbox.sizeBytes", 2048, 4194304],
    ["outbox.burstBytes", 1, 4194304],
    ["outbox.attempts", 2, 100],
    ["inbox.sizeBytes", 8192, 4194304],
    ["restartAfterMinutes", 1, 1440],
    ["errorReportSeconds", -1, 86400],
  ])("%s is a whole number from %d to %d", (name, least, most) => {
    // A small outbox has room for small frames.
    const room: Record<string, number> = name === "outbox.sizeBytes" ? { "packing.maximumBytes": 100 } : {};
    expect(refused({ ...room, [name]: least })).toEqual([]);
    expect(refused({ ...room, [name]: most })).toEqual([]);
    for (const value of [least - 1, most + 1, least + 0.5, Number.NaN]) {
      expect(refused({ ...room, [name]: value })).toContain(name);
    }
  });

  it("UARTs are those that there are", () => {
    expect([0, 1, 2, 3, 32].flatMap((id) => refused({ "uart.id": id }))).toEqual([]);
    expect([-1, 4, 31, 33].flatMap((id) => refused({ "uart.id": id }))).toHaveLength(4);
  });
});

describe("settings that do not go together", () => {
  it.each([
    [
      "a frame larger than the outbox",
      { "outbox.sizeBytes": 2048, "packing.maximumBytes": 2033 },
      "packing.maximumBytes",
    ],
    ["a text frame that holds no character", { frames: "text", "packing.maximumBytes": 3 }, "packing.maximumBytes"],
    ["no rule that ends a short frame", { "packing.idleGapMs": 0, "packing.maximumDelayMs": 0 }, "packing.idleGapMs"],
    [
      "a delimiter longer than a frame",
      { "packing.maximumBytes": 4, "packing.delimiter": "12345" },
      "packing.delimiter",
    ],
    ["an LED at the pin of RS-485", { "statusLed.pin": 27, "uart.rs485.pin": 27 }, "statusLed.pin"],
    ["an empty probe by its text", { "probe.send.text": "" }, "probe.send"],
    ["a probe of 1025 bytes", { "probe.send.bytes": "x".repeat(1025) }, "probe.send"],
  ])("%s", (_, changes, name) => {
    expect(refused(changes)).toEqual([name]);
  });

  it("and the settings beside them are accepted", () => {
    expect(refused({ "outbox.sizeBytes": 2048, "packing.maximumBytes": 2032 })).toEqual([]);
    expect(refused({ frames: "text", "packing.maximumBytes": 4 })).toEqual([]);
    expect(refused({ "packing.idleGapMs": 0, "packing.maximumDelayMs": 1 })).toEqual([]);
    expect(refused({ "packing.idleGapMs": 0, "packing.maximumDelayMs": 0, "packing.delimiter": "\n" })).toEqual([]);
  });
});

describe("the control channel", () => {
  const control = { "control.key": "0123456789abcdef", echoCommand: false };

  it.each([
    ["a key of 15 bytes", { "control.key": "x".repeat(15) }, "control.key"],
    ["a key of 65 bytes", { "control.key": "x".repeat(65) }, "control.key"],
    ["text frames", { frames: "text" }, "frames"],
    ["the tutorial's command", { echoCommand: true }, "echoCommand"],
    ["a probe of text", { "probe.send": "", "probe.send.text": "ping" }, "probe.send"],
  ])("cannot be with %s", (_, changes, name) => {
    expect(refused(control)).toEqual([]);
    expect(refused({ ...control, "control.key": "x".repeat(64) })).toEqual([]);
    expect(refused({ ...control, ...changes })).toContain(name);
  });
});

describe("commands on the UART", () => {
  const path = "runtimeSettings.uartCommands";
  const commands = { [`${path}.key`]: "configure", [`${path}.guardMs`]: 1000 };

  it.each([
    ["a key of 7 bytes", { [`${path}.key`]: "x".repeat(7) }, `${path}.key`],
    ["a key of 65 bytes", { [`${path}.key`]: "x".repeat(65) }, `${path}.key`],
    ["a key with a line end", { [`${path}.key`]: "configure\n" }, `${path}.key`],
    ["a delimiter that is a part of the key", { "packing.delimiter": "fig" }, "packing.delimiter"],
    ["a guard time of 499 ms", { [`${path}.guardMs`]: 499 }, `${path}.guardMs`],
    ["a guard time of more than a minute", { [`${path}.guardMs`]: 60001 }, `${path}.guardMs`],
    ["a guard time that is not whole", { [`${path}.guardMs`]: 1000.5 }, `${path}.guardMs`],
    ["no idle gap", { "packing.idleGapMs": 0 }, "packing.idleGapMs"],
    ["a frame that does not hold the key", { "packing.maximumBytes": 10 }, "packing.maximumBytes"],
  ])("cannot be with %s", (_, changes, name) => {
    expect(refused(commands)).toEqual([]);
    expect(refused({ ...commands, ...changes })).toEqual([name]);
  });
});

describe("choices", () => {
  it.each([
    ["uart.dataBits", [7, 8], [5, 9]],
    ["uart.stopBits", [1, 2], [0, 3]],
    ["uart.parity", ["none", "even", "odd"], ["mark", ""]],
    ["outbox.overflow", ["oldest", "newest"], ["all"]],
    ["outbox.unconfirmed", ["resend", "drop"], ["keep"]],
  ])("%s is one of them", (name, right, wrong) => {
    expect(right.flatMap((value) => refused({ [name]: value }))).toEqual([]);
    expect(wrong.flatMap((value) => refused({ [name]: value }))).toEqual(wrong.map(() => name));
  });
});

describe("a code of a module", () => {
  it.each([
    [
      "uart.baudRate",
      "range 0 (allowed 300..921600)",
      "0 is not a whole number from 300 to 921600 (the speeds of MAIN_UART).",
    ],
    ["outbox.overflow", "choice  (allowed oldest, newest)", "an empty text is none of oldest, newest."],
    ["outbox.overflow", "choice (allowed x) y (allowed oldest, newest)", "(allowed x) y is none of oldest, newest."],
    [
      "probe.send.text",
      "probe.send: text-is-control",
      "probe.send: text frames are the control channel's: write { bytes: … }.",
    ],
    [
      "packing.maximumBytes",
      "frame-above-outbox 2040 (allowed 2048-16)",
      "a frame of 2040 bytes does not fit into an outbox of 2048.",
    ],
    ["url", "a code of a later version (allowed 1)", "a code of a later version (allowed 1)"],
    ["url", "toString", "toString"],
  ])("of %s becomes a sentence: %s", (name, why, sentence) => {
    expect(sentenceFor(name, why)).toBe(sentence);
  });

  it("is one for the client of the control channel, too", () => {
    const refused = { "uart.stopBits": "choice 3 (allowed 1, 2)", delivery: "not-changeable" };
    expect(refusedInSentences(refused)).toEqual({
      "uart.stopBits": "3 is none of 1, 2.",
      delivery: "there is no such setting that can change at run time.",
    });
  });

  it("is in docs/control.md, in both languages, and has a sentence in the build", () => {
    const source = readFileSync(path.join(projectDirectory, "src/settings/problem-codes.ts"), "utf8");
    const codes = [...source.matchAll(/\| "([^"]+)"/g)].map(([, code]) => code as string);
    expect(codes.length).toBeGreaterThan(30);
    for (const page of ["docs/control.md", "docs/control.zh-CN.md"]) {
      const text = readFileSync(path.join(projectDirectory, page), "utf8");
      const listed = [...text.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code]) => code);
      expect(codes.filter((code) => !listed.includes(code))).toEqual([]);
    }
    expect(codes.filter((code) => sentenceFor("url", code) === code)).toEqual([]);
  });
});

describe("the build", () => {
  const config = tutorialConfig;
  const compiler = new Compiler(path.join(projectDirectory, "tsconfig.json"));
  const configFile = path.join(projectDirectory, "src/config.ts");
  /** What the build says of src/config.ts alone: the rest of the gateway takes seconds to compile. */
  const errorsOf = (text: string): string[] => {
    const replace = new Map([[slashed(configFile), text]]);
    const compilation = compiler.compile({ rootFiles: [configFile], replace });
    return withSettingErrors(diagnose(compilation, projectDirectory), compilation.program, projectDirectory);
  };
  const errorsWith = (from: string | RegExp, to: string): string[] => {
    const text = config.replace(from, to);
    expect(text).not.toBe(config);
    return errorsOf(text);
  };

  it("says the place of each setting that cannot be", () => {
    const uart = config.split("\n").findIndex((line) => line.includes("baudRate: 115200"));
    const column = (config.split("\n")[uart]?.indexOf("115200") ?? 0) + 1;
    expect(errorsWith("baudRate: 115200", "baudRate: 0")).toEqual([
      `src/config.ts(${uart + 1},${column}): error SETTING uart.baudRate: 0 is not a whole number from 300 to 921600 (the speeds of MAIN_UART).`,
    ]);
    expect(errorsWith(/headers: \[.*\]/, 'headers: ["A: b", "Host: c", "D"]')).toEqual([
      expect.stringMatching(/^src\/config\.ts\(\d+,21\): error SETTING headers\.1: /),
      expect.stringMatching(/^src\/config\.ts\(\d+,32\): error SETTING headers\.2: /),
    ]);
  });

  it("reads arithmetic, constants of the file, and types that say what is said already", () => {
    const head = "import type { Config }";
    const least = "const least = 2 * 1024;\nconst pieces = 'wss:' + `//`;\n";
    const text = config
      .replace(head, `${least}${head}`)
      .replace("sizeBytes: 65536", "sizeBytes: (least - 1) as number")
      .replace('"wss://echo', 'pieces + "user@echo');
    expect(
      errorsOf(text)
        .map((error) => /SETTING ([\w.]+): /.exec(error)?.[1])
        .sort(),
    ).toEqual(["outbox.sizeBytes", "url"]);
  });

  it("says the place of an unknown placeholder", () => {
    expect(
      errorsWith("errorReportSeconds: -1,", "errorReportSeconds: -1,\n  identity: { template: '${sn}' },"),
    ).toEqual([
      expect.stringMatching(
        /^src\/config\.ts\(\d+,\d+\): error SETTING identity\.template: there is no placeholder \$\{sn\}\./,
      ),
    ]);
  });

  it("says the place of each value of a wrong kind that a cast hides, and of settings that are missing or unknown", () => {
    const text = config
      .replace(/headers: \[.*\]/, 'headers: [5, "A: b"] as any')
      .replace("baudRate: 115200", 'baudRate: "9600" as any')
      .replace('send: "empty"', "send: {} as any")
      .replace("inbox: { sizeBytes: 16384 }", "inbox: 5 as any")
      .replace(/restartAfterMinutes: \d+/, "restartAfterMinutes: null as any")
      .replace(/\n *keepaliveSeconds: \d+,/, "")
      .replace(/\n *maximumDelayMs: \d+,/, "")
      .replace("errorReportSeconds: -1,", "errorReportSeconds: -1,\n  subprotocoll: 'x',")
      .replace(/\};\s*$/, "} as any;\n");
    const errors = errorsOf(text);
    expect(errors.filter((each) => !/^src\/config\.ts\(\d+,\d+\): error SETTING /.test(each))).toEqual([]);
    const told = errors.map((each) => each.replace(/^.* error SETTING /, ""));
    expect(told.sort()).toEqual([
      "headers.0: 5 is not a text.",
      expect.stringMatching(/^inbox: 5 is not a group of settings\. Its settings: sizeBytes\.$/),
      "keepaliveSeconds: there is none.",
      "packing.maximumDelayMs: there is none, and packing needs it.",
      "probe.send: write { text: … } or { bytes: … }, one of the two.",
      expect.stringMatching(/^restartAfterMinutes: null is not a whole number from 1 to 1440 /),
      "subprotocoll: there is no such setting. Did you mean subprotocol?",
      expect.stringMatching(/^uart\.baudRate: "9600" is not a whole number from 300 to 921600 /),
    ]);
    const place = (part: string): string => {
      const lines = text.split("\n");
      const line = lines.findIndex((each) => each.includes(part));
      return `src/config.ts(${line + 1},${(lines[line]?.indexOf(part) ?? 0) + 1}): error SETTING `;
    };
    expect(errors.some((each) => each.startsWith(`${place('5, "A: b"')}headers.0: `))).toBe(true);
    expect(errors.some((each) => each.startsWith(`${place("subprotocoll")}subprotocoll: `))).toBe(true);
  });

  it("says all that is wrong at once: values, kinds, and what the compiler finds", () => {
    const text = config
      .replace(/baudRate: \d+/, "baudRate: 0")
      .replace("echoCommand: true", 'echoCommand: "false"')
      .replace(/sizeBytes: 65536/, "sizeBytes: nowhere")
      .replace(/keepaliveSeconds: \d+/, "keepaliveSeconds: 0");
    const told = errorsOf(text).map((error) => error.replace(/^.*?: error /, ""));
    expect(told).toEqual([
      expect.stringMatching(/^SETTING outbox\.sizeBytes: the build cannot read/),
      expect.stringMatching(/^SETTING echoCommand: "false" is none of/),
      expect.stringMatching(/^SETTING keepaliveSeconds: 0 is not a whole number/),
      expect.stringMatching(/^SETTING uart\.baudRate: 0 is not a whole number/),
    ]);
  });

  it("says what to write for a full-width character", () => {
    const errors = errorsOf(config.replace("echoCommand: true,", "echoCommand： true，"));
    expect(errors.map((error) => error.replace(/^.*?: error /, ""))).toEqual(
      expect.arrayContaining([
        "TS1127: Invalid character: ： is full-width. Write :",
        "TS1127: Invalid character: ， is full-width. Write ,",
      ]),
    );
  });

  it("leaves a file that does not parse to the compiler", () => {
    expect(errorsOf(config.replace("baudRate: 115200", "baudRate: = 0")).join()).not.toContain("SETTING");
  });

  it("says which value it cannot read", () => {
    expect(errorsWith("sizeBytes: 65536", "sizeBytes: math.random(9999)")).toEqual([
      expect.stringMatching(/^src\/config\.ts\(\d+,16\): error SETTING outbox\.sizeBytes: the build cannot read/),
    ]);
  });
});
