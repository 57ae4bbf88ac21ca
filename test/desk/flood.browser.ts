import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { launchBrowser, openPage, type RunningDesk, startDesk } from "./browser.ts";

// For minutes: LUATOS_FLOOD_SECONDS=300 npx vitest run --config vitest.browser.config.ts test/desk/flood.browser.ts
const seconds = Number(process.env.LUATOS_FLOOD_SECONDS ?? 6);
const timeoutMs = 120_000 + 2000 * seconds;
/** Twice what five minutes of it took. It does not grow with the time. */
const mostMegabytes = { desk: 320, page: 120 };

const folder = mkdtempSync(path.join(tmpdir(), "flood-"));
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe(`a flood of ${seconds} s`, () => {
  it(
    "of log lines and bytes both ways at 921600 baud leaves the page quick and the memory bounded",
    async () => {
      writeFileSync(path.join(folder, "main.lua"), logging);
      const page = await flooded(folder);
      expect(await page.getByTestId("log").locator(".row").count()).toBeLessThanOrEqual(250);
      expect(await page.getByTestId("log").innerText()).toMatch(/line \d{5,}/);
      expect(await count(page, "uartIn")).toBeGreaterThan(100_000);
      expect(await count(page, "uartOut")).toBeGreaterThan(100_000);
      await page.close();
    },
    timeoutMs,
  );

  it(
    "through gateway and server and back at 921600 baud leaves the page quick and the memory bounded",
    async () => {
      const config = tutorialConfig.replace("/ws/echo", "/ws/echo2").replace("115200", "921600");
      const built = await keptBuild("flood", new Map([["src/config.ts", config]]));
      const page = await flooded(built.folder);
      expect(await count(page, "serverIn")).toBeGreaterThan(100_000);
      expect(await count(page, "uartOut")).toBeGreaterThan(100_000);
      await page.close();
    },
    timeoutMs,
  );
});

/**
 * Floods a desk, beside a page and a client of the server that do not read. Judges how quick the page is and what memory
 * is taken, and returns the page.
 */
async function flooded(script: string): Promise<Page> {
  const desk = await startDesk("--script", script, "--quiet");
  const cleanUps: (() => unknown)[] = [() => desk.child.kill()];
  try {
    const url = new URL(desk.url);
    cleanUps.push(await deaf(`ws://${url.host}/desk${url.search}`, url.origin));
    cleanUps.push(await deaf(/wss:\S+/.exec(desk.child.output())?.[0].replace(/echo$/, "echo2") as string));
    const { page, problems } = await openPage(browser, desk.url);
    const peer = connect(Number(/and 127\.0\.0\.1:(\d+)/.exec(desk.child.output())?.[1]), "127.0.0.1");
    cleanUps.push(() => peer.destroy());
    peer.on("error", () => {});
    peer.resume();
    const piece = Buffer.alloc(1 << 20, "x");
    const feed = (): void => {
      while (peer.write(piece)) {}
    };
    peer.on("drain", feed);
    feed();
    const endMs = performance.now() + seconds * 1000;
    for (let round = 0; performance.now() < endMs; round++) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(5000, seconds * 1000)));
      const [language, title] = round % 2 === 0 ? ["中文", "状态"] : ["English", "State"];
      const startMs = performance.now();
      await page.getByRole("button", { name: language }).click();
      await page.locator("h2", { hasText: title }).waitFor();
      expect(performance.now() - startMs).toBeLessThan(5000);
      const taken = { desk: megabytesOf(desk), page: await megabytesOfPage(page) };
      expect(taken.desk).toBeLessThan(mostMegabytes.desk);
      expect(taken.page).toBeLessThan(mostMegabytes.page);
    }
    expect(problems).toEqual([]);
    return page;
  } finally {
    for (const cleanUp of cleanUps.reverse()) {
      await cleanUp();
    }
  }
}

/** Opens a socket that sends and never reads. Returns what ends it. */
async function deaf(url: string, origin?: string): Promise<() => void> {
  const socket = new WebSocket(url, { rejectUnauthorized: false, ...(origin === undefined ? {} : { origin }) });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.on("error", () => {});
  socket.pause();
  const sending = setInterval(() => {
    if (origin === undefined && socket.readyState === WebSocket.OPEN && socket.bufferedAmount < 1 << 20) {
      socket.send(Buffer.alloc(32_768));
    }
  }, 10);
  return () => {
    clearInterval(sending);
    socket.terminate();
  };
}

/** What the desk takes of the computer. Windows has no ps: 0 there. */
function megabytesOf({ child }: RunningDesk): number {
  return process.platform === "win32"
    ? 0
    : Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024;
}

async function megabytesOfPage(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}

async function count(page: Page, name: string): Promise<number> {
  return Number((await page.locator(`[data-count="${name}"]`).innerText()).replaceAll(",", ""));
}

/** Logs without end, and gives back what comes, at 921600 baud. */
const logging = `
_G.sys = require("sys")
uart.setup(1, 921600)
uart.on(1, "receive", function() local bytes = uart.read(1, 8192) if #bytes > 0 then uart.write(1, bytes) end end)
local number = 0
sys.timerLoopStart(function()
  for _ = 1, 100 do
    number = number + 1
    log.info("flood", "line", number)
  end
end, 10)
sys.run()
`;
