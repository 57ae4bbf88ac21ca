import { parseArgs } from "node:util";
import { LARGEST_FRAME_BYTES } from "../../host/world/stand-in-server/answers.ts";
import {
  type CertificateFiles,
  certificateFilesOf,
  controlKeyOf,
  keyVariable,
  listenAddress,
  portNumber,
} from "../arguments.ts";

/** The options of the command line. */
export interface ServerOptions {
  port: number;
  tlsPort: number | false;
  host: string;
  greet: string | undefined;
  certificateFiles: CertificateFiles | undefined;
  /** The key for mutual proof. Undefined: there is none. */
  proofKey: string | undefined;
  quiet: boolean;
}

/** Reads the command line. Throws an Error of one line for an unknown option or a bad value. */
export function readServerOptions(words: string[]): ServerOptions {
  const values = parse(words);
  const port = portNumber("--port", values.port);
  const tlsPort = values["no-tls"] === true ? false : portNumber("--tls-port", values["tls-port"]);
  if (port !== 0 && port === tlsPort) throw new Error(`--port and --tls-port are both ${port}: they must differ`);
  const host = listenAddress("--host", values.host);
  if (Buffer.byteLength(values.greet ?? "") > LARGEST_FRAME_BYTES) {
    throw new Error(`--greet takes at most ${LARGEST_FRAME_BYTES} bytes`);
  }
  const certificateFiles = certificateFilesOf(values);
  const proofKey = controlKeyOf(values["key-file"]);
  const { greet, quiet = false } = values;
  return { port, tlsPort, host, greet, certificateFiles, proofKey, quiet };
}

function parse(words: string[]) {
  return parseArgs({
    args: words,
    options: {
      port: { type: "string", default: "8080" },
      "tls-port": { type: "string", default: "8443" },
      "no-tls": { type: "boolean" },
      host: { type: "string", default: "127.0.0.1" },
      greet: { type: "string" },
      cert: { type: "string" },
      key: { type: "string" },
      "key-file": { type: "string" },
      quiet: { type: "boolean" },
    },
  }).values;
}

/** The text of --help. */
export const serverHelp = `luatos-gateway server [OPTIONS]

Runs only the stand-in WebSocket server: /ws/echo and /ws/echo2, over ws and wss.

  --port N        port for ws (default 8080; 0: any free one)
  --tls-port N    port for wss (default 8443; 0: any free one)
  --no-tls        no wss
  --host ADDRESS  address to listen on (default 127.0.0.1: only this computer can connect)
  --cert FILE     a certificate of your own for wss, in PEM; with --key FILE, its key
  --key-file FILE a file with only the key of the control channel in it, for gateways that ask for mutual proof.
                  Default: the variable ${keyVariable}
  --greet TEXT    send TEXT to each client after its first frame
  --quiet         do not log events
  --help          this text

Ctrl-C ends it. Exit codes: 0 ended by you, 1 a port could not be opened, 2 invalid arguments.`;
