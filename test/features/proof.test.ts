import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { ask, bootControlled, controlFeature, macOf } from "../helpers/control.ts";
import { expectNoErrors, goOnline, noise, stateOf } from "../helpers/gateway.ts";

/** The mutual proof of the control channel, on the firmware as it ships with it. */

const features = controlFeature.replace(" }", ", mutualProof: true }");
const serverChallenge = "00112233445566778899aabbccddeeff";

interface Shown {
  challenge?: string;
  device?: string;
  proof?: string;
}

/** A server that answers a challenge with a given text. */
function serve(module: SimulatedModule, answer: (shown: Shown) => string | Uint8Array | undefined): Shown[] {
  const heard: Shown[] = [];
  module.server.onFrame = ({ opcode, payload }) => {
    const shown = opcode === 1 ? (JSON.parse(Buffer.from(payload).toString()) as Shown) : {};
    heard.push(shown);
    const reply = shown.challenge === undefined ? undefined : answer(shown);
    if (reply !== undefined) {
      module.server.send(reply);
    }
  };
  return heard;
}

function proven({ device = "", challenge = "" }: Shown): string {
  return JSON.stringify({
    challenge: serverChallenge,
    proof: macOf("server", device, challenge, serverChallenge),
  });
}

describe.each(["2024", "2025-08", "2025-12"] as const)("a core of %s", (era) => {
  it("opens the link when the server has proved itself, and proves itself to it", async () => {
    const module = await bootControlled({ features, era });
    const heard = serve(module, proven);
    const bytes = noise(3000);
    module.serialSend(bytes);
    goOnline(module);
    module.run(8000);
    const [asked, shown] = heard as [Shown, Shown];
    expect(asked).toMatchObject({
      challenge: expect.stringMatching(/^[0-9A-F]{32}$/),
      device: expect.stringMatching(/^\d{15}$/),
    });
    expect(shown.proof?.toLowerCase()).toBe(
      macOf("gateway", asked.device ?? "", asked.challenge ?? "", serverChallenge),
    );
    const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload);
    expect(Buffer.concat(data).equals(bytes)).toBe(true);
    expect(module.server.frames.slice(0, 2).map(({ opcode }) => opcode)).toEqual([1, 1]);
    expect(ask(module, { method: "status" })).toMatchObject({ ok: true });
    expectNoErrors(module);
  });
});

describe("a server", () => {
  it.each<[string, (shown: Shown) => string | Uint8Array | undefined]>([
    ["that says nothing", () => undefined],
    ["that does not know the key", () => JSON.stringify({ challenge: serverChallenge, proof: "0".repeat(64) })],
    ["that sends our own challenge back", ({ challenge = "" }) => JSON.stringify({ challenge, proof: challenge })],
    ["that proves another module", (shown) => proven({ ...shown, device: "861111111111111" })],
    ["that proves another challenge", (shown) => proven({ ...shown, challenge: serverChallenge })],
    [
      "that proves what the gateway proves",
      ({ device = "", challenge = "" }) =>
        JSON.stringify({ challenge: serverChallenge, proof: macOf("gateway", device, challenge, serverChallenge) }),
    ],
    ["whose challenge is none", () => JSON.stringify({ challenge: "x", proof: "y" })],
    ["that sends a request", () => '{"method":"status"}'],
    ["that sends data", () => Buffer.from("data")],
    ["that sends no JSON", () => "hello"],
    ["that sends a list", () => "[1,2]"],
    ["that sends much", () => "x".repeat(4000)],
  ])("%s gets no data and no proof, and is tried again", async (_, answer) => {
    const module = await bootControlled({ features });
    const heard = serve(module, answer);
    module.serialSend("secret");
    module.run(60000);
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.every((shown) => shown.challenge !== undefined && shown.proof === undefined)).toBe(true);
    expect(new Set(heard.map(({ challenge }) => challenge)).size).toBe(heard.length);
    expect(stateOf(module)).not.toBe("online");
    expect(module.serialReceived()).toHaveLength(0);
    expect(module.reboots).toHaveLength(1);
    serve(module, proven);
    goOnline(module, 70000);
    module.run(5000);
    expect(
      Buffer.concat(module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload)).toString(),
    ).toBe("secret");
  });

  it("that replays what a true one has answered once gets nothing", async () => {
    const module = await bootControlled({ features });
    let kept: string | undefined;
    serve(module, (shown) => {
      kept ??= proven(shown);
      return kept;
    });
    goOnline(module);
    module.run(1000);
    module.server.reset();
    module.run(100);
    const before = module.server.frames.length;
    module.serialSend("secret");
    module.run(60000);
    expect(module.server.frames.slice(before).some(({ opcode }) => opcode === 2)).toBe(false);
    expect(module.logText()).toContain("the server does not know the key: it gets no data");
  });
});

it.each(["2024", "2025-08", "2025-12"] as const)(
  "a link that ends right behind its proof loses nothing, core of %s",
  async (era) => {
    for (const ms of [0, 5, 20, 60, 200]) {
      const module = await bootControlled({ features, era });
      serve(module, proven);
      module.network.latencyMs = 30;
      const bytes = noise(1000, ms);
      module.serialSend(bytes);
      goOnline(module);
      module.run(ms);
      module.server.reset();
      module.run(40000);
      const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => Buffer.from(payload));
      expect(data.length).toBeGreaterThan(0);
      expect(data.every((frame) => frame.equals(bytes))).toBe(true);
      expect(ask(module, { method: "status" })?.counters).toMatchObject({ confirmed: 1000, queued: 0, inFlight: 0 });
      module.dispose();
    }
  },
);

describe("a core without memory for the challenge", () => {
  it.each(
    (["2024", "2025-08", "2025-12"] as const).flatMap((era) => [1, 2, 4, 9].map((count) => [era, count] as const)),
  )("is asked again until it takes it, core of %s, %i failing sends", async (era, count) => {
    const module = await bootControlled({ features, era });
    serve(module, proven);
    const { faults } = module.board.websockets;
    faults.failedAllocations = count;
    module.runUntil("memory", () => faults.failedAllocations === 0, 60000);
    module.run(2000);
    expect(stateOf(module)).toBe("online");
    expectNoErrors(module);
  });

  it("for long is restarted, and no module is restarted because the server is away", async () => {
    const module = await bootControlled({ features });
    serve(module, proven);
    module.board.websockets.faults.failedAllocations = 50;
    module.run(60000);
    module.server.refuseFor(1200000);
    module.run(1200000);
    expect(module.reboots).toHaveLength(1);
    goOnline(module, 120000);
    module.board.websockets.faults.failedAllocations = Number.POSITIVE_INFINITY;
    module.server.reset();
    module.runUntil("a restart", () => module.reboots.length > 1, 1000000);
    expect(module.logText()).toContain("restart: the core takes no frame");
  });

  it("is not restarted when the server goes away while it is asked", async () => {
    const module = await bootControlled({ features });
    serve(module, proven);
    module.board.websockets.faults.failedAllocations = Number.POSITIVE_INFINITY;
    module.run(3000);
    module.board.websockets.faults.failedAllocations = 0;
    module.server.refuseFor(1200000);
    module.server.reset();
    module.run(1200000);
    expect(module.reboots).toHaveLength(1);
    goOnline(module, 120000);
  });
});

it("what a server without the key sends never reaches the UART, even if send() contradicts itself before the proof", async () => {
  for (const delayMs of [0, 0.5, 1]) {
    const module = await bootControlled({ features });
    module.server.onFrame = () =>
      module.clock.after(delayMs, () => module.server.send(Buffer.from("not for the device")));
    // The core has no memory for the first challenge.
    module.board.websockets.faults.failedAllocations = 1;
    module.run(20000);
    expect(module.logText()).toContain("send() contradicts itself");
    expect(module.serialText()).toBe("");
    module.dispose();
  }
});
