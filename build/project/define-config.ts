import type { Config } from "../../src/config-type.ts";

// What `gateway.config.ts` imports as `luatos-gateway/config`. The build evaluates that file on the computer.

/** All settings of the gateway, each with its default where it is not given. */
export type { Config } from "../../src/config-type.ts";

/** The settings of a gateway: what differs from the defaults. A group, such as `uart`, may be given in part. */
export type GatewaySettings = {
  readonly url: string;
  /** Tells its log lines from those of other gateways on the same module. Default: its number in the list, from 1 on. */
  readonly name?: string;
  /**
   * A file that exports `hooks`: functions that see, change, split or swallow frames. Relative to the project: `"./hooks.ts"`.
   * Several gateways on one module share their hooks.
   */
  readonly hooks?: string;
} & Partly<Config>;

type Partly<T> = {
  readonly [Key in keyof T]?: NonNullable<T[Key]> extends readonly unknown[] | string | number | boolean
    ? T[Key]
    : Partly<T[Key]> | Extract<T[Key], string>;
};

/**
 * Declares the settings of a project, in `gateway.config.ts`: `export default defineConfig({ url: "wss://…" })`. A list is
 * several gateways on one module, each with a UART of its own. Returns what it is given; it is there for the types. What is
 * not given has its default.
 */
export function defineConfig<Settings extends GatewaySettings | readonly GatewaySettings[]>(
  settings: Settings,
): Settings {
  return settings;
}

/**
 * Takes a value from the environment, or from the project's `.env`, when the firmware is built: the environment comes first.
 * The built main.lua holds it; nothing else does. The build ends with an error that names it when it is not set.
 */
export function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set in the environment`);
  }
  return value;
}
