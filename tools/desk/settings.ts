import { shownBytes } from "../../host/shown.ts";

/** The gateway's settings by path, such as `uart.baudRate`. Texts are bytes: one character for each. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** What a frame must be to be the configured probe. */
export interface ProbeFrame {
  opcode: number;
  payload: Buffer;
}

const textOpcode = 1;
const binaryOpcode = 2;

/**
 * The settings that a firmware was built with, as its source map holds them: without secrets. Undefined when there is no
 * map, when it belongs to another build, or when the script is no gateway of ours.
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

/** The settings as rows for people: what is not visible is escaped. */
export function shownSettings(settings: Settings): [path: string, value: string][] {
  return Object.entries(settings).map(([path, value]) => [
    path,
    typeof value === "string" ? `"${shownBytes(Buffer.from(value, "latin1"))}"` : String(value),
  ]);
}

/** The probe with a payload, if one is configured. */
export function probeFrame(settings: Settings | undefined): ProbeFrame | undefined {
  const { "probe.send.text": text, "probe.send.bytes": bytes } = settings ?? {};
  return typeof text === "string"
    ? { opcode: textOpcode, payload: Buffer.from(text, "latin1") }
    : typeof bytes === "string"
      ? { opcode: binaryOpcode, payload: Buffer.from(bytes, "latin1") }
      : undefined;
}
