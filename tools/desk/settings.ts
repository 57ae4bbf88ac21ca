import { shownBytes } from "../../host/shown.ts";
import { opcodes } from "../../host/world/websocket-stream.ts";
import type { About } from "./protocol.ts";

/** The gateway's settings by path, such as `uart.baudRate`. Texts are bytes: one character for each. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** Opcode and payload that make a frame the configured probe. */
export interface ProbeFrame {
  opcode: number;
  payload: Buffer;
}

/**
 * The settings of a firmware's build, without secrets, from its source map. Undefined when there is no map, when the
 * map belongs to another build, or when the script is not our gateway.
 */
export function builtSettings(main: string, map: string): Settings | undefined {
  const [, build] = /^BUILD = "([0-9a-f]{8})"$/m.exec(main) ?? [];
  try {
    const { x_build, x_settings } = JSON.parse(map) as { x_build?: unknown; x_settings?: unknown };
    return build !== undefined && x_build === build && typeof x_settings === "object" && x_settings !== null
      ? (x_settings as Settings)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The settings as rows for people. Invisible characters are escaped. */
export function shownSettings(settings: Settings): [path: string, value: string][] {
  return Object.entries(settings).map(([path, value]) => [
    path,
    typeof value === "string" ? `"${shownBytes(Buffer.from(value, "latin1"))}"` : String(value),
  ]);
}

/** The configured probe, if it has a payload. */
export function probeFrame(settings: Settings | undefined): ProbeFrame | undefined {
  const { "probe.send.text": text, "probe.send.bytes": bytes } = settings ?? {};
  return typeof text === "string"
    ? { opcode: opcodes.text, payload: Buffer.from(text, "latin1") }
    : typeof bytes === "string"
      ? { opcode: opcodes.binary, payload: Buffer.from(bytes, "latin1") }
      : undefined;
}

/** What a page wants to know about a script and finds in its main.lua. */
export function aboutScript(main: string): Pick<About, "project" | "build" | "echoPacket" | "states"> {
  // The path is `src` in a checkout, and `luatos-gateway` in a project that uses the gateway.
  const isGateway = /^-- (src|luatos-gateway)\/control\/machine\.ts$/m.test(main);
  return {
    project: /^PROJECT *= *"([^"]*)"/m.exec(main)?.[1] ?? "",
    build: /^BUILD = "([0-9a-f]+)"$/m.exec(main)?.[1],
    echoPacket: isGateway && main.includes('openFrameIs("\\"echo\\"")') ? '"echo"' : undefined,
    states: isGateway ? ["waiting-network", "connecting", "online", "backing-off"] : [],
  };
}

/**
 * The key of the control channel in a main.lua of the build, for a gateway by its name in signed text: the IMEI, with
 * `.NAME` if there are several on its module. The key must not reach a log or a page.
 */
export function controlKey(main: string, device: string): Buffer | undefined {
  // The build writes the key into the call, unless it is long, or each gateway has its own.
  const [, inCall] = new RegExp(`crypto\\.hmac_sha256\\(\\s*text,\\s*${luaText}`).exec(main) ?? [];
  if (inCall !== undefined) {
    return bytesOfLua(inCall);
  }
  const [, name] = device.split(".");
  const gateway = `(?:\\bname = "([\\w-]*)"(?:(?!\\bname = ")[\\s\\S])*?)?\\bcontrol = \\{[^{}]*?\\bkey = ${luaText}`;
  const found = [...main.matchAll(new RegExp(gateway, "g"))];
  const [, , key] = found.find(([, each]) => each === name) ?? (found.length === 1 ? (found[0] ?? []) : []);
  return key === undefined ? undefined : bytesOfLua(key);
}

const luaText = '"((?:[^"\\\\]|\\\\[\\s\\S])*)"';

/** The bytes of a Lua text, without its quotes. */
function bytesOfLua(text: string): Buffer {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v" };
  const bytes = Buffer.from(text).toString("latin1");
  const plain = bytes.replace(/\\(?:(\d{1,3})|x([0-9a-f]{2})|([\s\S]))/gi, (_, decimal, hex, letter) =>
    letter === undefined
      ? String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      : (letters[letter] ?? letter),
  );
  return Buffer.from(plain, "latin1");
}
