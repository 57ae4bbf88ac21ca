import { describe, expect, it } from "vitest";
import { changeProblems } from "../build/settings/at-run-time.ts";
import { buildFirmware } from "../tools/build/index.ts";
import { tutorialConfig } from "../tools/soak/tutorial-config.ts";
import { projectDirectory } from "./helpers/child.ts";
import { goodSettings, problemsWith } from "./helpers/good-settings.ts";
import { buildProject } from "./helpers/projects.ts";

/** What the build says of a URL and of header lines: the reason, and the remedy. */

/** The errors of a project with these settings, without their places. */
async function errorsOf(settings: string, files: Record<string, string> = {}): Promise<string[]> {
  const text = `import { defineConfig, secret } from "luatos-gateway/config";\nexport default defineConfig(${settings} as never);\n`;
  const { errors, firmware } = await buildProject("", { "gateway.config.ts": text, ...files });
  expect(firmware).toEqual([]);
  return errors.map((error) => error.replace(/^gateway\.config\.ts\(2,\d+\): error SETTING /, ""));
}

const bytesOf = (text: string): string => Buffer.from(text).toString("latin1");

const told = (changes: Parameters<typeof problemsWith>[0]): string[] =>
  problemsWith(changes).map(({ path, why }) => `${path}: ${why}`);

const urlErrorsOf = (url: string): string[] => told({ url: bytesOf(url) });
const headerErrorsOf = (line: string): string[] => told({ headers: 1, "headers.0": bytesOf(line) });

describe("a URL", () => {
  it.each([
    ["", '"": it is empty.'],
    [" wss://host/x", '" wss://host/…": it begins with a space: remove it.'],
    ["wss://host/x ", '"wss://host/…": it ends in a space: remove it.'],
    ["wss://host/x\r\n", '"wss://host/…": it ends in a line end: remove it.'],
    ["\ufeffwss://host/x", '"U+FEFFwss://host/…": it begins with the invisible character U+FEFF: remove it.'],
    ["wss://host/a\tb", '"wss://host/…": it has a tab. Remove it.'],
    ["wss://host/a b", '"wss://host/…": it has a space. Percent-encode it: %20.'],
    ["wss://host/中", '"wss://host/…": it has "中". Percent-encode it: %E4%B8%AD.'],
    ["wss：//host/", '"wss：/…": it does not begin with ws:// or wss:// in lower case.'],
    ["ws:/x", '"ws:/x": it does not begin with ws:// or wss:// in lower case.'],
    ["wss:///x", '"wss:///…": it has no host.'],
    ["wss://:80/x", '"wss://:80/…": it has no host.'],
    ["wss://中文.cn/x", '"wss://中文.cn/…": its host has a character beyond ASCII. Write xn--fiq228c.cn.'],
    ["wss://host。cn/", '"wss://host。cn/": its host has a character beyond ASCII. Write host.cn.'],
    [
      "wss://host：443/",
      /^"wss:\/\/host：443\/": its host has a character beyond ASCII\. Write it as punycode, xn--…\.$/,
    ],
    ["wss://%E4%B8%AD.cn/x", /^"wss:\/\/%E4%B8%AD\.cn\/…": its host has a %, .* punycode/],
    ["wss://host%41/x", /its host has a %/],
    ["wss://ho st/x", '"wss://ho st/…": its host has a space, which no host has.'],
    ["wss://ho,st/x", '"wss://ho,st/…": its host has ",", which no host has.'],
    ["wss://ho*st/x", '"wss://ho*st/…": its host has "*", which no host has.'],
    ["wss://a..b/x", '"wss://a..b/…": its host begins with a dot, or has two in a row.'],
    ["wss://.ab/x", '"wss://.ab/…": its host begins with a dot, or has two in a row.'],
    ["wss://-ab/x", '"wss://-ab/…": its host has a "-" at an end of a part between dots, which no host has.'],
    ["wss://a.b-.cn/x", '"wss://a.b-.cn/…": its host has a "-" at an end of a part between dots, which no host has.'],
    [`wss://${"a".repeat(64)}.cn/`, /its host has 64 characters between dots\. A name has 63 at most\.$/],
    [`wss://b.${"a".repeat(80)}:80/`, /its host has 80 characters between dots\. A name has 63 at most\.$/],
    ["ws://192.168.1.256/x", '"ws://192.168.1.256/…": its host is not four numbers from 0 to 255.'],
    ["wss://::1/x", /^"wss:\/\/::1\/…": it has an IPv6 address, /],
    ["wss://fe80::1%eth0/x", /it has an IPv6 address, /],
    ["wss://1:2:3:4:5:6:7:8:443/x", /it has an IPv6 address, /],
    ["wss://[::1]/x", /it has an IPv6 address, /],
    ["wss://host:65536/x", '"wss://host:65536/…": its port is not a number from 1 to 65535.'],
    ["wss://host:80:90/x", '"wss://host:80:90/…": its port is not a number from 1 to 65535.'],
    ["wss://host/%zz", '"wss://host/…": it has a % without two hex digits after it. Write % itself as %25.'],
    ["wss://host/%", /Write % itself as %25/],
    ["wss://host/?a=%4", /Write % itself as %25/],
  ])("%j is refused with its reason", (url, why) => {
    expect(urlErrorsOf(url)).toEqual([
      typeof why === "string" ? `url: ${why}` : expect.stringMatching(new RegExp(why.source.replace(/^\^/, "^url: "))),
    ]);
  });

  it.each([
    "wss://host.example./x",
    "ws://my_host-1/%E4%B8%AD?a=%20",
    "ws://a--b.c-d/",
    `ws://${"a".repeat(63)}.cn/`,
    "ws://10.0.0.1/",
    'ws://host/?y="z"',
    "ws://xn--fiq228c.cn/",
  ])("%s is fine", (url) => {
    expect(urlErrorsOf(url)).toEqual([]);
  });

  const token = "geheim";
  it.each([
    `wss://host:0/${token}`,
    `wss://host:0?token=${token}`,
    `wss://host:0/#${token}`,
    `wss://user:${token}@host/`,
    `wss:///${token}`,
    `wss:////${token}`,
    `wss://user:/${token}@host/`,
    `wss://user:?${token}@host/`,
    `wss://user:#${token}@host/`,
    `user:${token}@host`,
    `wss://ho st/?${token}`,
    `wss:\\\\host\\${token}`,
    ` wss://user:${token}@host/`,
    `wss://中文.cn/%zz${token}`,
  ])("%j is refused without what may be secret in it", (url) => {
    const errors = urlErrorsOf(url);
    expect(errors).toHaveLength(1);
    expect(errors[0]).not.toContain(token);
  });

  it("that comes from a secret is not told in part", async () => {
    const files = { ".env": "URL=wss://中文.cn:99999/x\nHOST=文\n" };
    expect(await errorsOf('{ url: secret("URL") }', files)).toEqual([
      'url: "…": its host has a character beyond ASCII. Write it as punycode, xn--….',
    ]);
    expect(await errorsOf('{ url: "ws://" + secret("HOST") + ".cn/" }', files)).toEqual([
      'url: "ws://….cn/": its host has a character beyond ASCII. Write it as punycode, xn--….',
    ]);
  });

  it("is judged so by the client of the control channel, too", () => {
    expect(changeProblems({ ...goodSettings, url: "ws://ab/" }, { url: "ws://a%41/" })).toEqual([
      expect.stringMatching(/^url: "ws:\/\/a%41\/": its host has a %/),
    ]);
  });
});

describe("a header line", () => {
  it.each([
    ["no colon", "it has no colon after a name, as in `Name: value`."],
    ["Token：abc", 'it has no colon after a name, as in `Name: value`. "：" is another character.'],
    ["", "it has no colon after a name, as in `Name: value`."],
    [" A: b", "it begins with a space: remove it."],
    ["A: b\r\n", "it ends in a line end: remove it."],
    ["A b: c", "its name has a space, which no name of a header has."],
    ["名: c", 'its name has "名", which no name of a header has.'],
    ["A(: c", 'its name has "(", which no name of a header has.'],
    ["${imei}: c", "it has a placeholder in its name. Placeholders work only in the value."],
    [": c", "it is not `Name: value`."],
    ["Host: a.example", "the core writes this line itself. A second one makes the request invalid."],
    ["upgrade: websocket", "the core writes this line itself. A second one makes the request invalid."],
    ["Connection: close", "the core writes this line itself. A second one makes the request invalid."],
    ["Sec-WebSocket-Key: x", "the core writes this line itself. A second one makes the request invalid."],
    ["Sec-WebSocket-Version: 13", "the core writes this line itself. A second one makes the request invalid."],
    [
      "Sec-WebSocket-Extensions: permessage-deflate",
      "the core has no extensions. A server that used one would send what the core cannot read.",
    ],
    ["sec-websocket-accept: x", "only a server sends this line."],
    ["Content-Length: 0", "the request of a WebSocket has no body, and servers refuse one."],
    ["Transfer-Encoding: chunked", "the request of a WebSocket has no body, and servers refuse one."],
    ["Trailer: X-A", "the request of a WebSocket has no body, and servers refuse one."],
    ["Expect: 100-continue", "the core does not wait for the answer that this line asks for."],
  ])("%j is refused with its reason", (line, why) => {
    expect(headerErrorsOf(line)).toEqual([`headers.0: ${why}`]);
  });

  it.each(["X-Name: 中文", "A: b ", "A:\tb", "X!#$%&'*+-.^_`|~9:x", "Origin: http://a", "Accept: a", "Cookie: a=b"])(
    "%j is fine",
    (line) => {
      expect(headerErrorsOf(line)).toEqual([]);
    },
  );

  it.each([
    ['[, "A: b"]', "headers.0: undefined is not a text."],
    ['["A: b", , "C: d"]', "headers.1: undefined is not a text."],
    ['["A: b", undefined]', "headers.1: undefined is not a text."],
    ["new Array(1)", "headers.0: undefined is not a text."],
  ])("that is missing in %s is told at its place", async (headers, error) => {
    expect(await errorsOf(`{ url: "ws://ab/", headers: ${headers} }`)).toEqual([error]);
  });

  it("that is missing is told at its place in src/config.ts, too", async () => {
    const text = tutorialConfig.replace(/headers: \[.*\]/, 'headers: [, "A: b"]');
    const { errors } = await buildFirmware({
      projectDirectory,
      names: ["main"],
      replace: new Map([["src/config.ts", text]]),
    });
    expect(errors.filter((error) => !/^src\/config\.ts\(5,\d+\): error /.test(error))).toEqual([]);
    expect(errors).not.toEqual([]);
  });
});

it("a missing setting does not hide values that cannot be", async () => {
  expect(await errorsOf("{ uart: { baudRate: 0, id: 9 } }")).toEqual([
    "url: there is none.",
    "uart.baudRate: 0 is not a whole number from 300 to 921600 (the speeds of MAIN_UART).",
    "uart.id: 9 is none of 0, 1, 2, 3, 32 (1 is MAIN_UART, 32 the USB port).",
  ]);
});

it.each(["'a text'", "null", "undefined", "{ a: 1 }"])(
  "a file of settings that throws %s is an error with its place",
  async (thrown) => {
    const { errors } = await buildProject("", {
      "gateway.config.ts": `throw ${thrown};\nexport default { url: "ws://ab/" };\n`,
    });
    expect(errors).toEqual([expect.stringMatching(/^gateway\.config\.ts\(1,1\): error CONFIG: /)]);
  },
);
