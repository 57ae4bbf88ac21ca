/**
 * Mutual proof, the server's side (docs/control.md): server and gateway show each other that they know the key before
 * data flows.
 *
 *     state    meaning                            event → next
 *     new      no frame has come                  a challenge, and there is a key: our challenge and our proof → asked
 *                                                 · a challenge, and there is no key: the link ends → failed
 *                                                 · any other frame: the gateway asks for no proof → open
 *     asked    the gateway's proof is awaited     it is right → open · the same challenge once more → asked
 *                                                 · anything else: the link ends → failed
 *                                                 · the gateway ends the link → failed
 *     open     frames are data                    –
 *     failed   the link ends                      –
 */

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Frame } from "./answers.ts";
import { printable } from "./printable.ts";

/** What the server needs for mutual proof. */
export interface ProofKeys {
  /** The key of a gateway, by its name in signed text: the IMEI, with `.NAME` if there are several on its module. */
  keyOf(device: string): string | Uint8Array | undefined;
  /** Where a missing key is to come from, for the log. */
  remedy: string;
}

/** How a proof talks to its connection. */
interface ProofLink {
  send(text: string): void;
  close(why: string): void;
  log(line: string): void;
}

/** The proof of one connection. */
export interface Proof {
  /** Whether a frame belongs to the proof. Then it is no data. */
  takes(frame: Frame): boolean;
  /** The connection is closed. */
  ended(): void;
  /** Whether data may flow. */
  readonly isOpen: boolean;
  /** Why the proof has failed. Undefined: it has not. */
  readonly problem: string | undefined;
}

const mostChallengeBytes = 512;

/** Starts the proof of a connection. Without keys, it only says what is missing when a gateway asks for it. */
export function startProof(keys: ProofKeys | undefined, link: ProofLink): Proof {
  let state: "new" | "asked" | "open" | "failed" = "new";
  let problem: string | undefined;
  let asked: { challenge: string; device: string; right: string } | undefined;

  function fail(why: string): void {
    state = "failed";
    problem = why;
    link.log(`mutual proof: ${why}`);
    link.close("mutual proof has failed");
  }

  function takeChallenge({ challenge, device }: Challenge): void {
    const key = keys?.keyOf(device);
    if (key === undefined) {
      const missing = `the gateway ${printable(device)} asks for it, but the server has no key`;
      fail(`${missing}: ${keys?.remedy ?? "this server was started without one"}`);
      return;
    }
    const own = randomBytes(16).toString("hex");
    const macOf = (purpose: string): string =>
      createHmac("sha256", key).update([purpose, device, challenge, own].join("\n")).digest("hex");
    state = "asked";
    asked = { challenge, device, right: macOf("gateway") };
    link.send(JSON.stringify({ challenge: own, proof: macOf("server") }));
  }

  return {
    takes(frame) {
      if (state === "open") return false;
      const parts = partsOf(frame);
      if (state === "new") {
        const challenge = challengeIn(parts);
        if (challenge === undefined) {
          state = "open";
          return false;
        }
        takeChallenge(challenge);
      } else if (state === "asked" && parts.challenge !== asked?.challenge) {
        if (isSame(parts.proof, asked?.right as string)) {
          state = "open";
          link.log(`mutual proof: done, the gateway ${printable(asked?.device as string)} knows the key`);
        } else {
          fail("the gateway has not proved that it knows the key");
        }
      }
      return true;
    },
    ended() {
      if (state === "asked") fail("the gateway has ended the link: it may have another key");
    },
    get isOpen() {
      return state === "open";
    },
    get problem() {
      return problem;
    },
  };
}

interface Challenge {
  challenge: string;
  device: string;
}

function challengeIn({ challenge, device }: Record<string, unknown>): Challenge | undefined {
  return typeof challenge === "string" && /^[0-9a-f]{32}$/i.test(challenge) && typeof device === "string"
    ? { challenge, device }
    : undefined;
}

function partsOf({ kind, bytes }: Frame): Record<string, unknown> {
  if (kind !== "text" || bytes.length > mostChallengeBytes) return {};
  try {
    const parts: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof parts === "object" && parts !== null ? (parts as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isSame(given: unknown, right: string): boolean {
  const [left, wanted] = [Buffer.from(typeof given === "string" ? given.toLowerCase() : ""), Buffer.from(right)];
  return left.length === wanted.length && timingSafeEqual(left, wanted);
}
