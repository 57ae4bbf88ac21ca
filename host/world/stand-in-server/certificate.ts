import { createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A private key with its self-signed certificate. */
export interface StandInCertificate {
  /** Key and certificate, one PEM block after the other. */
  readonly pem: string;
  /** The certificate alone, in PEM. */
  readonly certificate: string;
  /** Where it is kept. `undefined` when it could not be written and lives in memory only. */
  readonly file: string | undefined;
}

/**
 * Reads the certificate from a directory, or makes one there on first use and when the old one is of no use.
 * A directory that can not be written is logged, not fatal.
 */
export async function loadCertificate(
  directory: string = defaultDirectory(),
  log: (line: string) => void = () => {},
): Promise<StandInCertificate> {
  // Key and certificate share one file, so that one rename replaces both.
  const file = join(directory, "stand-in.pem");
  const kept = await readFile(file, "utf8").catch(() => "");
  const keptCertificate = usableCertificate(kept);
  if (keptCertificate !== undefined) return { pem: kept, certificate: keptCertificate, file };

  const pem = await makePem();
  const certificate = usableCertificate(pem);
  if (certificate === undefined) throw new Error("the certificate that was made for wss can not be used");
  try {
    await replaceFile(file, pem);
    log(`made a self-signed certificate: ${file}`);
    return { pem, certificate, file };
  } catch (error) {
    log(`the certificate stays in memory, ${file} can not be written: ${(error as Error).message}`);
    return { pem, certificate, file: undefined };
  }
}

const TUTORIAL_HOST = "echo.airtun.air32.cn";
const DAY_MS = 86_400_000;

/** The certificate in a PEM file, or `undefined` when it is unreadable, of another key or ends within a week. */
function usableCertificate(pem: string): string | undefined {
  try {
    const certificate = new X509Certificate(pem);
    const startsMs = Date.parse(certificate.validFrom);
    const endsMs = Date.parse(certificate.validTo);
    const usable =
      startsMs <= Date.now() &&
      endsMs > Date.now() + 7 * DAY_MS &&
      certificate.checkPrivateKey(createPrivateKey(pem)) &&
      certificate.checkHost(TUTORIAL_HOST) !== undefined;
    return usable ? certificate.toString() : undefined;
  } catch {
    return undefined;
  }
}

async function makePem(): Promise<string> {
  // Loaded only here: it is a large package, needed once a year.
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: "luatos-gateway stand-in server" }], {
    keyType: "rsa",
    keySize: 2048,
    algorithm: "sha256",
    // An hour back, for a client whose clock is a little late.
    notBeforeDate: new Date(Date.now() - DAY_MS / 24),
    notAfterDate: new Date(Date.now() + 365 * DAY_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 2, value: TUTORIAL_HOST },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return `${made.private.trim()}\n${made.cert.trim()}\n`;
}

// Two starts at once each rename a whole file into place: the last one stays, and no reader sees half of one.
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(temporary, text, { flag: "wx", mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function defaultDirectory(): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, "package.json")) && dirname(root) !== root) root = dirname(root);
  return join(root, "node_modules", ".cache", "luatos-gateway", "certificate");
}
