import type { Config } from "../../src/config-type.ts";

// What `gateway.config.ts` imports as `luatos-gateway/config`. The build evaluates that file on the computer.

/** All settings of the gateway. */
export type { Config } from "../../src/config-type.ts";

/** The settings of a gateway that differ from the defaults. A group, such as `uart`, may be given in part. */
export type GatewaySettings = {
  readonly url: string;
  /**
   * Tells it from other gateways on the same module: in log lines, in the store and in signed requests. 1 to 16
   * letters, digits, `-` and `_`. Default: its number in the list, from 1.
   */
  readonly name?: string;
  /**
   * A file that exports `hooks`: functions that see, change, split or swallow frames. Relative to the project:
   * `"./hooks.ts"`. When several gateways on one module name the same file, each has variables of its own.
   */
  readonly hooks?: string;
} & Partly<Config>;

type Partly<T> = {
  readonly [Key in keyof T]?: NonNullable<T[Key]> extends readonly unknown[] | string | number | boolean
    ? T[Key]
    : Partly<T[Key]> | Extract<T[Key], string>;
};

/**
 * Declares the settings of a project, in `gateway.config.ts`: `export default defineConfig({ url: "wss://…" })`. A list
 * declares several gateways on one module, each with a UART of its own. What is not given has its default. Returns its
 * argument: it exists for the types.
 */
export function defineConfig(
  settings: GatewaySettings | readonly GatewaySettings[],
): GatewaySettings | readonly GatewaySettings[] {
  return settings;
}

/**
 * Takes a value from the environment, or else from the project's `.env`, when the firmware is built. Only the built
 * main.lua holds the value. When it is not set, the build fails with an error that names it.
 */
export function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set in the environment`);
  }
  return value;
}
