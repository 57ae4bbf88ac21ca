import { existsSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { type Child, runCommand } from "../helpers/child.ts";

const places = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
  "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/** Starts the browser of this computer. Rejects with an Error that says what is missing. */
export async function launchBrowser(environment: Record<string, string> = {}): Promise<Browser> {
  const executablePath = places.find((place) => place !== "" && existsSync(place));
  if (executablePath === undefined) {
    throw new Error("no Chromium found: apt-get install chromium, or set CHROMIUM to where it is");
  }
  // Who is root, as in a container, cannot have Chromium's sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args, env: { ...process.env, ...environment } as Record<string, string> });
}

/** A desk that runs, with its page's address. */
export interface RunningDesk {
  child: Child;
  url: string;
}

export async function startDesk(...words: string[]): Promise<RunningDesk> {
  const child = runCommand("start", ["--port", "0", "--serial", "tcp:0", "--engine", "wasmoon", ...words]);
  await child.until(/^Page +http\S+$/m);
  return { child, url: /^Page +(\S+)$/m.exec(child.output())?.[1] as string };
}

/** Opens a page of the desk. What goes wrong in it is an error of the test, by `problems`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-US", ...options });
  // Playwright's own limit is 30 s, which a busy computer may need.
  page.setDefaultTimeout(300_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(message.text());
    }
  });
  await page.goto(url);
  return { page, problems };
}
