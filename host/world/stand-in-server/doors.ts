import type { StandInCertificate } from "./certificate.ts";
import { type Door, type DoorSetup, openDoor } from "./door.ts";
import type { StandInServerOptions } from "./options.ts";

/** The open ports of a server. */
export interface Doors {
  readonly plain: Door;
  /** Undefined without wss. */
  readonly tls: Door | undefined;
  /** Closes all ports and cuts all their connections. */
  close(): Promise<void>;
}

/** The address that only this computer reaches. */
export const loopback = "127.0.0.1";

/** Opens the ports, with TLS if there is a certificate. Rejects like `openDoor`, and then leaves no port open. */
export async function openDoors(
  options: StandInServerOptions,
  certificate: StandInCertificate | undefined,
  handlers: Pick<DoorSetup, "onRequest" | "onUpgrade">,
): Promise<Doors> {
  const { host = loopback, log = () => {} } = options;
  const { optionNames = { host: "--host", port: "--port", tlsPort: "--tls-port" } } = options;
  const doors: Door[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(doors.map((door) => door.close()));
  };
  const open = async (setup: Pick<DoorSetup, "host" | "port" | "portOption" | "certificate">): Promise<Door> => {
    try {
      const door = await openDoor({ ...setup, ...handlers, hostOption: optionNames.host, log });
      doors.push(door);
      return door;
    } catch (error) {
      await close();
      throw error;
    }
  };
  const openPlain = (host: string, port: number): Promise<Door> => open({ host, port, portOption: optionNames.port });
  const openTls = async (host: string, port: number): Promise<Door | undefined> =>
    certificate && open({ host, port, portOption: optionNames.tlsPort, certificate });

  const plain = await openPlain(host, options.port ?? 0);
  const tls = await openTls(host, options.tlsPort || 0);
  // This computer connects without the token, and needs a loopback listener for that.
  if (options.token !== undefined && !reachesLoopback(plain.address)) {
    await openPlain(loopback, plain.port);
    if (tls !== undefined) await openTls(loopback, tls.port);
  }
  return { plain, tls, close };
}

function reachesLoopback(address: string): boolean {
  return address === loopback || address === "0.0.0.0" || address === "::";
}
