import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { projectDirectory } from "../helpers/child.ts";
import { launchBrowser } from "./browser.ts";

const folder = mkdtempSync(path.join(tmpdir(), "server-"));
const lines: string[] = [];
/** Debian's, which has Debian's package, before another that somebody has installed. */
const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
let server: StandInServer;
let home: string;

beforeAll(async () => {
  server = await startStandInServer({ certificateDirectory: folder, log: (line) => lines.push(line) });
  home = server.url("/").replace("ws:", "http:");
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

/** Talks to a URL by the page, and returns what the page shows. */
async function talk(page: Page, url: string, text: string, shows: RegExp): Promise<string> {
  await page.goto(home);
  await page.selectOption("#url", url);
  await page.click("#connect");
  while ((await page.locator("#state").innerText()) === "not connected") {
    await page.waitForTimeout(20);
  }
  await page.fill("#text", text);
  await page.keyboard.press("Enter");
  const log = page.locator("#log");
  while (!shows.test(await log.innerText())) {
    await page.waitForTimeout(50);
  }
  return log.innerText();
}

describe("the home page of the stand-in server", () => {
  it("talks to both paths over wss in a browser that has imported the certificate, and over ws in any", async () => {
    const certificate = path.join(folder, "downloaded.crt");
    writeFileSync(certificate, await (await fetch(`${home}stand-in.crt`)).text());
    const database = path.join(folder, "home/.pki/nssdb");
    mkdirSync(database, { recursive: true });
    const certutil = (...words: string[]) => execFileSync("certutil", ["-d", `sql:${database}`, ...words]);
    certutil("-N", "--empty-password");
    certutil("-A", "-t", "C,,", "-n", "stand-in", "-i", certificate);
    const browser = await launchBrowser({ HOME: path.join(folder, "home") });
    try {
      const page = await browser.newPage();
      for (const tls of [false, true]) {
        const echo = await talk(page, server.url("/ws/echo", { tls }), '{"action":"echo","msg":1}', /^< /m);
        expect(echo).toContain('< {"action":"echo","msg":1,"server":"luatos-gateway stand-in"}');
        expect(await talk(page, server.url("/ws/echo2", { tls }), "<i>as it is</i>", /^< /m)).toContain(
          "< <i>as it is</i>",
        );
      }
      const secure = await page.goto(server.url("/", { tls: true }).replace("wss", "https"));
      expect(secure?.status()).toBe(200);
    } finally {
      await browser.close();
    }
  });

  it("says that the certificate is not trusted, in a browser that has not imported it", async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const url = server.url("/ws/echo", { tls: true });
      expect(await talk(page, url, "x", /failed/)).toContain("failed: is the certificate trusted?");
      expect(lines.at(-1)).toContain("a client does not trust the certificate: import ");
    } finally {
      await browser.close();
    }
  });
});

describe("the clients of docs/", () => {
  it.each([
    [process.execPath, "docs/client.mjs", "Node"],
    [python, "docs/client.py", "Python"],
  ])("%s %s talks over ws, over wss with the certificate, and not without it", async (program, file, language) => {
    const run = (...words: string[]) => runClient(program, file, words);
    const certificate = server.certificateFile as string;
    const answer = `"msg":"hello from ${language}","server":"luatos-gateway stand-in"`;
    expect((await run(server.url("/ws/echo"))).output).toContain(answer);
    expect((await run(server.url("/ws/echo", { tls: true }), certificate)).output).toContain(answer);
    const distrusting = await run(server.url("/ws/echo", { tls: true }));
    expect(distrusting.output).not.toContain("server");
    expect(distrusting.errors).toMatch(/self.signed certificate/i);
    expect(lines.at(-1)).toMatch(/does not trust the certificate: import .* there as a CA/);
  });
});

async function runClient(program: string, file: string, words: string[]): Promise<{ output: string; errors: string }> {
  const child = spawn(program, [path.join(projectDirectory, file), ...words]);
  let [output, errors] = ["", ""];
  child.stdout.on("data", (piece) => {
    output += String(piece);
  });
  child.stderr.on("data", (piece) => {
    errors += String(piece);
  });
  await new Promise((resolve) => child.once("close", resolve));
  return { output, errors };
}
