import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser, openPage, startDesk } from "./browser.ts";

// Takes docs/desk.png and docs/desk.zh-CN.png: npx tsx test/desk/take-pictures.ts. It needs Chromium, a Chinese font and
// lua32, since the page shows the heap.

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

/** What happens to the module before the picture, so that each part of the page shows something. */
async function play(page: Page): Promise<void> {
  const send = async (name: "serial" | "server", text: string): Promise<void> => {
    await page.getByTestId(`${name}-input`).fill(text);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(1000);
  };
  const press = (fault: string): Promise<void> => page.locator(`[data-fault="${fault}"]`).click();
  await page.waitForSelector('[data-state="online"]');
  await send("serial", '"echo"');
  await send("serial", "temperature 21.5");
  await send("server", "set interval 10");
  await press("no-network");
  await send("serial", "kept while the network is gone");
  await press("no-network");
  await page.waitForSelector('[data-state="online"]');
  await send("serial", '"echo"');
  await press("freeze");
  await send("serial", "held by a frozen server");
}

const browser = await launchBrowser();
for (const [locale, file] of [
  ["en-US", "desk.png"],
  ["zh-CN", "desk.zh-CN.png"],
] as const) {
  const { child, url } = await startDesk("--engine", "lua32");
  const { page } = await openPage(browser, url, { locale, colorScheme: "light" });
  await play(page);
  await page.screenshot({ path: path.join(docs, file) });
  await child.kill();
}
await browser.close();
