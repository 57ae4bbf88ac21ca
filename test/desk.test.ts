import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { openSerialEnd, type SerialEnd } from "../host/world/serial/index.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";
import { type Child, projectDirectory, runCommand } from "./helpers/child.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    await cleanUp();
  }
});

const { folder: tutorial } = await tutorialFirmware();

/**
 * Runs `start`; with the tutorial's settings, unless a script folder is named; with its page where "--page" is said.
 */
function start(...words: string[]): Child {
  const script = words.includes("--script") ? [] : ["--script", tutorial];
  const hasPage = words.includes("--page");
  const page = hasPage || words.includes("--no-page") ? [] : ["--no-page"];
  const given = words.filter((word) => word !== "--page");
  const child = runCommand("start", [...given, ...script, ...page, "--engine", "wasmoon"]);
  cleanUps.push(() => child.kill());
  return child;
}

/** Makes a folder for a project, with an empty src/. */
function watchedProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "watched-"));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  for (const name of ["tsconfig.json", "tsconfig.firmware.json", "types"]) {
    cpSync(path.join(projectDirectory, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
  mkdirSync(path.join(folder, "src"));
  return folder;
}

/** Windows has no signals: there, ending a process from outside ends it without a word. */
const endsCleanly = async (child: Child): Promise<void> => {
  child.interrupt();
  expect(await child.exit).toBe(process.platform === "win32" ? null : 0);
};

describe("npm start", () => {
  it("shows the tutorial's exchange, and ends cleanly", async () => {
    const child = start();
    await child.until("connecting -> online");
    expect(child.output()).toContain('Type "echo" with its quotes');
    child.type('"echo"');
    await child.until(/UART {2}> \{"action":"echo","msg":"[^"]+","server":"[^"]+"\}/);
    await endsCleanly(child);
  });

  it("logs the module and the server apart from the data, and no secret", async () => {
    const child = start();
    await child.until("connecting -> online");
    child.type("twelve bytes");
    await child.until(/server \| .*binary 12 bytes/);
    expect(child.output()).toMatch(/^ *\d+\.\d{3} module \| I\/user\.gateway/m);
    expect(child.output()).not.toContain("ABCDEGG");
  });

  it("carries bytes between a TCP port and the server", async () => {
    const child = start("--serial", "tcp:0");
    await child.until("connecting -> online");
    const [, port] = /and 127\.0\.0\.1:(\d+)/.exec(child.output()) ?? [];
    const socket = connect(Number(port), "127.0.0.1");
    cleanUps.push(() => socket.destroy());
    socket.write('"echo"');
    expect(await textUntil(socket, "}")).toMatch(/^\{"action":"echo",.*"server":/);
  });

  it("sets a real port up as the script sets up its UART, whenever it does", async ({ skip }) => {
    skip(process.platform !== "linux", "only Linux tells how the far end of a pty is set up");
    const pty = await openSerialEnd("pty").catch((error: Error) => error.message);
    skip(typeof pty === "string", String(pty));
    const { address, close } = pty as SerialEnd;
    cleanUps.push(close);
    const stty = (): string => execFileSync("stty", ["-F", address, "-a"], { encoding: "utf8" });
    const folder = mkdtempSync(path.join(tmpdir(), "scripts-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      path.join(folder, "main.lua"),
      `PROJECT = "odd"
VERSION = "1.0.0"
_G.sys = require("sys")
uart.setup(1, 9600, 8, 2, uart.Odd)
uart.on(1, "receive", function() uart.setup(1, 4800) end)
sys.run()
`,
    );
    const child = start("--script", folder, "--serial", address);
    await child.until("Ctrl-C ends");
    expect(stty()).toMatch(/^speed 9600 baud[\s\S]* parodd[\s\S]* cstopb /);
    child.type("another speed");
    await child.until(`${address} is at 4800 8N1`);
    expect(stty()).toMatch(/^speed 4800 baud[\s\S]* -cstopb /);
  });

  it("has a peer at the USB port wait until the script reads, and loses nothing of it", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "scripts-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      path.join(folder, "main.lua"),
      `PROJECT = "usb"
VERSION = "1.0.0"
_G.sys = require("sys")
uart.setup(uart.VUART_0)
uart.setup(1)
local total = 0
uart.on(1, "receive", function()
  sys.timerLoopStart(function()
    for _ = 1, 64 do total = total + #uart.read(uart.VUART_0, 8192) end
    log.info("read", total)
  end, 5)
end)
sys.run()
`,
    );
    const child = start("--script", folder, "--usb", "tcp:0");
    await child.until(/^USB +\S+$/m);
    const [, port] = /^USB +127\.0\.0\.1:(\d+)$/m.exec(child.output()) ?? [];
    const socket = connect(Number(port), "127.0.0.1");
    cleanUps.push(() => socket.destroy());
    socket.write(Buffer.alloc(32 << 20));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(socket.writableLength).toBeGreaterThan(16 << 20);
    child.type("read, please");
    await child.until(`I/user.read ${32 << 20}`);
  });

  it("reaches a server of the user's own", async () => {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    cleanUps.push(() => server.close());
    const paths: (string | undefined)[] = [];
    server.on("connection", (socket, request) => {
      paths.push(request.url);
      socket.on("message", (data, binary) => {
        if ((data as Buffer).length > 0) {
          socket.send(`${binary ? "binary" : "text"} ${String(data)}`);
        }
      });
    });
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const child = start("--url", `ws://127.0.0.1:${port}/my/path`, "--quiet");
    await child.until("Ctrl-C ends");
    // The first line may come before the link is up: the gateway keeps it.
    child.type("ping pong");
    await child.until("UART  > binary ping pong");
    expect(paths).toEqual(["/my/path"]);
    expect(child.output()).not.toMatch(/module \|/);
  });

  it("lets others join by another address of the computer with the token in the URL alone, and this computer without", async ({
    skip,
  }) => {
    const address = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === "IPv4")?.address;
    skip(address === undefined, "this computer has no address but its own");
    const child = start("--listen", String(address));
    await child.until("connecting -> online");
    const [, join = ""] = /^Join +(ws:\S+)/m.exec(child.output()) ?? [];
    expect(join).toContain(`ws://${address}:`);
    const without = join.replace(/\?.*/, "");
    const [secure = ""] = /wss:\S+/.exec(child.output()) ?? [];
    // The token is random: it may end in any character.
    const wrongToken = join.slice(0, -1) + (join.endsWith("A") ? "B" : "A");
    const answers = {
      joined: await answerTo(join),
      joinedSecurely: await answerTo(secure + join.replace(/.*\?/, "?")),
      without: await answerTo(without),
      securelyWithout: await answerTo(secure),
      wrong: await answerTo(wrongToken),
      here: await answerTo(without.replace(String(address), "127.0.0.1")),
    };
    const echo = expect.stringContaining('"server"');
    expect(answers).toEqual({
      joined: echo,
      joinedSecurely: echo,
      without: "Unexpected server response: 403",
      securelyWithout: "Unexpected server response: 403",
      wrong: "Unexpected server response: 403",
      here: echo,
    });
    await child.until(`refused /ws/echo from ${address}:`);
    await child.until(new RegExp(`from ${address}:\\d+: text 17 bytes: \\{"action":"echo"\\}`));
    // The address with the token is for those who may join: no log contains it.
    expect(child.output().split("token=").length).toBe(2);
  });

  it("says of a loopback address that only programs on this computer join", async () => {
    const child = start("--listen", "localhost", "--serial", "tcp:0");
    await child.until("connecting -> online");
    const [, join = "", forWhom] = /^Join +(ws:\S+) for (.*)$/m.exec(child.output()) ?? [];
    expect(forWhom).toBe("programs on this computer");
    expect(await answerTo(join)).toContain('"server"');
    expect(child.output()).not.toContain("warning");
  });

  it("names the port of the server that is taken, and uses free ones", async () => {
    // If another program has the port, it is taken, too.
    const taken = createServer().listen(8443, "127.0.0.1");
    cleanUps.push(() => taken.close());
    await once(taken, "listening").catch(() => {});
    const child = start("--listen", "127.0.0.1", "--serial", "tcp:0");
    await child.until(/^port (8080|8443) is taken: the server uses free ports instead of 8080 and 8443$/m);
    await child.until("connecting -> online");
  });

  it("warns when other computers can connect to the UART, even with --quiet", async () => {
    const child = start("--serial", "tcp:0.0.0.0:0", "--usb", "tcp:0.0.0.0:0", "--quiet");
    await child.until("Ctrl-C ends");
    const warning =
      /^warning: other computers can connect to the serial port at 0\.0\.0\.0:\d+; it asks for no password$/gm;
    expect(child.output().match(warning)).toHaveLength(2);
  });

  it("takes a certificate of the user's own", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "certificate-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const { cert, private: key } = await generate([{ name: "commonName", value: "my own" }]);
    const files = { cert: path.join(folder, "own.crt"), key: path.join(folder, "own.key") };
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
    const child = start("--cert", files.cert, "--key", files.key);
    await child.until("connecting -> online");
    const [, port] = /wss:\/\/127\.0\.0\.1:(\d+)/.exec(child.output()) ?? [];
    const socket = tls.connect({ port: Number(port), host: "127.0.0.1", rejectUnauthorized: false });
    cleanUps.push(() => socket.destroy());
    await once(socket, "secureConnect");
    expect(socket.getPeerCertificate().subject.CN).toBe("my own");
  });

  it("says who has the usual port of the page, and takes another", async () => {
    const first = start("--serial", "tcp:0", "--page");
    await first.until(/^Page +http\S+/m);
    const second = start("--serial", "tcp:0", "--page");
    await second.until(/^Page +http\S+/m);
    const hasIt = /^Page +http:\/\/127\.0\.0\.1:7380\//m.test(first.output());
    const holder = hasIt ? `another luatos-gateway start, process ${first.pid}` : "";
    await second.until(`port 7380 is taken by ${holder}`);
    expect(second.output()).not.toMatch(/^Page +http:\/\/127\.0\.0\.1:7380\//m);
  });

  it("takes commands: a frame from the server as text and as hex, no network, a reset, and help", async () => {
    const child = start();
    await child.until("connecting -> online");
    child.type("/send to the module");
    await child.until("UART  > to the module");
    child.type("/hex 00 1b ff");
    await child.until("UART  > \\x00\\x1b\\xff");
    child.type("/hex 0");
    await child.until("/hex: expected bytes as pairs of hex digits");
    child.type("/offline");
    await child.until("online -> waiting-network network-down");
    child.type("/online");
    await child.until(/network-down[\s\S]*connecting -> online/);
    child.type("/reset");
    await child.until("online -> backing-off closed");
    child.type("/nonsense");
    await child.until("/nonsense: there is no such command");
    child.type("//slash");
    await child.until("binary 6 bytes: /slash");
  });

  it("promises nothing that another script or server does not do, and shows no secret of a URL", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "scripts-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, "main.lua"), 'PROJECT = "mine"\nVERSION = "1.0.0"\nsys.run()\n');
    const child = start("--script", folder, "--url", "ws://127.0.0.1:9/?token=secret-1");
    await child.until("Ctrl-C ends");
    expect(child.output()).toContain("your server, ws://127.0.0.1:9/?token=***");
    expect(child.output()).toContain("the script has not set it up");
    expect(child.output()).not.toMatch(/"echo"|secret-1/);
  });

  it("says in one line that a server refuses, and goes on", async () => {
    const port = await closedPort();
    const child = start("--url", `ws://127.0.0.1:${port}/`);
    await child.until(`127.0.0.1:${port} cannot be reached (ECONNREFUSED)`);
    await child.until("connecting -> backing-off");
    await endsCleanly(child);
  });

  it("boots another script folder", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "scripts-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, "other.lua"), 'return { name = "the other file" }');
    writeFileSync(
      path.join(folder, "main.lua"),
      'PROJECT = "mine"\nVERSION = "1.0.0"\nlocal other = require("other")\nlog.info("hello", rtos.bsp(), other.name)\nsys.run()\n',
    );
    const child = start("--script", folder, "--model", "Air780E");
    await child.until("I/user.hello EC618 the other file");
  });

  it("runs a prelude first, and with --watch boots again when it is saved", async () => {
    const folder = watchedProject();
    writeFileSync(
      path.join(folder, "src/main.ts"),
      'PROJECT = "sensor";\nVERSION = "1.0.0";\nlog.info("setup gives", i2c.setup(0, i2c.FAST));\nsys.run();\n',
    );
    const prelude = path.join(folder, "sensor.lua");
    const save = (answer: string): void =>
      writeFileSync(prelude, `i2c = setmetatable({ setup = function() return ${answer} end }, { __index = i2c })\n`);
    save("1");
    const child = start("--watch", "--script", path.join(folder, "lua-out"), "--prelude", prelude);
    await child.until("I/user.setup gives 1");
    await child.until("Ctrl-C ends");
    save("= 2");
    await child.until(`--prelude ${prelude}:1: unexpected symbol near '='\nThe old prelude keeps running.`);
    save("0");
    await child.until("I/user.setup gives 0");
    await endsCleanly(child);
  });

  it("watches: boots what was saved, keeps the old firmware while there is an error, and its ends of the UART", async () => {
    const folder = watchedProject();
    const main = path.join(folder, "src/main.ts");
    const save = (text: string, more = ""): void =>
      writeFileSync(
        main,
        `PROJECT = "watched";\nVERSION = "1.0.0";\nuart.setup(1, 115200);\nuart.on(1, "receive", (id) => {\n  const bytes = uart.read(id);\n  uart.write(id, \`${text} \${bytes};\`);\n});\n${more}log.info("this is", "${text}");\nsys.run();\n`,
      );
    save("first");
    const child = start("--watch", "--script", path.join(folder, "lua-out"), "--serial", "tcp:0");
    await child.until("I/user.this is first");
    await child.until("Ctrl-C ends");
    const socket = connect(Number(/and 127\.0\.0\.1:(\d+)/.exec(child.output())?.[1]), "127.0.0.1");
    cleanUps.push(() => socket.destroy());
    const answer = (bytes: string): Promise<string> => {
      const text = textUntil(socket, ";");
      socket.write(bytes);
      return text;
    };
    expect(await answer("a")).toBe("first a;");

    save("second", "log.info(1);\n");
    await child.until(/^src\/main\.ts\(8,10\): error TS2345.*\n\n {2}log\.info\(1\);\n {11}\^\n\n1 error: /m);
    expect(await answer("b")).toBe("first b;");

    save("third");
    await child.until("I/user.this is third");
    expect(await answer("c")).toBe("third c;");
    expect(child.output()).not.toContain("this is second");
    await endsCleanly(child);
  });

  it("says why the first build has failed, where there is nothing to boot", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "watched-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, "tsconfig.json"), "{");
    mkdirSync(path.join(folder, "src"));
    writeFileSync(path.join(folder, "src/main.ts"), "");
    const child = start("--watch", "--script", path.join(folder, "lua-out"));
    expect(await child.exit).toBe(1);
    expect(child.output()).toMatch(/error[\s\S]*\d+ errors?: the firmware in lua-out keeps running/);
    expect(child.errors()).toContain("main.lua: no such file");
  });

  it.each([
    {
      words: ["--watch", "--script", tmpdir()],
      code: 1,
      says: /--watch: .* is not lua-out\/ or lua-out\/NAME\/ of a project/,
    },
    {
      words: ["--listen", "192.0.2.250"],
      code: 1,
      says: /192\.0\.2\.250 is not an address .*: choose one with --listen/,
    },
    { words: ["--script", "no/such/folder"], code: 2, says: /main\.lua: no such file.*npx luatos-gateway build/ },
  ])("refuses $words in plain words", async ({ words, code, says }) => {
    const child = start(...words);
    expect(await child.exit).toBe(code);
    expect(child.errors()).toMatch(says);
    expect(child.errors()).not.toMatch(/^\s+at /m);
  });

  it("names a taken port", async () => {
    const taken = await listening();
    const { port } = taken.address() as AddressInfo;
    const child = start("--serial", `tcp:${port}`);
    expect(await child.exit).toBe(1);
    expect(child.errors()).toContain(String(port));
    expect(child.errors()).not.toMatch(/^\s+at /m);
  });
});

describe("npm run demo", () => {
  it("carries 64 KiB each way unchanged, then the exchange, and exits with 0", async () => {
    const child = runCommand("demo", ["--script", tutorial]);
    cleanUps.push(() => child.kill());
    expect(await child.exit).toBe(0);
    expect(child.output()).toMatch(/^UART → server +65536 +65536 +equal \w+… +0 /m);
    expect(child.output()).toMatch(/^server → UART +65536 +65536 +equal \w+… +0 /m);
    expect(child.output()).toMatch(/out of UART 1: +\{"action":"echo"/);
  });
});

function listening(): Promise<Server> {
  const server = createServer();
  cleanUps.push(() => server.close());
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function closedPort(): Promise<number> {
  const server = await listening();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What a client of the server is answered, or why it is not let in. */
function answerTo(url: string): Promise<string> {
  const socket = new WebSocket(url, { rejectUnauthorized: false });
  return new Promise<string>((resolve) => {
    socket.on("open", () => socket.send('{"action":"echo"}'));
    socket.on("message", (data) => resolve(String(data)));
    socket.on("error", (error) => resolve(error.message));
  }).finally(() => socket.terminate());
}

function textUntil(socket: Socket, end: string): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (piece) => {
      text += String(piece);
      if (text.endsWith(end)) {
        resolve(text);
      }
    });
  });
}
