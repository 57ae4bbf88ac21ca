import type { Frame } from "./answers.ts";
import type { Connection } from "./connection.ts";

/** A client that may be a gateway. */
interface Gateway {
  /** The path at which it has connected. */
  readonly at: string;
  /** Requests that its connection holds until its first frame. Undefined once that has come. */
  held: { client: Connection; frame: Frame }[] | undefined;
}

/**
 * Passes frames of control clients to the newest gateway, or to the newest one at a path, and gateways' answers to the
 * clients.
 */
export class ControlRelay {
  private readonly clients = new Set<Connection>();
  private readonly gateways = new Map<Connection, Gateway>();
  /** Why mutual proof with a gateway has failed, until a gateway sends data. */
  private proofProblem: string | undefined;

  /** A control client has connected. `path`: the path of the gateway that it asks. Undefined: any. */
  addClient(client: Connection, path: string | undefined): void {
    this.clients.add(client);
    client.onClose(() => this.clients.delete(client));
    client.onFrame((frame) => {
      if (frame.kind !== "text" || frame.bytes.length === 0) return;
      const [connection, gateway] =
        [...this.gateways].findLast(
          ([{ proofProblem }, { at }]) => proofProblem === undefined && [at, undefined].includes(path),
        ) ?? [];
      if (connection === undefined || gateway === undefined) {
        client.passOn(
          refusal(frame, `no gateway is connected${path === undefined ? "" : ` at ${path}`}${this.whyNone()}`),
        );
      } else if (frame.bytes.length > 4096) {
        client.passOn(refusal(frame, "it is too long"));
      } else {
        connection.sendFrame(frame);
        gateway.held?.push({ client, frame });
      }
    });
  }

  /** A client that may be a gateway has connected. */
  addGateway(connection: Connection, path: string): void {
    const gateway: Gateway = { at: path, held: [] };
    this.gateways.set(connection, gateway);
    connection.onFrame(() => {
      gateway.held = undefined;
      this.proofProblem = undefined;
    });
    connection.onClose(() => {
      this.gateways.delete(connection);
      this.proofProblem = connection.proofProblem ?? this.proofProblem;
      for (const { client, frame } of gateway.held ?? []) {
        client.passOn(refusal(frame, `the gateway has left before it took the request${this.whyNone()}`));
      }
    });
  }

  private whyNone(): string {
    const ending = [...this.gateways.keys()].find(({ proofProblem }) => proofProblem !== undefined);
    const problem = ending?.proofProblem ?? this.proofProblem;
    return problem === undefined ? "" : `. Mutual proof: ${problem}`;
  }

  /**
   * Whether a gateway's frame is an answer to control clients. If so, it is passed to them, and nothing else answers
   * it.
   */
  takes(frame: Frame): boolean {
    if (frame.kind !== "text" || typeof partsOf(frame).ok !== "boolean") return false;
    for (const client of this.clients) client.passOn(frame);
    return true;
  }
}

function refusal(request: Frame, why: string): Frame {
  return { kind: "text", bytes: Buffer.from(JSON.stringify({ id: partsOf(request).id, ok: false, why })) };
}

/** The fields of a frame, with or without a MAC in front. Empty when it is not a JSON object. */
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
