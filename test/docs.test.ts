import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { commands } from "../tools/commands.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The pages are right: links lead somewhere, commands and log lines exist, both languages say the same. */

const read = (name: string): string => readFileSync(path.join(projectDirectory, name), "utf8");
const pages = [
  "README.md",
  "README.zh-CN.md",
  ...readdirSync(path.join(projectDirectory, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const translated = pages.filter((name) => name.endsWith(".zh-CN.md"));

/** Code, and the prose without it. */
function partsOf(name: string): { code: string[]; prose: string } {
  const text = read(name);
  const code = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind = "", block = ""]) => kind + block);
  return { code, prose: text.replace(/^```[\s\S]*?^```$/gm, "") };
}

/** Log lines in the first column of the table in a section. */
function quotedLines(prose: string, heading: string): string[] {
  const rows = prose.slice(prose.indexOf(heading)).matchAll(/^\| (`.*?) \|/gm);
  return [...rows].flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, line = ""]) => line));
}

/** The anchor that a heading has. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

describe.each(pages)("%s", (name) => {
  const { prose } = partsOf(name);

  it("links to what is there", () => {
    for (const [, target = ""] of prose.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(target)) {
        continue;
      }
      const [file, anchor] = target.split("#") as [string, string?];
      const page = file === "" ? name : path.posix.join(path.posix.dirname(name), file);
      const headings = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
      expect({ target, there: anchor === undefined || headings.includes(anchor) }).toEqual({ target, there: true });
    }
  });

  it("names commands that there are", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = (pattern: RegExp): string[] => [...read(name).matchAll(pattern)].map(([, word = ""]) => word);
    expect(named(/\bnpm run (?:--silent )?([a-z][\w:]*)/g).filter((word) => !(word in scripts))).toEqual([]);
    expect(named(/\bnpx luatos-gateway ([a-z]\w*)/g).filter((word) => !(word in commands))).toEqual([]);
  });
});

it("the version of Node is the same everywhere, and vite's, on which the tests of a project run", () => {
  const engines = (file: string): string => JSON.parse(read(file)).engines.node;
  expect(engines("package.json")).toBe("^20.19.0 || >=22.12.0");
  expect(engines("node_modules/vite/package.json")).toBe(engines("package.json"));
  const texts = [...pages, "tools/setup.js", "build/project/settings.ts"].flatMap((name) =>
    [
      ...read(name)
        .replaceAll(/\s+/g, " ")
        .matchAll(/Node (\d[\d.]*) (or newer|或更新)/g),
    ].map(([, version]) => version),
  );
  expect(texts.length).toBeGreaterThan(4);
  expect(new Set(texts)).toEqual(new Set(["20.19"]));
});

describe.each(translated)("%s", (name) => {
  const english = partsOf(name.replace(".zh-CN", ""));
  const chinese = partsOf(name);
  const countOf = (pattern: RegExp, { prose }: { prose: string }): number => [...prose.matchAll(pattern)].length;

  it("has the sections, rows and code of the English page", () => {
    for (const pattern of [/^#+ /gm, /^\|/gm, /^\d\. /gm]) {
      expect(countOf(pattern, chinese)).toBe(countOf(pattern, english));
    }
    // Texts in code may be translated.
    const withoutTexts = (code: string): string =>
      code.replace(/(name"?:) ".*"/g, "$1").replace(" --language zh-CN", "");
    expect(chinese.code.map(withoutTexts)).toEqual(english.code.map(withoutTexts));
  });
});

describe("docs/delivery.md", () => {
  const { code, prose } = partsOf("docs/delivery.md");

  it("quotes lines that the gateway logs", () => {
    const sources = readdirSync(path.join(projectDirectory, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => read(path.join("src", name)))
      .join("\n");
    const quoted = quotedLines(prose, "## What the log says");
    expect(quoted.length).toBeGreaterThan(12);
    expect(quotedLines(partsOf("docs/delivery.zh-CN.md").prose, "## 日志含义")).toEqual(quoted);
    for (const line of quoted) {
      for (const part of line.split(/\bN\b|\b3\b|\(…\)|: resend|: (?=what was sent)|: …$/)) {
        expect(sources).toContain(part.trim());
      }
    }
  });

  describe.each([
    { language: "Node", kind: "js", file: "server.mjs", program: process.execPath },
    { language: "Python", kind: "python", file: "server.py", program: pythonWithWebSockets() },
  ])("the server for $language", ({ kind, file, program }) => {
    const folder = mkdtempSync(path.join(tmpdir(), "luatos-docs-"));
    let server: ChildProcess | undefined;

    afterAll(async () => {
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      server?.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });

    it.skipIf(program === undefined)("answers each empty frame with one, when what came before is stored", async () => {
      const port = await freePort();
      const text = code.find((block) => block.startsWith(kind))?.slice(kind.length) ?? "";
      expect(text).toContain("8080");
      writeFileSync(path.join(folder, file), text.replace("8080", String(port)));
      symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
      server = spawn(program as string, [file], { cwd: folder, stdio: "inherit" });
      await listening(port);

      const client = new WebSocket(`ws://127.0.0.1:${port}`);
      await new Promise((resolve) => client.once("open", resolve));
      /** What was stored when each answer came. */
      const answers: { bytes: number; storedBytes: number }[] = [];
      const answered = new Promise<void>((resolve) => {
        client.on("message", (data: Buffer) => {
          answers.push({ bytes: data.length, storedBytes: readFileSync(path.join(folder, "received.bin")).length });
          if (answers.length === 50) {
            resolve();
          }
        });
      });
      for (let count = 0; count < 50; count++) {
        client.send(Buffer.alloc(1300, count));
        client.send(Buffer.alloc(0));
      }
      await answered;
      client.close();
      for (const [index, { bytes, storedBytes }] of answers.entries()) {
        expect(bytes).toBe(0);
        expect(storedBytes).toBeGreaterThanOrEqual(1300 * (index + 1));
      }
      const wanted = Buffer.concat(Array.from({ length: 50 }, (_, count) => Buffer.alloc(1300, count)));
      expect(readFileSync(path.join(folder, "received.bin")).equals(wanted)).toBe(true);
    });
  });
});

describe.each([
  { file: "docs/client.mjs", program: process.execPath },
  { file: "docs/client.py", program: pythonWithWebSockets() },
])("$file", ({ file, program }) => {
  it.skipIf(program === undefined)("says in one line which file is missing, and that no server is there", async () => {
    const run = (...words: string[]) => {
      const { status, stdout, stderr } = spawnSync(program as string, [path.join(projectDirectory, file), ...words]);
      return { status, output: String(stdout), errors: String(stderr).trim().split(/\r?\n/) };
    };
    const missing = "nowhere.crt: no such file. Give the certificate that the server names at its start";
    expect(run("wss://127.0.0.1:9/", "nowhere.crt")).toEqual({ status: 1, output: "", errors: [missing] });
    const port = await freePort();
    expect(run(`ws://127.0.0.1:${port}/`)).toEqual({
      status: 1,
      output: "",
      errors: [expect.stringContaining(String(port))],
    });
  });
});

/** A Python that has the package websockets. Undefined: this computer has none. */
function pythonWithWebSockets(): string | undefined {
  return ["python3", "/usr/bin/python3", "python"].find(
    (program) => spawnSync(program, ["-c", "import websockets"]).status === 0,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Waits until something listens. */
async function listening(port: number): Promise<void> {
  while (true) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (isThere) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
