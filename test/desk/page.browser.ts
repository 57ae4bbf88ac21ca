import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { keptBuild, tutorialFirmware } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { runCommand } from "../helpers/child.ts";
import { launchBrowser, openPage, type RunningDesk, startDesk } from "./browser.ts";

let browser: Browser;
let desk: RunningDesk;
let script: string;
const folder = mkdtempSync(path.join(tmpdir(), "desk-"));
const pages: { page: Page; problems: string[] }[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ folder: script } = await tutorialFirmware());
  desk = await startDesk("--script", script);
});

afterAll(async () => {
  await browser?.close();
  await desk?.child.kill();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  for (const { page, problems } of pages.splice(0)) {
    await page.close();
    expect(problems).toEqual([]);
  }
});

async function open(
  ...[options]: Parameters<typeof openPage> extends [unknown, unknown, ...infer Rest] ? Rest : never
) {
  const opened = await openPage(browser, desk.url, options);
  pages.push(opened);
  return opened.page;
}

const state = (page: Page, name: string) => page.waitForSelector(`[data-state="${name}"]`);
const text = (page: Page, testId: string) => page.getByTestId(testId).innerText();
const number = async (page: Page, testId: string) => Number(await text(page, testId));
const count = (page: Page, name: string) =>
  page
    .locator(`[data-count="${name}"]`)
    .innerText()
    .then((shown) => Number(shown.replaceAll(",", "")));

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function sendLine(page: Page, name: "serial" | "server", line: string): Promise<void> {
  await page.getByTestId(`${name}-input`).fill(line);
  await page.keyboard.press("Enter");
}

describe("the desk's page", () => {
  it("shows the module from boot to online, without scrolling", async () => {
    const page = await open();
    await state(page, "online");
    await until(async () => (await text(page, "transitions")).includes("connecting → online opened"));
    expect(await text(page, "transitions")).toContain("waiting-network → connecting network-up");
    expect(await text(page, "facts")).toContain(
      "wss://echo.airtun.air32.cn/ws/echo (Auth) · UART 1 115200 8N1, 8192 B",
    );
    expect(await text(page, "log")).toContain("luatos_gateway");
    expect(await page.content()).not.toContain("ABCDEGG");
    const sizes = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]";
    expect(await page.evaluate(sizes)).toEqual([1280, 800]);
  });

  it("carries the tutorial's exchange, typed at the keyboard alone", async () => {
    const page = await open();
    await state(page, "online");
    const focused = (): Promise<unknown> => page.evaluate("document.activeElement.dataset.testid");
    for (let presses = 0; (await focused()) !== "serial-input"; presses++) {
      expect(presses).toBeLessThan(40);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type('"echo"');
    await page.keyboard.press("Enter");
    await until(async () => (await text(page, "terminal")).includes('stand-in"}'));
    expect(await text(page, "frames")).toMatch(/▸ text \d+ \{"action":"echo","msg":"[^"]+"\}/);
    await until(async () => (await count(page, "consumed")) === 6);
  });

  it("shows the configuration in force by keyboard, without a secret", async () => {
    const page = await open();
    await state(page, "online");
    await page.getByTestId("settings").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    const shown = (await dialog.innerText()).replaceAll(/\s+/g, " ");
    expect(shown).toContain("headers Auth: *** UART 1 115200 8N1, 8192 B");
    expect(shown).toContain('probe.send "empty"');
    expect(shown).toContain("outbox.sizeBytes 65536");
    expect(await page.content()).not.toContain("ABCDEGG");
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(false);
  });

  it("carries a file both ways, with equal SHA-256", async () => {
    const page = await open();
    await state(page, "online");
    await page.getByTestId("clear").click();
    await until(async () => (await number(page, "uart-bytes")) === 0);
    const up = fileOf("up.bin", 40_000);
    const down = fileOf("down.bin", 30_000);
    await page.getByTestId("serial-file").setInputFiles(up.file);
    await page.getByTestId("server-file").setInputFiles(down.file);
    await until(
      async () => (await number(page, "server-bytes")) >= up.bytes && (await number(page, "uart-bytes")) >= down.bytes,
    );
    expect(await saved(page, "server.bin")).toBe(up.digest);
    expect(await saved(page, "uart.bin")).toBe(down.digest);
  });

  it("pulls the network and puts it back, and nothing is lost", async () => {
    const page = await open();
    await state(page, "online");
    await page.getByTestId("clear").click();
    await page.locator('[data-fault="no-network"]').click();
    await state(page, "waiting-network");
    await sendLine(page, "serial", "kept while the network is gone");
    await until(async () => (await count(page, "queued")) === 30);
    await page.locator('[data-fault="no-network"]').click();
    await state(page, "online");
    await until(async () => (await number(page, "server-bytes")) === 30);
    expect(await text(page, "frames")).toContain("binary 30 kept while the network is gone");
    await until(async () => (await count(page, "queued")) === 0);
  });

  it("saves what was done as a scenario that sim plays", async () => {
    const page = await open();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('a[href^="/scenario.ts"]').click(),
    ]);
    const file = path.join(folder, "scenario.ts");
    await download.saveAs(file);
    const recorded = readFileSync(file, "utf8");
    expect(recorded).toMatch(/"fault": "no-network",\s+"forMs": \d+/);
    expect(recorded).toContain('"send": "kept while the network is gone"');
    const sim = runCommand("sim", [script, "--engine", "wasmoon", "--scenario", file]);
    expect(await sim.exit).toBe(0);
    expect(sim.output()).toMatch(
      /fault: no-network[\s\S]*UART 1 < kept while the network is gone[\s\S]*connecting -> online/,
    );
  });

  it("leaves the firmware alive while memory is short", async () => {
    const page = await open();
    await state(page, "online");
    const shortMemory = page.locator('[data-fault="short-memory"]');
    await shortMemory.click();
    await page.locator('[data-fault="short-memory"][aria-pressed="true"]').waitFor();
    await page.waitForTimeout(3000);
    await shortMemory.click();
    await page.locator('[data-fault="short-memory"][aria-pressed="false"]').waitFor();
    await sendLine(page, "serial", "memory is there again");
    await until(async () => (await text(page, "frames")).includes("memory is there again"));
    expect(desk.child.output()).not.toContain("VM exit");
  });

  it("delays the path by keyboard, and shows so in each window", async () => {
    const page = await open();
    const second = await open();
    await state(page, "online");
    await page.getByRole("slider").focus();
    for (const shown of ["100 ms", "200 ms", "300 ms"]) {
      await page.keyboard.press("ArrowRight");
      for (const each of [page, second]) {
        await until(async () => (await each.locator(".delay output").innerText()) === shown);
      }
    }
    await page.locator('[data-fault="restore"]').click();
    await until(async () => (await second.locator(".delay output").innerText()) === "0 ms");
  });

  it("is whole again after a reload, and equal in two windows", async () => {
    const first = await open();
    const second = await open();
    await state(first, "online");
    await sendLine(first, "serial", "seen by both");
    for (const page of [first, second]) {
      await until(async () => (await text(page, "terminal")).includes("seen by both"));
    }
    const before = await text(first, "log");
    await first.reload();
    await state(first, "online");
    await until(async () => (await text(first, "log")) === before);
    expect(await text(first, "terminal")).toContain("seen by both");
  });

  it("sends a frame down, and shows what is not printable as what it is", async () => {
    const page = await open();
    await state(page, "online");
    await sendLine(page, "server", "<b>bold</b> \u202e\u0007 漢字");
    const shown = "<b>bold</b> \\u202e\\u0007 漢字";
    await until(async () => (await text(page, "terminal")).includes("<b>bold</b> \\u202e\\u0007"));
    expect(await text(page, "frames")).toContain(shown);
    expect(await page.locator("section b", { hasText: /^bold$/ }).count()).toBe(0);
    await desk.child.until("<b>bold</b> \\u202e\\u0007 漢字");
    expect(["\u0007", "\u202e"].filter((each) => desk.child.output().includes(each))).toEqual([]);
  });

  it.each([
    { width: 320, columns: 1 },
    { width: 360, columns: 1 },
    { width: 800, columns: 1 },
    { width: 960, columns: 4 },
    { width: 1280, columns: 5 },
  ])("fits where the window is $width wide, in both languages", async ({ width, columns }) => {
    for (const locale of ["en-US", "zh-CN"]) {
      const page = await open({ locale, viewport: { width, height: 800 } });
      await state(page, "online");
      await until(async () => (await text(page, "frames")).includes("wss://"));
      const outside =
        await page.evaluate(`[...document.querySelectorAll("section, header, h2, h2 *, button, .button, select, input, form")]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
        .map((each) => each.outerHTML.slice(0, 80))`);
      expect(outside).toEqual([]);
      const cut = await page.evaluate(`[...document.querySelectorAll("button, .button")]
        .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
        .map((each) => each.textContent)`);
      expect(cut).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      const lefts = await page.evaluate(
        '[...document.querySelectorAll("section")].map((each) => each.getBoundingClientRect().left)',
      );
      expect(new Set(lefts as number[]).size).toBe(columns);
      await page.getByTestId("settings").click();
      const dialog = await page.getByRole("dialog").boundingBox();
      expect(dialog?.width).toBeLessThanOrEqual(width);
      expect(
        await page.evaluate(
          "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('dialog'))",
        ),
      ).toBe(0);
    }
  });

  it("speaks Chinese to a Chinese browser, and dark where it is dark", async () => {
    const page = await open({ locale: "zh-CN", colorScheme: "dark" });
    await state(page, "online");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(await page.locator("h2").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("状态"), expect.stringContaining("日志")]),
    );
    await until(async () => (await text(page, "transitions")).includes("连接中 → 在线 已打开"));
    expect(await text(page, "transitions")).toContain("等待网络 → 连接中 网络接通");
    expect(await text(page, "frames")).toContain("已打开：wss://echo.airtun.air32.cn/ws/echo");
    const drawn = await page.locator(".states svg text").allTextContents();
    expect(drawn.filter((label) => /[a-z]/i.test(label))).toEqual([]);
    const paper = "getComputedStyle(document.documentElement).backgroundColor";
    expect(await page.evaluate(paper)).toBe("rgb(20, 23, 28)");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});

describe("the page's server", () => {
  it.each([
    ["no token", (url: URL) => `ws://${url.host}/desk`, (url: URL) => url.origin],
    ["another token", (url: URL) => `ws://${url.host}/desk?token=x`, (url: URL) => url.origin],
    ["another origin", (url: URL) => `ws://${url.host}/desk${url.search}`, () => "http://evil.test"],
    ["no origin", (url: URL) => `ws://${url.host}/desk${url.search}`, () => undefined],
  ])("refuses a socket with %s", async (_, target, origin) => {
    const url = new URL(desk.url);
    const from = origin(url);
    const socket = new WebSocket(target(url), from === undefined ? {} : { origin: from });
    const answer = await new Promise((resolve) => {
      socket.once("open", () => resolve("open"));
      socket.once("error", (error) => resolve(error.message));
    });
    expect(answer).toBe("Unexpected server response: 403");
  });

  it("gives nothing to who comes by another name, or without the token", async () => {
    const url = new URL(desk.url);
    expect((await fetch(`${url.origin}/`)).status).toBe(403);
    expect((await fetch(`${url.origin}/uart.bin`)).status).toBe(403);
    expect((await fetch(`${url.origin}/`, { method: "POST" })).status).toBe(405);
    expect((await fetch(desk.url)).headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("gives nothing under a foreign name that leads here", async () => {
    const url = new URL(desk.url);
    const status = await new Promise((resolve) => {
      get({ host: url.hostname, port: url.port, path: `/${url.search}`, headers: { host: "evil.test" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(status).toBe(403);
  });

  it("says who has the port, to a second desk", async () => {
    const { port } = new URL(desk.url);
    const second = runCommand("start", ["--port", port, "--serial", "tcp:0", "--engine", "wasmoon"]);
    expect(await second.exit).toBe(1);
    expect(second.errors()).toMatch(new RegExp(`port ${port} is taken by another luatos-gateway start, process \\d+`));
  });
});

function fileOf(name: string, size: number): { file: string; bytes: number; digest: string } {
  const file = path.join(folder, name);
  const bytes = randomBytes(size);
  writeFileSync(file, bytes);
  return { file, bytes: size, digest: digestOf(bytes) };
}

async function saved(page: Page, name: string): Promise<string> {
  // By keyboard: between the two halves of a click, a count may grow and move the link away.
  const link = page.locator(`a[download="${name}"]`);
  const [download] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
  const file = path.join(folder, name);
  await download.saveAs(file);
  return digestOf(readFileSync(file));
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("another firmware", () => {
  const others: RunningDesk[] = [];

  afterEach(async () => {
    for (const { child } of others.splice(0)) {
      await child.kill();
    }
  });

  async function openOther(folder: string): Promise<Page> {
    const other = await startDesk("--script", folder);
    others.push(other);
    const opened = await openPage(browser, other.url);
    pages.push(opened);
    return opened.page;
  }

  it("has its probes with a payload named and hidden, and its settings shown", async () => {
    const config = tutorialConfig.replace("everySeconds: 20", "everySeconds: 5").replace('"empty"', '{ text: "ping" }');
    const page = await openOther((await keptBuild("probe", new Map([["src/config.ts", config]]))).folder);
    await state(page, "online");
    const hides = page.getByLabel("hide probes");
    await hides.uncheck();
    await until(async () => /▸ text 4 probe ping/.test(await text(page, "frames")));
    await hides.check();
    await until(async () => !(await text(page, "frames")).includes("ping"));
    await page.getByTestId("settings").click();
    expect((await page.getByRole("dialog").innerText()).replaceAll(/\s+/g, " ")).toContain('probe.send.text "ping"');
  });

  it("is shown in no state when its script has ended", async () => {
    const ending = path.join(folder, "ending");
    mkdirSync(ending);
    const main = readFileSync(path.join(script, "main.lua"), "utf8");
    const end = 'sys.subscribe("IP_READY", function() sys.timerStart(function() error("the end") end, 4000) end)\n$&';
    writeFileSync(path.join(ending, "main.lua"), main.replace(/^return\b/m, end));
    const page = await openOther(ending);
    await state(page, "online");
    await page.locator('[data-testid="state"]').waitFor({ state: "detached" });
    await page.locator("section.log select").selectOption("desk");
    await until(async () => (await text(page, "log")).includes("the script has ended: the module boots again in 15 s"));
  });

  it("has the pins shown that it drives, as they are", async () => {
    const blinking = path.join(folder, "blinking");
    mkdirSync(blinking);
    writeFileSync(
      path.join(blinking, "main.lua"),
      `_G.sys = require("sys")
gpio.setup(27, 0)
gpio.setup(1, 1)
sys.timerLoopStart(function() gpio.toggle(27) end, 700)
sys.run()
`,
    );
    const page = await openOther(blinking);
    for (const shown of [
      '[data-pin="1"][data-level="1"]',
      '[data-pin="27"][data-level="1"]',
      '[data-pin="27"][data-level="0"]',
    ]) {
      await page.waitForSelector(shown);
    }
    await page.getByTestId("settings").click();
    expect(await page.getByRole("dialog").innerText()).toContain("The settings of this script are unknown");
  });
});
