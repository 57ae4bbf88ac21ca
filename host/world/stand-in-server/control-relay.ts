import type { Frame } from "./answers.ts";
import type { Connection } from "./connection.ts";

/**
 * Passes frames of control clients to the newest gateway, or to the newest one at a path, and gateways' answers to the
 * clients.
 */
export class ControlRelay {
  private readonly clients = new Set<Connection>();
  /** Each with the path at which it has connected. */
  private readonly gateways = new Map<Connection, string>();
  /** Why mutual proof with a gateway has failed, until a gateway sends data. */
  private proofProblem: string | undefined;

  /** A control client has connected. `path`: the path of the gateway that it asks. Undefined: any. */
  addClient(client: Connection, path: string | undefined): void {
    this.clients.add(client);
    client.onClose(() => this.clients.delete(client));
    client.onFrame((frame) => {
      const [gateway] =
        [...this.gateways].findLast(
          ([{ proofProblem }, at]) => proofProblem === undefined && [at, undefined].includes(path),
        ) ?? [];
      if (frame.kind !== "text" || frame.bytes.length === 0) return;
      const problem =
        gateway === undefined
          ? `no gateway is connected${path === undefined ? "" : ` at ${path}`}${this.whyNone()}`
          : frame.bytes.length > 4096
            ? "it is too long"
            : undefined;
      if (problem === undefined) gateway?.sendFrame(frame);
      else client.passOn(refusal(frame, problem));
    });
  }

  /** A client that may be a gateway has connected. */
  addGateway(gateway: Connection, path: string): void {
    this.gateways.set(gateway, path);
    gateway.onFrame(() => {
      this.proofProblem = undefined;
    });
    gateway.onClose(() => {
      this.gateways.delete(gateway);
      this.proofProblem = gateway.proofProblem ?? this.proofProblem;
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
