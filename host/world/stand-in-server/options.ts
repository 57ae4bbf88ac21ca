import type { StandInPeer } from "./connection.ts";
import type { ProofKeys } from "./proof.ts";

/** Options of a stand-in server. Every field is optional. */
export interface StandInServerOptions {
  /** The address to listen on. Default "127.0.0.1": only this computer can connect. */
  host?: string;
  /** The port for ws. Default 0: any free one. */
  port?: number;
  /** The port for wss. Default 0: any free one. `false`: no wss. */
  tlsPort?: number | false;
  /**
   * The directory of the self-signed certificate and its key. Default: `luatos-gateway` in the user's data directory.
   */
  certificateDirectory?: string;
  /** The user's own certificate and key: two PEM files. */
  certificateFiles?: { certificate: string; key: string } | undefined;
  /**
   * Clients from other addresses than this computer's loopback need this token in the URL, as `?token=`. With a token,
   * the server also listens on 127.0.0.1. Default: no token.
   */
  token?: string | undefined;
  /** The user's names of the options for address and ports, for error messages. Default: those of `server`. */
  optionNames?: { host: string; port?: string; tlsPort?: string };
  /** Called with one line per event. */
  log?: (line: string) => void;
  /** Whether to log each frame. Default: true. */
  logsFrames?: boolean;
  /**
   * A greeting of at most 4096 bytes for clients of /ws/echo and /ws/echo2. It is sent after the client's first frame.
   */
  greet?: string;
  /** Serves every other path as it serves /ws/echo. Default: refuses it with 404. */
  takesAnyPath?: boolean;
  /** The keys for gateways that ask for mutual proof. Default: none, and their links end. */
  proof?: ProofKeys | undefined;
  /** Opens the path /ws/peer, where the caller plays the server. Called once per connection. */
  onConnection?: (peer: StandInPeer) => void;
  /** Called with each connection to /ws/echo and /ws/echo2. The server still answers it. */
  onClient?: (peer: StandInPeer) => void;
  /** Milliseconds between two pings. A client that answers nothing in between is dropped. Default 30000. */
  pingIntervalMs?: number;
}
