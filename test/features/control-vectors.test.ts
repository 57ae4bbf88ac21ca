import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectDirectory } from "../helpers/child.ts";
import { configWith } from "../helpers/control.ts";
import { Driven } from "../helpers/driven.ts";

/** The test vectors of docs/control.md: what Node makes of them, and what the gateway does on the simulated module. */

const key = "0123456789abcdef0123456789abcdef";

function vectorsOf(page: string): { lines: string[]; mac: string }[] {
  const text = readFileSync(path.join(projectDirectory, "docs", page), "utf8");
  return [...text.matchAll(/^\| ((?:`[^`]+` ?)+)\| `([0-9a-f]{64})` \|$/gm)].map(([, lines = "", mac = ""]) => ({
    lines: [...lines.matchAll(/`([^`]+)`/g)].map(([, line = ""]) => line),
    mac,
  }));
}

const vectors = vectorsOf("control.md");

it("are the same in both languages, and right", () => {
  expect(vectors).toHaveLength(5);
  expect(vectorsOf("control.zh-CN.md")).toEqual(vectors);
  for (const { lines, mac } of vectors) {
    expect(createHmac("sha256", key).update(lines.join("\n")).digest("hex")).toBe(mac);
  }
});

it("are what the gateway makes of them, and takes for right in capitals or not", async () => {
  const driven = await Driven.build({
    file: "device/mac.ts",
    peek: '""',
    fakes: { "config.ts": configWith(`control: { key: "${key}" },`) },
    imports: 'import { effects as told } from "./effects";',
    operations: `{
      mac: (...lines: string[]) => { told.push(subject.macOf(...(lines as [never])) ?? "none"); },
      is: (given: string, right: string) => { told.push(subject.isMac(given, right) ? "yes" : "no"); },
    } as never`,
  });
  for (const { lines, mac } of vectors) {
    const wrong = `${mac.slice(0, -1)}${mac.endsWith("0") ? "1" : "0"}`;
    const done = await driven.run([
      ["mac", ...lines],
      ["is", mac, mac.toUpperCase()],
      ["is", wrong, mac.toUpperCase()],
      ["is", mac.slice(1), mac.toUpperCase()],
    ]);
    expect(done.map(({ effects }) => effects)).toEqual([[mac.toUpperCase()], ["yes"], ["no"], ["no"]]);
  }
  driven.dispose();
});
