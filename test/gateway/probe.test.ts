import { describe, expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceived,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
} from "../helpers/gateway.ts";

/** The probe and the keepalive are what the settings say. */

const eras = ["2024", "2025-08", "2025-12"] as const;

describe("the probe", () => {
  it("goes out after so much quiet, and adds no byte to the stream", async () => {
    const module = await onlineGateway({ settings: { "probe.everySeconds": 30 } });
    const probes: number[] = [];
    module.server.answersProbes = () => {
      probes.push(module.clock.now());
      return true;
    };
    module.run(600000);
    expect(probes.length).toBeGreaterThanOrEqual(16);
    expect(probes.length).toBeLessThanOrEqual(21);
    expect(module.server.frames).toEqual([]);
    expectNoErrors(module);
  });

  it("is a text or bytes where that is configured; its answers reach the UART as any frame does", async () => {
    const text = await onlineGateway({ settings: { "probe.send": { text: "ping" } } });
    text.run(100000);
    expect(text.server.frames.length).toBeGreaterThan(3);
    expect(new Set(text.server.frames.map(({ opcode, payload }) => `${opcode} ${Buffer.from(payload)}`))).toEqual(
      new Set(["1 ping"]),
    );
    const bytes = await onlineGateway({ settings: { "probe.send": { bytes: Buffer.from([0, 1, 255]) } } });
    bytes.run(100000);
    expect(new Set(bytes.server.frames.map(({ opcode, payload }) => `${opcode} ${[...payload]}`))).toEqual(
      new Set(["2 0,1,255"]),
    );
  });

  it.each(eras)(
    "may be nothing: then no frame goes out that the UART has not brought, and a stream flows, core of %s",
    async (era) => {
      const module = await bootGateway({ era, settings: { "probe.send": "nothing" } });
      let empty = 0;
      module.server.answersProbes = () => {
        empty++;
        return true;
      };
      goOnline(module);
      const bytes = noise(20 * 11520);
      module.serialSend(bytes);
      for (let count = 0; count < 250; count++) {
        module.run(100);
        if (count % 7 === 0) {
          module.server.send("talk");
        }
      }
      module.run(10000);
      expectReceived(module, bytes);
      expect(empty).toBe(0);
      expect(module.logText()).toContain("no probe is configured");
      module.run(400000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, inFlight: 0, dropped: 0 });
      expect(stateOf(module)).toBe("online");
    },
  );

  it("says at boot what it costs a day at most", async () => {
    const shipped = await onlineGateway();
    expect(shipped.logText()).toContain("I/user.link a probe after 20 s of quiet: at most 976 kB a day");
    const rare = await onlineGateway({ settings: { "probe.everySeconds": 300, "probe.send": { text: "ping" } } });
    expect(rare.logText()).toContain("a probe after 300 s of quiet: at most 175 kB a day");
  });

  it.each([
    [170, 180],
    [177, 180],
    [180, 180],
    [600, 60],
  ])(
    "takes no more traffic, with the core's pings, than the log says: a probe after %i s, a ping after %i s",
    async (probe, ping) => {
      const module = await onlineGateway({ settings: { "probe.everySeconds": probe, keepaliveSeconds: ping } });
      let frames = 0;
      // The one that opens the link is not counted.
      module.run(1000);
      module.server.answersProbes = () => {
        frames++;
        return true;
      };
      module.run(86400000 / 4);
      frames += module.server.controlFrames.filter(({ opcode }) => opcode === 9).length;
      const [, kilobytes] = /at most (\d+) kB a day/.exec(module.logText()) ?? [];
      // With TCP, IP, TLS, both acknowledgements and the answer.
      const bytes = 4 * frames * 226;
      expect(bytes).toBeLessThan(1000 * (Number(kilobytes) + 1));
      expect(bytes).toBeGreaterThan(400 * Number(kilobytes));
    },
  );
});

describe("keepaliveSeconds", () => {
  it.each([60, 180])(
    "of %i has the core ping after so much quiet, where no probe breaks it",
    async (keepaliveSeconds) => {
      const module = await onlineGateway({ settings: { keepaliveSeconds, "probe.send": "nothing" } });
      const start = module.clock.now();
      module.run(1000 * keepaliveSeconds * 5 + 5000);
      const pings = module.server.controlFrames
        .filter(({ opcode }) => opcode === 9)
        .map(({ timeMs }) => timeMs - start);
      expect(pings).toHaveLength(5);
      expect(pings[0]).toBeGreaterThan(1000 * keepaliveSeconds - 1000);
      expect(pings[0]).toBeLessThan(1000 * keepaliveSeconds + 1000);
    },
  );

  it("has no effect while the probe is more frequent, as its comment says", async () => {
    const module = await onlineGateway();
    module.run(3600000);
    expect(module.server.controlFrames).toEqual([]);
  });
});
