import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate } from "selfsigned";
import { afterAll, describe, expect, it } from "vitest";
import { runTypeScript } from "../build/project/run-typescript.ts";
import { readCertificate } from "../host/world/stand-in-server/certificate.ts";
import { controlKeyOf } from "../tools/arguments.ts";
import { loadScenario } from "../tools/sim/load-scenario.ts";
import { commandLine } from "./helpers/child.ts";
import { buildProject } from "./helpers/projects.ts";

/** Texts as Windows writes them: with a byte order mark, and in UTF-16, as `>` of PowerShell 5.1 does. */

const folder = mkdtempSync(path.join(tmpdir(), "written 文-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const encodings: [name: string, encoded: (text: string) => Buffer][] = [
  ["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big-endian", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
];

describe.each(encodings)("a text in %s", (name, encoded) => {
  it("is one for a project", async () => {
    const { errors, firmware } = await buildProject("", {
      ".env": encoded('GATEWAY_TOKEN="geheim"\r\nHOST=ab\r\n'),
      "package.json": encoded('{ "name": "my-own", "version": "1.2.3" }\r\n'),
      "hooks.ts": encoded(
        'import type { Hooks } from "luatos-gateway/gateway";\r\nexport const hooks: Hooks = {};\r\n',
      ),
      "more.ts": encoded("export const rate = 9600;\r\n"),
      "gateway.config.ts": encoded(
        [
          'import { defineConfig, secret } from "luatos-gateway/config";',
          'import { rate } from "./more.ts";',
          'const url = "ws://" + secret("HOST") + "/";',
          "export default defineConfig({",
          '  url, headers: ["A: " + secret("GATEWAY_TOKEN")], uart: { baudRate: rate }, hooks: "./hooks.ts" });',
          "",
        ].join("\r\n"),
      ),
    });
    expect(errors).toEqual([]);
    const lua = firmware[0]?.lua ?? "";
    expect(lua).toMatch(/^PROJECT = "my_own"\nVERSION = "1\.2\.3"\n/);
    expect(lua).toContain("A: geheim");
  });

  it("has errors with their place", async () => {
    const { errors } = await buildProject("", {
      "gateway.config.ts": encoded('export default {\r\n  url: "ws://ab/", uart: { id: 9 } };\r\n'),
    });
    expect(errors).toEqual([expect.stringMatching(/^gateway\.config\.ts\(2,32\): error SETTING uart\.id: /)]);
  });

  it("is a scenario", async () => {
    const json = '{ "steps": [{ "atMs": 1, "send": "中" }] }';
    for (const file of [
      write(`${name}.json`, encoded(json)),
      write(`${name}.ts`, encoded(`export default ${json};`)),
      write(`${name}.mjs`, encoded(`export default ${json};`)),
    ]) {
      expect(await loadScenario(file)).toMatchObject({ steps: [{ atMs: 1, send: "中" }] });
    }
  });

  it("is a key, and a certificate with its key", async () => {
    expect(controlKeyOf(write(`${name}.key`, encoded("0123456789abcdef\r\n")))).toBe("0123456789abcdef");
    const { private: key, cert } = await generate([{ name: "commonName", value: "x" }], { keySize: 2048 });
    const files = { key: write(`${name}.key.pem`, encoded(key)), certificate: write(`${name}.pem`, encoded(cert)) };
    expect(readCertificate(files)).toMatchObject({ file: files.certificate });
  });

  it("is a log to trace", () => {
    const map = { version: 3, sources: ["src/a.ts"], names: [], mappings: "AAAA;AACA", x_build: "11111111" };
    const built = write(`${name}/main.lua.map`, JSON.stringify(map));
    const log = write(`${name}/log.txt`, encoded("E/user.文 main.lua:2: bad\r\n"));
    const { stdout, status } = spawnSync(process.execPath, [commandLine, "trace", log, "--map", built], {
      cwd: folder,
    });
    expect({ out: stdout.toString().replace("\ufeff", ""), status }).toEqual({
      out: "E/user.文 src/a.ts:2: bad\r\n",
      status: 0,
    });
  });
});

it("names a package.json that is none", async () => {
  await expect(buildProject('{ url: "ws://ab/" }', { "package.json": "{ nonsense" })).rejects.toThrow(
    /^package\.json: /,
  );
});

describe("a program that the computer runs", () => {
  it.each(["ts", "mts", "cts", "js", "mjs", "cjs"])("may be a .%s file, and import others", async (ending) => {
    write("parts/a.ts", "export const a: number = 1;\n");
    write("parts/b.mjs", "export const b = 2;\n");
    write("parts/c.cjs", "module.exports = { c: 3, here: __dirname };\n");
    write("parts/d.mts", "export default 4 as number;\n");
    write("parts/e.json", '{ "e": 5 }');
    const file = write(
      `all.${ending}`,
      [
        'import { a } from "./parts/a.js";',
        'import { b } from "./parts/b.mjs";',
        'import { c, here } from "./parts/c.cjs";',
        'import d from "./parts/d";',
        'import { e } from "./parts/e.json";',
        "export default { steps: [{ atMs: a + b + c + d + e, send: here }] };",
      ].join("\n"),
    );
    expect(runTypeScript(file).default).toEqual({ steps: [{ atMs: 15, send: path.join(folder, "parts") }] });
    expect(await loadScenario(file)).toMatchObject({ steps: [{ atMs: 15 }] });
  });
});
