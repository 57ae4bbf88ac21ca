import { shownBytes } from "../../host/shown.ts";
import type { StandInPeer } from "../../host/world/stand-in-server/index.ts";
import type { Desk } from "./desk.ts";

const mostShownBytes = 200;

/** The clients of the stand-in server: the module, and others. */
export class Peers {
  private readonly peers = new Set<StandInPeer>();

  /** `log` is called for each frame of a client that is not the module. */
  constructor(
    private readonly desk: Pick<Desk, "linkPort">,
    private readonly log: (text: string) => void,
  ) {}

  /** A client has connected. */
  joined(peer: StandInPeer): void {
    this.peers.add(peer);
    peer.onClose(() => this.peers.delete(peer));
    peer.onFrame(({ kind, bytes }) => {
      if (!this.isModule(peer)) {
        const shown = bytes.length === 0 ? ", a probe" : `: ${shownBytes(bytes.subarray(0, mostShownBytes))}`;
        this.log(`from ${peer.address}: ${kind} ${bytes.length} bytes${shown}`);
      }
    });
  }

  /** The module, as the server sees it. Undefined: it is not connected. */
  get module(): StandInPeer | undefined {
    return [...this.peers].find((each) => this.isModule(each));
  }

  private isModule({ address }: StandInPeer): boolean {
    const port = this.desk.linkPort();
    return port !== undefined && address.endsWith(`:${port}`);
  }
}
