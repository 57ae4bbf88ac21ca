import { existsSync } from "node:fs";
import path from "node:path";
import * as util from "node:util";
import { projectConfigFile } from "../entries.ts";
import type { ShownSettings } from "../settings/shown.ts";
import { readText } from "./run-typescript.ts";

const environmentFile = ".env";

/** A secret that was not found. */
export class MissingSecret extends Error {
  constructor(readonly secret: string) {
    super(`${secret} is not set. Set it in ${environmentFile}, beside ${projectConfigFile}, or in the environment.`);
  }
}

/** The source of secrets: the environment, then the project's `.env`. */
export class Environment {
  /** What is wrong with `.env`, with its place. Holds no value of it. */
  readonly problem: string | undefined;
  private readonly file: Readonly<Record<string, string | undefined>>;
  private readonly found = new Map<string, string>();

  constructor(projectDirectory: string) {
    const file = path.join(projectDirectory, environmentFile);
    // npm only warns of a Node that is too old.
    if (existsSync(file) && util.parseEnv === undefined) {
      throw new Error(`Node ${process.versions.node} cannot read ${environmentFile}: Node 20.19 or newer is needed.`);
    }
    const text = existsSync(file) ? readText(file) : "";
    this.problem = openQuote(text);
    this.file = util.parseEnv(text);
  }

  /** The names of the secrets that were asked for. */
  get used(): string[] {
    return [...this.found.keys()].sort();
  }

  secret(name: string): string {
    const value = process.env[name] || this.file[name];
    if (value === undefined || value === "") {
      throw new MissingSecret(name);
    }
    this.found.set(name, value);
    return value;
  }

  maskedAll(settings: ShownSettings): ShownSettings {
    const texts = Object.entries(settings).map(([path, value]) => [
      path,
      typeof value === "string" ? this.masked(value) : value,
    ]);
    return Object.fromEntries(texts);
  }

  masked(text: string): string {
    // One secret may contain another.
    const longestFirst = [...this.found.values()].sort((one, other) => other.length - one.length);
    return longestFirst.reduce((masked, value) => masked.replaceAll(value, "…"), text);
  }
}

/**
 * The error for a value that begins with a quote and has no end. Node would take the quote as part of the value, or the
 * next quote as its end, with all lines up to there.
 */
function openQuote(text: string): string | undefined {
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const [head, name, quote = ""] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(["'`])/.exec(lines[at] as string) ?? [];
    if (head === undefined || (lines[at] as string).includes(quote, head.length)) {
      continue;
    }
    const end = lines.findIndex((line, index) => index > at && line.includes(quote));
    // Behind the true end of a value of several lines, there is nothing but a comment.
    if (end < 0 || !/^\s*(#.*)?$/.test((lines[end] as string).split(quote).slice(1).join(quote))) {
      return `${environmentFile}(${at + 1},${head.length}): error SECRET: the value of ${name} begins with ${quote} and has no ${quote} at its end.`;
    }
    at = end;
  }
  return undefined;
}
