import type { Frame } from "./answers.ts";
import type { Connection } from "./connection.ts";

/** Passes the frames of control clients on to the gateway that came last, and what gateways answer to the clients. */
export class ControlRelay {
  private readonly clients = new Set<Connection>();
  private readonly gateways = new Set<Connection>();

  /** A control client has come. */
  addClient(client: Connection): void {
    this.clients.add(client);
    client.onClose(() => this.clients.delete(client));
    client.onFrame((frame) => {
      const gateway = [...this.gateways].at(-1);
      if (frame.kind !== "text" || frame.bytes.length === 0) return;
      const problem =
        gateway === undefined ? "no gateway is connected" : frame.bytes.length > 4096 ? "it is too long" : undefined;
      if (problem === undefined) gateway?.sendFrame(frame);
      else client.passOn(refusal(frame, problem));
    });
  }

  /** A client that may be a gateway has come. */
  addGateway(gateway: Connection): void {
    this.gateways.add(gateway);
    gateway.onClose(() => this.gateways.delete(gateway));
  }

  /** Whether a frame of a gateway is an answer to control clients: then they have it, and nobody else answers it. */
  takes(frame: Frame): boolean {
    if (frame.kind !== "text" || typeof partsOf(frame).ok !== "boolean") return false;
    for (const client of this.clients) client.passOn(frame);
    return true;
  }
}

function refusal(request: Frame, why: string): Frame {
  return { kind: "text", bytes: Buffer.from(JSON.stringify({ id: partsOf(request).id, ok: false, why })) };
}

/** The parts of a frame, behind a MAC or not; none when it is no JSON object. */
function partsOf({ bytes }: Frame): Record<string, unknown> {
  try {
    const parts: unknown = JSON.parse(
      Buffer.from(bytes)
        .toString()
        .replace(/^[0-9a-f]{64}\n/i, ""),
    );
    return typeof parts === "object" && parts !== null ? (parts as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
