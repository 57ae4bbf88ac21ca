import { readFileSync } from "node:fs";

/** Finds a word among the known choices. Throws an Error of one line that names the option. */
export function oneOf<Choice extends string>(option: string, given: string, known: readonly Choice[]): Choice {
  const found = known.find((each) => each === given);
  if (found === undefined) {
    throw new Error(`${option} ${given}: not known. Known: ${known.join(", ")}`);
  }
  return found;
}

/** Reads a number that consists of digits only. Throws an Error of one line that names the option. */
export function wholeNumber(option: string, given: string): number {
  if (!/^\d+$/.test(given)) {
    throw new Error(`${option} ${given}: not a whole number`);
  }
  return Number(given);
}

/** The user's own certificate for wss, and its key: two PEM files. */
export interface CertificateFiles {
  certificate: string;
  key: string;
}

/** Reads --cert and --key. Throws an Error of one line when only one of them is given. */
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
  return cert === undefined || key === undefined ? undefined : { certificate: cert, key };
}

/** The variable with the key of the control channel. */
export const keyVariable = "LUATOS_CONTROL_KEY";

/** The key of the control channel: the text of the file of --key-file, else the variable. Undefined without both. */
export function controlKeyOf(file: string | undefined): string | undefined {
  const key = file === undefined ? process.env[keyVariable] : readFileSync(file, "utf8").replace(/\r?\n$/, "");
  if (file !== undefined && key === "") {
    throw new Error(`--key-file ${file}: there is no key in it`);
  }
  return key === "" ? undefined : key;
}
