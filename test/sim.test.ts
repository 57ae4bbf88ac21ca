import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readSimOptions } from "../tools/sim/options.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";
import { projectDirectory } from "./helpers/child.ts";
import { lines, scriptFolders, sim } from "./helpers/sim.ts";

const scripts = scriptFolders();

/** What --traffic says. */
const traffic = /over the network: (\d+) bytes up, (\d+) bytes down/;

describe.concurrent("npm run sim", () => {
  it("runs a script folder in virtual time and prints the log as the module does", async () => {
    const child = sim(path.join(projectDirectory, "lua-out/echo"), "--ms", "40000");
    expect(await child.exit).toBe(0);
    const lines = child.output().trim().split("\n");
    // An address comes 2.5 s after boot.
    expect(lines.filter((line) => /^\[0{8}2\.\d{3}\] I\/user\.wsc conack/.test(line))).toHaveLength(1);
    const answers = lines.flatMap((line) => /I\/user\.wsc recv (\{.*\}) 1 1$/.exec(line)?.[1] ?? []);
    expect(answers.map((answer) => (JSON.parse(answer) as { action: string }).action)).toEqual([
      "echo",
      "echo",
      "echo",
    ]);
  });

  it("runs twice with the same log, byte for byte", async () => {
    const words = [(await tutorialFirmware()).folder, "--ms", "30000", "--seed", "7"];
    const [first, second] = [sim(...words), sim(...words)];
    expect([await first.exit, await second.exit]).toEqual([0, 0]);
    expect(first.output()).toContain("connecting -> online");
    expect(first.output()).not.toMatch(traffic);
    expect(first.output()).toBe(second.output());
  });

  it("ends when nothing can happen any more", async () => {
    const folder = scripts({
      "main.lua": 'sys.timerStart(function() log.info("late", rtos.bsp()) end, 86400000)\nsys.run()\n',
    });
    const child = sim(folder, "--ms", "172800000");
    expect(await child.exit).toBe(0);
    expect(child.output().trim()).toBe("[000086400.000] I/user.late EC618");
  });

  it("--traffic says what went over the network in the end", async () => {
    const { folder } = await tutorialFirmware();
    const short = sim(folder, "--ms", "30000", "--traffic");
    const long = sim(folder, "--ms", "600000", "--traffic");
    expect([await short.exit, await long.exit]).toEqual([0, 0]);
    const [, up = "0", down = "0"] = traffic.exec(lines(short).at(-1) ?? "") ?? [];
    const [, moreUp = "0", moreDown = "0"] = traffic.exec(lines(long).at(-1) ?? "") ?? [];
    // The handshake; then a probe each 20 s.
    expect(Number(up)).toBeGreaterThan(250);
    expect(Number(moreUp) - Number(up)).toBeGreaterThan(25 * 86);
    expect(Number(moreDown) - Number(down)).toBeGreaterThan(25 * 82);
  });

  it("--traffic is counted in virtual time alone", () => {
    expect(() => readSimOptions(["lua-out", "--traffic", "--realtime"])).toThrow(
      /--traffic is counted in virtual time/,
    );
  });

  it("ends at once with the script's own code", async () => {
    const child = sim(
      scripts({ "main.lua": 'print("a")\npcall(function() os.exit(7) print("b") end)\nprint("c")\nsys.run()\n' }),
    );
    expect(await child.exit).toBe(7);
    expect(lines(child)).toEqual(["a"]);
  });

  it("gives 1 when main.lua comes to its end: the module restarts then", async () => {
    const child = sim(scripts({ "main.lua": 'print("a")\n' }));
    expect(await child.exit).toBe(1);
    expect(lines(child)).toEqual(["a", "E/main Lua VM exit!! reboot in 15000ms"]);
  });

  it("ends at the first restart, or at a later one", async () => {
    const folder = scripts({
      "main.lua": 'print(pm.lastReson())\nsys.timerStart(function() rtos.reboot() print("no") end, 10)\nsys.run()\n',
    });
    const [first, third] = [sim(folder), sim(folder, "--reboots", "2")];
    expect([await first.exit, await third.exit]).toEqual([0, 0]);
    expect(lines(first)).toHaveLength(1);
    expect(lines(third)).toHaveLength(3);
  });

  it("speaks of no hour when the module has restarted, and its script works for long before it waits", async () => {
    const child = sim(scripts({ "main.lua": "for i = 1, 3000000 do end\nrtos.reboot()\nsys.run()\n" }));
    expect(await child.exit).toBe(0);
    expect(child.errors()).toBe("");
  });

  it("runs on the engine that was asked for, and within the heap", async () => {
    const folder = scripts({
      "main.lua":
        'print(2147483647 + 1 < 0, 1 << 32, rtos.meminfo() == 100000)\nlocal t = {}\nfor i = 1, 1000 do t[i] = ("x"):rep(100) .. i end\nsys.run()\n',
    });
    const [wide, narrow, short] = [sim(folder), sim(folder, "--engine", "fengari"), sim(folder, "--heap", "100000")];
    expect([await wide.exit, await narrow.exit, await short.exit]).toEqual([0, 0, 1]);
    expect(lines(wide)).toEqual(["false 4294967296 false"]);
    expect(lines(narrow)).toEqual(["true 0 false"]);
    expect(lines(short)[0]).toBe("false 4294967296 true");
    expect(short.output()).toContain("not enough memory");
  });

  it("takes a folder as Luatools flashes it: flat, with any bytes", async () => {
    const folder = scripts({
      "main.lua": Buffer.from(
        '\ufeffprint(require("deep"))\r\nprint(#io.readFile("/luadb/logo.bin"))\r\nsys.run()\r\n',
      ),
      "lib/more/deep.lua": Buffer.from("return ('\xc4\xe3'):toHex()", "latin1"),
      "res/logo.bin": Buffer.from([0, 255, 0]),
      "other/main.lua": "this is another project",
      "lib/logo.bin": "the same name, and first in order",
    });
    const child = sim(folder);
    expect(await child.exit).toBe(0);
    expect(lines(child)).toEqual(["C4E3", String("the same name, and first in order".length)]);
    expect(child.errors()).toMatch(/res.logo\.bin is left out: .*lib.logo\.bin has the same name/);
  });

  it("gives a script that was written for the vendor's runtime its network, and a server behind each name", async () => {
    const main = `require "driver"
      sys.taskInitEx(function()
        while not socket.adapter(socket.dft()) do sys.waitUntil("IP_READY", 1000) end
        socket.sntp()
        log.info("time", sys.waitUntil("NTP_UPDATE", 30000))
        local link = websocket.create(nil, "wss://any.example/ws/echo")
        link:on(function(_, event, data) sys.sendMsg("main", event, data) end)
        link:connect()
        while true do
          local message = sys.waitMsg("main")
          log.info(message[1], message[2])
          if message[1] == "conack" then link:send(json.encode({action = "echo"})) end
          if message[1] == "recv" then os.exit(0) end
        end
      end, "main")
      sys.run()`;
    const driver = `sys.subscribe("IP_READY", function(_, adapter)
        if adapter == socket.ETH0 then log.info("ready", socket.setDNS(adapter, 1, "223.5.5.5")) end
      end)
      socket.dft(socket.ETH0)`;
    const folder = scripts({ "main.lua": main, "netdrv/driver.lua": driver });
    for (const child of [sim(folder), sim(folder, "--realtime")]) {
      expect(await child.exit).toBe(0);
      const wanted = [
        "I/user.conack nil",
        "I/user.ready true",
        "I/user.time true 0",
        /^I\/user.recv .*"action":"echo"/,
      ];
      for (const line of wanted) {
        expect(lines(child)).toContainEqual(typeof line === "string" ? line : expect.stringMatching(line));
      }
    }
  });

  it("keeps what the scripts write in a folder of its own", async () => {
    const folder = scripts({
      "main.lua":
        'print(io.exists("/a"), io.writeFile("/a", "x"), io.readFile("/a"), io.writeFile("/luadb/b", "x"))\nsys.run()\n',
    });
    for (const child of [sim(folder), sim(folder)]) {
      expect(await child.exit).toBe(0);
      expect(lines(child).at(-1)).toBe("false true x");
    }
    expect(readdirSync(folder)).toEqual(["main.lua"]);
  });

  it("stands in for what is not simulated with --prelude, as the page shows", async () => {
    const folder = scripts({
      "main.lua":
        "print(i2c.setup(0, i2c.FAST), i2c.send(0, 0x48, 0), i2c.send(0, 1, 0), i2c.recv(0, 0x48, 2):toHex())\ni2c.scan()\n",
    });
    const examples = ["simulator.md", "simulator.zh-CN.md"].map(
      (page) =>
        /```lua\n(-- sensor\.lua.*?)```/s.exec(readFileSync(path.join(projectDirectory, "docs", page), "utf8"))?.[1],
    );
    const children = examples.map((text = "") =>
      sim(folder, "--prelude", path.join(scripts({ "sensor.lua": text }), "sensor.lua")),
    );
    for (const child of children) {
      expect(await child.exit).toBe(1);
      expect(lines(child)[0]).toBe("1 true false 1580 4");
      expect(child.output()).toContain("/luadb/main.lua:2: i2c.scan is not simulated.");
    }
  });

  it("names the file and the line when --prelude has a syntax error, or does not exist", async () => {
    const folder = scripts({ "main.lua": "sys.run()\n" });
    const wrong = path.join(scripts({ "wrong.lua": "local a = 1\nlocal = 2\n" }), "wrong.lua");
    const [broken, missing] = [sim(folder, "--prelude", wrong), sim(folder, "--prelude", "missing.lua")];
    expect([await broken.exit, await missing.exit]).toEqual([2, 2]);
    expect(broken.errors()).toBe(
      `--prelude ${wrong}:2: <name> expected near '='\nTry: npx luatos-gateway sim --help\n`,
    );
    expect(missing.errors()).toBe("--prelude missing.lua: no such file\nTry: npx luatos-gateway sim --help\n");
  });

  it("ends in real time too, when nothing can happen any more", async () => {
    const child = sim(scripts({ "main.lua": 'sys.timerStart(print, 50, "late")\nsys.run()\n' }), "--realtime");
    expect(await child.exit).toBe(0);
    expect(lines(child)).toEqual(["late"]);
  });

  it("has a port on USB", async () => {
    const main = `uart.setup(uart.VUART_0)
uart.on(uart.VUART_0, "receive", function(id)
  uart.write(id, uart.read(id, 100):upper())
  sys.timerStart(os.exit, 50)
end)
print("go")
sys.run()
`;
    const child = sim(scripts({ "main.lua": main }), "--usb", "tcp:0");
    await child.until("go");
    while (!child.errors().includes("USB is")) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const [, port] = /USB is 127\.0\.0\.1:(\d+)/.exec(child.errors()) ?? [];
    const socket = connect(Number(port), "127.0.0.1").setEncoding("utf8");
    socket.write("hello");
    const [answer] = await once(socket, "data");
    expect(answer).toBe("HELLO");
    expect(await child.exit).toBe(0);
    socket.destroy();
  });

  it("gives the module its address after --address-after", async () => {
    const folder = scripts({
      "main.lua": 'sys.subscribe("IP_READY", function() os.exit(mcu.ticks() // 100) end)\nsys.run()\n',
    });
    expect(await sim(folder).exit).toBe(25);
    expect(await sim(folder, "--address-after", "700").exit).toBe(7);
  });

  it("gives 1 and the traceback when the VM ends with an error", async () => {
    const child = sim(
      scripts({ "main.lua": "sys.taskInit(function()\n  sys.wait(10)\n  local x = nil + 1\nend)\nsys.run()\n" }),
    );
    expect(await child.exit).toBe(1);
    expect(child.output()).toContain("main.lua:3: attempt to perform arithmetic on a nil value");
    expect(child.output()).toMatch(/Lua VM exit!! reboot in 15000ms/);
  });

  it("shows the lines of the TypeScript in a traceback, and none of the simulator", async () => {
    const folder = scripts({
      "main.lua":
        'PROJECT = "x"\nVERSION = "1.0.0"\nBUILD = "01234567"\nlocal function f() uart.setup({}) end\nsys.taskInit(function() f() end)\nsys.run()\n',
      "main.lua.map": JSON.stringify({
        version: 3,
        sources: ["../src/main.ts"],
        mappings: ";;;AAAA;AACA;AACA",
        x_build: "01234567",
      }),
    });
    const child = sim(folder);
    expect(await child.exit).toBe(1);
    const problem = "src/main.ts:1: bad argument #1 to 'setup' (number expected, got table)\\r";
    const trace = [
      "stack traceback:",
      "\t[C]: in function 'error'",
      "\tsrc/main.ts:1: in upvalue 'f'",
      "\tsrc/main.ts:2: in function <src/main.ts:2>",
    ];
    expect(lines(child).slice(0, 10)).toEqual([
      `E/user.coroutine.resume ${problem}`,
      ...trace,
      ...[problem, ...trace].map((line) => `E/main ${line}`),
    ]);
    expect(child.output()).not.toMatch(/luatos:|\[C\]:\d/);
  });

  it("says once where a function is new each time that a module's Lua would keep, and what to do", async () => {
    const folder = scripts({
      "main.lua": `for round = 1, 4 do
  sys.timerStart(function() log.info("tick") end, 10)
  sys.timerStart(function() log.info("tock") end, 10)
end
sys.run()
`,
    });
    const warned = sim(folder, "--ms", "100");
    expect(await warned.exit).toBe(0);
    expect(warned.output().match(/tick|tock/g)).toEqual(["tick", "tock"]);
    expect(warned.errors().trim().split("\n")).toEqual([
      expect.stringMatching(/^main\.lua:2 makes a new function each time on wasmoon.* run with --engine lua32$/),
    ]);
    const plain = sim(folder, "--ms", "100", "--engine", "fengari");
    expect(await plain.exit).toBe(0);
    expect(plain.errors()).toBe("");
  });

  it("sends texts and bytes, and shows what comes out", async () => {
    const echo = `uart.setup(1, 9600)
      uart.on(1, "receive", function(id, n) uart.write(id, uart.read(id, n)) end)
      sys.run()`;
    const folder = scripts({ "main.lua": echo });
    const child = sim(folder, "--send", "100:hello: you", "--send-hex", "500:00FF", "--ms", "1000");
    expect(await child.exit).toBe(0);
    expect(lines(child)).toEqual([
      "UART 1 < hello: you",
      "UART 1 > hello: you",
      "UART 1 < hex 00ff",
      "UART 1 > hex 00ff",
    ]);
    const real = sim(folder, "--send", "100:real", "--realtime", "--ms", "1500");
    expect(await real.exit).toBe(0);
    expect(lines(real)).toEqual(["UART 1 < real", "UART 1 > real"]);
  });

  it.each([
    { what: "no main.lua", files: {}, says: /main\.lua: no such file/ },
    { what: "a syntax error", files: { "main.lua": "local ok = 1\nx = = 1\n" }, says: /^main\.lua:2:/m },
    { what: "one in another file", files: { "main.lua": "sys.run()\n", "b.lua": "if" }, says: /^b\.lua:1:/m },
  ])("gives 2 and the place for $what", async ({ files, says }) => {
    const child = sim(scripts(files as Record<string, string>));
    expect(await child.exit).toBe(2);
    expect(child.errors()).toMatch(says);
  });

  it.each([
    { words: [], says: /one script folder/ },
    { words: ["x", "--ms", "soon"], says: /--ms soon: not a whole number/ },
    { words: ["x", "--era", "2030"], says: /--era 2030: not known. Known: 2024, 2025-08, 2025-12/ },
    { words: ["x", "--model", "Air9"], says: /--model Air9: not known/ },
    { words: ["x", "--engine", "luajit"], says: /--engine luajit: not known. Known: wasmoon, fengari, lua32/ },
    { words: ["x", "--engine", "fengari", "--heap", "9"], says: /--heap: fengari does not count its heap/ },
    { words: ["x", "--url", "http://x"], says: /--url "http:\/\/x": it does not begin with ws:\/\/ or wss:\/\// },
    { words: ["x", "--address-after", "never"], says: /--address-after never: not a whole number/ },
    { words: ["x", "--realtime=9"], says: /--realtime/ },
    { words: ["x", "--send", "echo"], says: /--send echo: not MS:TEXT, such as 5000:hello/ },
    { words: ["x", "--send", "5:a\\qb"], says: /^--send 5:a\\qb: \\q is not an escape\. Known: .*\\x41 \(a byte\)/ },
    { words: ["x", "--send", "5:\\x4"], says: /: \\x4 is not an escape/ },
    { words: ["x", "--send", "5:\\xg1"], says: /: \\xg1 is not an escape/ },
    { words: ["x", "--send", "5:\\u12"], says: /: \\u12 is not an escape/ },
    { words: ["x", "--send", "5:\\ud83d!"], says: /: \\ud83d is not an escape/ },
    { words: ["x", "--send", "5:\\u{110000}"], says: /: \\u\{110000\} is not an escape/ },
    { words: ["x", "--send", "5:\\012"], says: /: \\012 is not an escape/ },
    { words: ["x", "--send", "5:C:\\"], says: /: \\ is not an escape/ },
    { words: ["x", "--send-hex", "5:0"], says: /--send-hex 5:0: not MS:HEX, such as 5000:00ff/ },
  ])("refuses $words in plain words", ({ words, says }) => {
    expect(() => readSimOptions(words)).toThrow(says);
  });

  it.each([
    ["AT\\r\\n", "41540d0a"],
    ['"echo"', "226563686f22"],
    ['\\"echo\\"', "226563686f22"],
    ["\\'\\t\\0\\\\", "2709005c"],
    ["\\x41\\xff\\x00", "41ff00"],
    ["中", "e4b8ad"],
    ["\\u4e2d", "e4b8ad"],
    ["\\ud83d\\ude00\\u{1F600}", "f09f9880f09f9880"],
    ["two\nlines: a=1", "74776f0a6c696e65733a20613d31"],
  ])("--send %j sends these bytes", (text, hex) => {
    expect(readSimOptions(["x", "--send", `5:${text}`]).sends).toEqual([{ atMs: 5, send: { hex } }]);
  });

  it("shows escaped what a script, a scenario or the UART has of control characters, escape sequences and bidirectional marks", async () => {
    const evil = "\\27[31m\\7\\226\\128\\174\\226\\129\\166\\r\\194\\155 tab\\tend";
    const main = `log.info("log", "${evil}")
print("${evil}")
uart.setup(1)
uart.on(1, "receive", function() uart.write(1, uart.read(1, 100)) sys.timerStart(function() error("${evil}") end, 500) end)
sys.run()
`;
    const file = path.join(scripts({ "scenario.json": "" }), "scenario.json");
    const sent = "\u001b]0;title\u0007\u202e\u2067\u009b2J";
    writeFileSync(
      file,
      JSON.stringify({
        endMs: 3000,
        steps: [
          { atMs: 1000, send: sent },
          { atMs: 1100, expect: `${sent}!` },
        ],
      }),
    );
    const child = sim(scripts({ "main.lua": main }), "--scenario", file);
    expect(await child.exit).toBe(1);
    const all = child.output() + child.errors();
    expect(all).not.toMatch(/[^\P{C}\n\t]|\p{Zl}|\p{Zp}/u);
    const shown = "\\u001b[31m\\u0007\\u202e\\u2066\\r\\u009b tab\tend";
    expect(lines(child)).toEqual(expect.arrayContaining([`I/user.log ${shown}`, shown]));
    const shownData = "\\u001b]0;title\\u0007\\u202e\\u2067\\u009b2J";
    expect(lines(child)).toEqual(expect.arrayContaining([`UART 1 < ${shownData}`, `UART 1 > ${shownData}`]));
    expect(all).toMatch(/main\.lua:4: \\u001b\[31m/);
  });
});
