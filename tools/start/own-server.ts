import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import type { Target } from "../../host/world/network.ts";
import { isLoopback } from "../../host/world/real-network.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import type { Session } from "../desk/session.ts";
import { controlKey } from "../desk/settings.ts";
import type { StartOptions } from "./options.ts";

/** The stand-in server, and how real modules reach it. */
export interface OwnServer extends Pick<StandInServer, "address" | "url" | "wsPort" | "wssPort" | "close"> {
  host: string;
  /** Undefined: it listens for the simulated module only. */
  token: string | undefined;
}

/** A user enters these in real modules. If they are free, they stay the same at each start. */
const joinPorts = { port: 8080, tlsPort: 8443 } as const;

/**
 * Starts the stand-in server. It tells the session, once there is one, of its clients and its log. `say` is called when
 * the usual ports are taken.
 */
export async function startOwnServer(
  { listen, certificateFiles }: StartOptions,
  session: () => Session | undefined,
  say: (text: string) => void,
): Promise<OwnServer> {
  const token = listen === undefined ? undefined : randomBytes(9).toString("base64url");
  const startAt = (ports: { port?: number; tlsPort?: number }): Promise<StandInServer> =>
    startStandInServer({
      ...ports,
      ...(listen === undefined ? {} : { host: listen, optionNames: { host: "--listen" } }),
      token,
      certificateFiles,
      // It stands in for the server of any firmware.
      takesAnyPath: true,
      proof: {
        keyOf: (device) => controlKey(session()?.desk.script("main.lua") ?? "", device),
        remedy: "the main.lua in the script folder has no control key for this gateway",
      },
      log: (line) => session()?.log("server", line),
      // The session logs the frames, with their content.
      logsFrames: false,
      onClient: (peer) => session()?.joined(peer),
    });
  const server = await startAt(listen === undefined ? {} : joinPorts).catch((error: Error) => {
    const { code, port } = (error.cause ?? {}) as NodeJS.ErrnoException & { port?: number };
    if (code !== "EADDRINUSE") {
      throw error;
    }
    say(`port ${port} is taken: the server uses free ports instead of ${joinPorts.port} and ${joinPorts.tlsPort}`);
    return startAt({});
  });
  return { ...server, host: listen ?? "127.0.0.1", token };
}

/** The address of the stand-in server for the simulated module: it always listens here, too. */
export function placeOf(server: OwnServer, target: Target): { host: string; port: number } {
  return { host: "127.0.0.1", port: target.tls ? (server.wssPort as number) : server.wsPort };
}

/** The URL that a user enters in a real module. Programs on this computer need no token. Undefined: nobody may join. */
export function joinUrl({ host, address, wsPort, token }: OwnServer): string | undefined {
  if (token === undefined) {
    return undefined;
  }
  const rest = isLoopback(address) ? `${wsPort}/ws/echo` : `${wsPort}/ws/echo?token=${token}`;
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;
  const name = host === "0.0.0.0" || host === "::" ? (own ?? "ADDRESS") : host.includes(":") ? `[${host}]` : host;
  return `ws://${name}:${rest}`;
}
