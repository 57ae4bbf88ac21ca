import { createPrivateKey, createPublicKey, randomBytes, X509Certificate } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { homedir, networkInterfaces } from "node:os";
import { dirname, join } from "node:path";
import { readText } from "../../text-file.ts";

/** A private key and its certificate, in PEM. */
export interface StandInCertificate {
  readonly key: string;
  readonly certificate: string;
  /** The file of the certificate. `undefined` when it could not be written and exists in memory only. */
  readonly file: string | undefined;
}

/**
 * Reads key and certificate from a directory. Makes them on first use, and when they are no longer usable. The key is
 * kept as long as it can be read: a new certificate uses the same key. A directory that cannot be written is logged and
 * is not fatal.
 */
export async function loadCertificate(
  directory: string = defaultDirectory(),
  log: (line: string) => void = () => {},
): Promise<StandInCertificate> {
  const keyFile = join(directory, "stand-in.key");
  const file = join(directory, "stand-in.crt");
  const read = (name: string): Promise<string> => readFile(name, "utf8").catch(() => "");
  const kept = { key: await read(keyFile), certificate: await read(file) };
  if (isUsable(kept)) return { ...kept, file };

  let key = isKey(kept.key) ? kept.key : await makeKey();
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if (key !== kept.key) {
      await (kept.key === "" ? createFile(keyFile, key) : replaceFile(keyFile, key, 0o600));
      // Another server started at the same time, and has made the key first.
      key = await readFile(keyFile, "utf8");
    }
    const certificate = await makeCertificate(key);
    await replaceFile(file, certificate, 0o644);
    log(`made a self-signed certificate: ${file}`);
    return { key, certificate, file };
  } catch (error) {
    log(`${file} cannot be written, so the certificate stays in memory: ${(error as Error).message}`);
    return { key, certificate: await makeCertificate(key), file: undefined };
  }
}

/**
 * The certificate of a server on this address: the certificate itself, or one that it signs for addresses that it does
 * not name. Users who have imported the certificate trust that one, too.
 */
export async function certificateFor(host: string, own: StandInCertificate): Promise<string> {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const wanted = isEverywhere ? addresses.map(({ address }) => address.replace(/%.*/, "")) : [host];
  const { certificate, key } = own;
  const known = new X509Certificate(certificate);
  const missing = wanted.filter((name) => (isIP(name) ? known.checkIP(name) : known.checkHost(name)) === undefined);
  if (missing.length === 0) {
    return certificate;
  }
  const signed = await makeCertificate(key, { certificate, names: missing });
  return `${signed.trimEnd()}\n${certificate}`;
}

/** Reads the user's own key and certificate. Throws an Error of one line when they do not match. */
export function readCertificate(files: { certificate: string; key: string }): StandInCertificate {
  const read = (file: string): string => {
    try {
      return readText(file);
    } catch (error) {
      throw new Error(`${file} cannot be read: ${(error as Error).message}`);
    }
  };
  const [certificate, key] = [read(files.certificate), read(files.key)];
  try {
    if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
      return { key, certificate, file: files.certificate };
    }
  } catch (error) {
    throw new Error(
      `${files.certificate}, ${files.key}: not a certificate and its key in PEM: ${(error as Error).message}`,
    );
  }
  throw new Error(`${files.key} is not the key of ${files.certificate}`);
}

const TUTORIAL_HOST = "echo.airtun.air32.cn";
const DAY_MS = 86_400_000;

/**
 * Whether the certificate belongs to this key, has our names, can be imported as a CA and is valid for another week.
 */
function isUsable({ key, certificate: pem }: { key: string; certificate: string }): boolean {
  try {
    const certificate = new X509Certificate(pem);
    return (
      Date.parse(certificate.validFrom) <= Date.now() &&
      Date.parse(certificate.validTo) > Date.now() + 7 * DAY_MS &&
      certificate.ca &&
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      certificate.checkHost(TUTORIAL_HOST) !== undefined
    );
  } catch {
    return false;
  }
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

async function makeKey(): Promise<string> {
  const { generate } = await import("selfsigned");
  return (await generate([], { keyType: "rsa", keySize: 2048, algorithm: "sha256" })).private;
}

/** Makes a self-signed certificate, or with `signer` one that the signer signs, for more names. */
async function makeCertificate(key: string, signer?: { certificate: string; names: string[] }): Promise<string> {
  // Loaded only here: the package is large and needed once a year.
  const { generate } = await import("selfsigned");
  const publicKey = createPublicKey(key).export({ type: "spki", format: "pem" }) as string;
  const isOwn = signer === undefined;
  const names = ["localhost", TUTORIAL_HOST, "127.0.0.1", "::1", ...(signer?.names ?? [])];
  const commonName = `luatos-gateway stand-in server${isOwn ? "" : " at more addresses"}`;
  const made = await generate([{ name: "commonName", value: commonName }], {
    keyType: "rsa",
    keyPair: { privateKey: key, publicKey },
    algorithm: "sha256",
    ...(isOwn ? {} : { ca: { key, cert: signer.certificate } }),
    // One hour back, for clients whose clock is slow.
    notBeforeDate: new Date(Date.now() - DAY_MS / 24),
    notAfterDate: new Date(Date.now() + 365 * DAY_MS),
    extensions: [
      // A self-signed certificate is a CA: only then do browsers let users trust it. It cannot sign further CAs.
      { name: "basicConstraints", cA: isOwn, ...(isOwn ? { pathLenConstraint: 0 } : {}), critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, keyCertSign: isOwn, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return made.cert;
}

/** Creates a file unless it exists. Nobody reads a half-written one. */
async function createFile(file: string, text: string): Promise<void> {
  await throughDraft(file, text, 0o600, (draft) =>
    link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    }),
  );
}

async function replaceFile(file: string, text: string, mode: number): Promise<void> {
  await throughDraft(file, text, mode, (draft) => rename(draft, file));
}

async function throughDraft(
  file: string,
  text: string,
  mode: number,
  put: (draft: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx", mode });
    await put(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Where programs store the user's data on this system. */
function defaultDirectory(): string {
  const { LOCALAPPDATA, XDG_DATA_HOME } = process.env;
  const data =
    process.platform === "win32"
      ? (LOCALAPPDATA ?? join(homedir(), "AppData/Local"))
      : process.platform === "darwin"
        ? join(homedir(), "Library/Application Support")
        : XDG_DATA_HOME || join(homedir(), ".local/share");
  return join(data, "luatos-gateway");
}
