import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/** src/link/proof.ts, row by row: each state, each event, what follows. A MAC is the signed text itself. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/proof.ts",
    peek: "proofState",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "control"> = { control: { key: "secret", mutualProof: true } };`,
      "device/mac.ts": `
        export function deviceName(): string { return "device"; }
        export function macOf(purpose: string, ...lines: string[]): string { return purpose + " " + table.concat(lines, " "); }
        export function isMac(given: unknown, right: string): boolean { return given === right; }`,
      "device/timer.ts": fakeTimers,
      "link/core-kind.ts": `
        export const takesNoFrame = "the core takes no frame";
        export let success = "true";
        export function setSuccess(now: string): void { success = now; }`,
      "link/transmit.ts": `
        export const link = { client: {} as object | undefined, takes: true };
        export function transmit(text: string, _length: number, _isText: boolean): boolean {
          noteForTest(text);
          return link.takes;
        }`,
    },
    imports: `
      import { fireForTest } from "./device/timer";
      import { setSuccess } from "./link/core-kind";
      import { link } from "./link/transmit";
      let random: string | undefined = "0123456789abcdef";
      (_G as unknown as { crypto: object }).crypto = { trng: () => random };`,
    operations: `{
      handshake: () => { const problem = subject.startProof() ?? "fine"; effects.push(problem); },
      frame: (text: string) => { const problem = subject.finishProof(text) ?? "opens"; effects.push(problem); },
      timer: () => fireForTest(1),
      ends: () => subject.endProof(),
      noRandom: () => { random = undefined; },
      takes: (taken: boolean) => { link.takes = taken; },
      linkIsGone: () => { link.client = undefined; },
      success: (now: string) => setSuccess(now),
      refused: () => { const text = tostring(subject.isChallengeRefused); effects.push(text); },
    }`,
  });
});

afterAll(() => driven.dispose());

const ours = Buffer.from("0123456789abcdef").toString("hex").toUpperCase();
const theirs = "00112233445566778899aabbccddeeff";
const challenge = expect.stringMatching(new RegExp(`^(?=.*"challenge":"${ours}")(?=.*"device":"device")`));
const proof = `{"proof":"gateway device ${ours} ${theirs}"}`;

const frame = (content: unknown): Operation => ["frame", JSON.stringify(content)];
const right = { challenge: theirs, proof: `server device ${ours} ${theirs}` };

const handshake: Operation = ["handshake"];
const answer = frame(right);
const timer: Operation = ["timer"];
const ends: Operation = ["ends"];
const takes: Operation = ["takes", true];
const takesNot: Operation = ["takes", false];

const ways: Record<string, Operation[]> = {
  none: [ends],
  asked: [handshake],
  unsure: [takesNot, handshake],
  "unsure, what send() returns is unknown": [["success", "unknown"], handshake],
};

const retry = "timer 1: 500";
const noProof = "the server has sent no proof";
const wrongKey = "the server does not know the key: it gets no data";

const rows: Row[] = [
  ["none", [handshake], "asked", [challenge, "fine"]],
  ["none", [takesNot, handshake], "unsure", [challenge, retry, "fine"]],
  ["none", [["success", "unknown"], handshake], "unsure", [challenge, retry, "fine"]],
  ["none", [["noRandom"], handshake], "none", ["the core gives no random bytes"]],
  ["none", [timer], "none", []],
  ["none", [ends], "none", []],

  ["asked", [answer], "none", [proof, "opens"]],
  ["asked", [takesNot, answer], "none", [proof, "the core takes no frame"]],
  ["asked", [["linkIsGone"], answer], "none", ["the core takes no frame"]],
  ["asked", [frame({ ...right, proof: `gateway device ${ours} ${theirs}` })], "none", [wrongKey]],
  ["asked", [frame({ ...right, proof: 1 })], "none", [wrongKey]],
  ["asked", [frame({ challenge: theirs })], "none", [wrongKey]],
  ["asked", [frame({ ...right, challenge: "0011" })], "none", [noProof]],
  ["asked", [frame({ ...right, challenge: "x".repeat(32) })], "none", [noProof]],
  ["asked", [frame({ ...right, challenge: 1 })], "none", [noProof]],
  ["asked", [frame({ ...right, more: "x".repeat(512) })], "none", [noProof]],
  ["asked", [frame(["list"])], "none", [noProof]],
  ["asked", [frame(1)], "none", [noProof]],
  ["asked", [["frame", "no JSON"]], "none", [noProof]],
  // What is not text arrives as "".
  ["asked", [["frame", ""]], "none", [noProof]],
  ["asked", [timer], "asked", []],
  ["asked", [ends], "none", []],

  ["unsure", [timer], "unsure", [challenge, retry]],
  ["unsure", [takes, timer], "asked", [challenge]],
  ["unsure", [takes, timer, timer], "asked", [challenge]],
  ["unsure", [takes, answer, timer], "none", [proof, "opens"]],
  ["unsure", [ends, timer], "none", []],
  ["unsure, what send() returns is unknown", [timer], "unsure", [challenge, retry]],
  ["unsure, what send() returns is unknown", [["success", "true"], timer], "asked", [challenge]],
];

describeTable({
  file: "link/proof.ts",
  type: "State",
  driven: () => driven,
  ways,
  rows,
});

it("whether the challenge was refused stays known after an attempt that ended while it waited", async () => {
  const known = async (...operations: Operation[]) =>
    (await driven.run([...operations, ["refused"]])).at(-1)?.effects.at(-1);
  expect(await known(ends)).toBe("nil");
  expect(await known(handshake)).toBe("false");
  expect(await known(takesNot, handshake)).toBe("true");
  expect(await known(takesNot, handshake, ends)).toBe("true");
  expect(await known(takesNot, handshake, takes, answer, ends)).toBe("nil");
  // The next attempt ended before its handshake.
  expect(await known(takesNot, handshake, ends, ends)).toBe("nil");
  expect(await known(takesNot, handshake, ends, ["noRandom"], handshake, ends)).toBe("nil");
});
