import { type Stats, statSync } from "node:fs";
import { isIP } from "node:net";
import { urlError } from "../build/settings/request.ts";
import { readText } from "../host/text-file.ts";
import { checkSerialEnd } from "../host/world/serial/index.ts";

/** Finds a word among the known choices. Throws an Error of one line that names the option. */
export function oneOf<Choice extends string>(option: string, given: string, known: readonly Choice[]): Choice {
  const found = known.find((each) => each === given);
  if (found === undefined) {
    throw new Error(`${option} ${given}: not known. Known: ${known.join(", ")}`);
  }
  return found;
}

/** Reads a number that consists of digits only. Throws an Error of one line that names the option and the limits. */
export function wholeNumber(option: string, given: string, least = 0, most = Number.POSITIVE_INFINITY): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < least || number > most) {
    throw new Error(
      `${option} ${given}: not a whole number from ${least} ${Number.isFinite(most) ? `to ${most}` : "on"}`,
    );
  }
  return number;
}

/** Reads a TCP port; 0 is any free one. Throws an Error of one line that names the option. */
export function portNumber(option: string, given: string): number {
  return wholeNumber(option, given, 0, 65_535);
}

/** The user's own certificate for wss, and its key: two PEM files. */
export interface CertificateFiles {
  certificate: string;
  key: string;
}

/** Reads --cert and --key. Throws an Error of one line when only one of them is given, or when one is not there. */
export function certificateFilesOf({
  cert,
  key,
}: {
  cert?: string | undefined;
  key?: string | undefined;
}): CertificateFiles | undefined {
  if ((cert === undefined) !== (key === undefined)) {
    throw new Error("--cert and --key: each needs the other");
  }
  if (cert === undefined || key === undefined) {
    return undefined;
  }
  demandFile(`--cert ${cert}`, cert);
  demandFile(`--key ${key}`, key);
  return { certificate: cert, key };
}

/** The variable with the key of the control channel. */
export const keyVariable = "LUATOS_CONTROL_KEY";

/** The key of the control channel: the text of the file of --key-file, else the variable. Undefined without both. */
export function controlKeyOf(file: string | undefined): string | undefined {
  if (file !== undefined) {
    demandFile(`--key-file ${file}`, file);
  }
  const key = file === undefined ? process.env[keyVariable] : readText(file).replace(/\r?\n$/, "");
  if (file !== undefined && key === "") {
    throw new Error(`--key-file ${file}: there is no key in it`);
  }
  return key === "" ? undefined : key;
}

/** What is at a place. Undefined when there is nothing. */
export function statusOf(place: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    // The path goes on behind the name of a file.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  }
}

/**
 * Throws an Error of one line when there is no file at a place. `name` is what the user calls it, such as `--key-file`.
 */
export function demandFile(name: string, place: string): void {
  const status = statusOf(place);
  if (status === undefined || status.isDirectory()) {
    throw new Error(`${name}: ${status === undefined ? "no such file" : "a folder, not a file"}`);
  }
}

/** Throws an Error of one line when there is no folder at a place. */
export function demandFolder(name: string, place: string): void {
  const status = statusOf(place);
  if (!status?.isDirectory()) {
    throw new Error(`${name}: ${status === undefined ? "no such folder" : "a file, not a folder"}`);
  }
}

/** Reads the URL of a server, which a module's core must understand. Throws an Error of one line. */
export function serverUrl<Given extends string | undefined>(option: string, given: Given): Given {
  const problem = given === undefined ? undefined : urlError(given);
  if (problem !== undefined) {
    throw new Error(`${option} ${problem}`);
  }
  return given;
}

/** Reads a serial end: pty, tcp:PORT, tcp:HOST:PORT or the name of a port. Throws an Error of one line. */
export function serialEnd<Given extends string | undefined>(option: string, given: Given): Given {
  try {
    checkSerialEnd(given ?? "pty");
  } catch (error) {
    throw new Error(`${option}: ${(error as Error).message}`);
  }
  return given;
}

/** Reads the address to listen on: an IP address of this computer, or a name for one. Throws an Error of one line. */
export function listenAddress(option: string, given: string): string {
  const isName = /^[a-z][\w.-]*$/i.test(given);
  if (!isName && isIP(given) === 0) {
    throw new Error(`${option} ${given}: not an address of this computer, such as 127.0.0.1 (0.0.0.0: all of them)`);
  }
  return given;
}
