import { type Cipher, createCipheriv, createDecipheriv, type Decipher } from "node:crypto";

/** The core's ciphers by their mbedtls names. Single DES is triple DES with three equal keys. */
const ciphers = {
  "AES-128-ECB": { node: "aes-128-ecb", mode: "ECB", keyBytes: 16 },
  "AES-192-ECB": { node: "aes-192-ecb", mode: "ECB", keyBytes: 24 },
  "AES-256-ECB": { node: "aes-256-ecb", mode: "ECB", keyBytes: 32 },
  "AES-128-CBC": { node: "aes-128-cbc", mode: "CBC", keyBytes: 16 },
  "AES-192-CBC": { node: "aes-192-cbc", mode: "CBC", keyBytes: 24 },
  "AES-256-CBC": { node: "aes-256-cbc", mode: "CBC", keyBytes: 32 },
  "AES-128-CTR": { node: "aes-128-ctr", mode: "CTR", keyBytes: 16 },
  "AES-192-CTR": { node: "aes-192-ctr", mode: "CTR", keyBytes: 24 },
  "AES-256-CTR": { node: "aes-256-ctr", mode: "CTR", keyBytes: 32 },
  "AES-128-GCM": { node: "aes-128-gcm", mode: "GCM", keyBytes: 16 },
  "AES-192-GCM": { node: "aes-192-gcm", mode: "GCM", keyBytes: 24 },
  "AES-256-GCM": { node: "aes-256-gcm", mode: "GCM", keyBytes: 32 },
  "DES-ECB": { node: "des-ede3", mode: "ECB", keyBytes: 8 },
  "DES-CBC": { node: "des-ede3-cbc", mode: "CBC", keyBytes: 8 },
  "DES-EDE-ECB": { node: "des-ede3", mode: "ECB", keyBytes: 16 },
  "DES-EDE-CBC": { node: "des-ede3-cbc", mode: "CBC", keyBytes: 16 },
  "DES-EDE3-ECB": { node: "des-ede3", mode: "ECB", keyBytes: 24 },
  "DES-EDE3-CBC": { node: "des-ede3-cbc", mode: "CBC", keyBytes: 24 },
} as const satisfies Record<string, CipherKind>;

interface CipherKind {
  node: string;
  mode: "ECB" | "CBC" | "CTR" | "GCM";
  keyBytes: number;
}

/** The names of all ciphers that the core knows. */
export const cipherNames = Object.keys(ciphers);

/** The additional data that the core authenticates in GCM. */
const additionalData = Buffer.from("1234567890123456");
const mostIvBytes = 16;

/** What to encrypt or decrypt, and how. */
export interface CipherJob {
  encrypt: boolean;
  name: string;
  padding: string;
  data: Uint8Array;
  key: Uint8Array;
  /** Empty when the script passed none. */
  iv: Uint8Array;
}

/**
 * Encrypts or decrypts as the core does. Incomplete blocks and wrong padding are no failure: they end the result early.
 * Returns undefined when the key or the IV has a wrong length, or the cipher is unknown.
 */
export function runCipher(job: CipherJob): { data: Uint8Array; tag?: Uint8Array } | undefined {
  const kind: CipherKind | undefined = ciphers[job.name as keyof typeof ciphers];
  if (kind === undefined || job.key.length !== kind.keyBytes || !fits(kind, job.iv)) {
    return undefined;
  }
  const cipher = start(kind, job);
  if (kind.mode === "CTR") {
    return { data: cipher.update(job.data) };
  }
  if (kind.mode === "GCM") {
    const data = cipher.update(job.data);
    if (!job.encrypt) {
      return { data };
    }
    cipher.final();
    return { data, tag: (cipher as Cipher & { getAuthTag(): Buffer }).getAuthTag() };
  }
  const block = blockBytes(kind.node);
  const input = job.encrypt ? padded(job.data, block, job.padding) : job.data;
  const whole = input.subarray(0, input.length - (input.length % block));
  const output = cipher.update(whole);
  return { data: job.encrypt ? output : unpadded(output, input.length, block, job.padding, kind.mode === "CBC") };
}

function fits({ node, mode }: CipherKind, iv: Uint8Array): boolean {
  if (iv.length > mostIvBytes) {
    return false;
  }
  // Without an IV, the core uses zeros. GCM then does not start, and its result is useless.
  return mode === "ECB" || (mode === "GCM" ? iv.length > 0 : iv.length === 0 || iv.length >= blockBytes(node));
}

function blockBytes(node: string): number {
  return node.startsWith("des") ? 8 : 16;
}

function start({ node, mode }: CipherKind, { encrypt, key, iv }: CipherJob): Cipher | Decipher {
  const block = blockBytes(node);
  const full = block === 8 ? Buffer.concat([key, key, key]).subarray(0, 24) : key;
  const vector =
    mode === "ECB" ? null : mode === "GCM" ? iv : Buffer.concat([iv, Buffer.alloc(block)]).subarray(0, block);
  const make = (encrypt ? createCipheriv : createDecipheriv) as (
    name: string,
    key: Uint8Array,
    iv: Uint8Array | null,
  ) => Cipher & { setAAD?: (data: Buffer) => void };
  const cipher = make(node, full, vector);
  if (mode === "GCM") {
    cipher.setAAD?.(additionalData);
  } else {
    cipher.setAutoPadding(false);
  }
  return cipher;
}

/** Pads the data to whole blocks, by at least one byte. Without padding the data stay unchanged. */
function padded(data: Uint8Array, block: number, padding: string): Uint8Array {
  const fill = block - (data.length % block);
  const tail = Buffer.alloc(fill);
  if (padding === "PKCS7") {
    tail.fill(fill);
  } else if (padding === "ZEROS_AND_LEN") {
    tail[fill - 1] = fill;
  } else if (padding === "ONE_AND_ZEROS") {
    tail[0] = 0x80;
  } else if (padding !== "ZERO" && padding !== "ZEROS") {
    return data;
  }
  return Buffer.concat([data, tail]);
}

/** Removes the padding. Wrong padding costs the last block; without `strict`, less of it is checked. */
function unpadded(data: Uint8Array, inputBytes: number, block: number, padding: string, strict: boolean): Uint8Array {
  // An incomplete block at the end is an error, but it comes too late: the whole blocks before it are already out.
  if (inputBytes === 0 || inputBytes % block !== 0) {
    return data;
  }
  const front = data.length - block;
  const kept = keptBytes(data.subarray(front), padding, strict);
  return data.subarray(0, front + (kept ?? 0));
}

/** How many bytes of the last block are data. Undefined when the padding is wrong. */
function keptBytes(last: Uint8Array, padding: string, strict: boolean): number | undefined {
  const fill = last.at(-1) ?? 0;
  const possible = fill > 0 && fill <= last.length;
  const zeros = last.length - (last.findLastIndex((byte) => byte !== 0) + 1);
  switch (padding) {
    case "PKCS7":
      return possible && last.subarray(last.length - fill).every((byte) => byte === fill)
        ? last.length - fill
        : undefined;
    case "ZEROS_AND_LEN": {
      const clean = possible && last.subarray(last.length - fill, -1).every((byte) => byte === 0);
      return clean || (!strict && possible) ? last.length - fill : strict ? undefined : last.length;
    }
    case "ONE_AND_ZEROS":
      return last[last.length - zeros - 1] === 0x80 ? last.length - zeros - 1 : strict ? undefined : last.length;
    case "ZERO":
    case "ZEROS":
      return last.length - zeros;
    default:
      return last.length;
  }
}
