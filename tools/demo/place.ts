import { type StandInPeer, type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { type Desk, openDesk } from "../desk/desk.ts";
import { usualEngine } from "../simulator.ts";

/** The module of a demo and its server. */
export interface DemoPlace {
  readonly desk: Desk;
  readonly server: StandInServer;
  readonly ends: DemoEnds;
  /** Switches the module off and ends the server. */
  close(): Promise<void>;
}

/** Both ends of the gateway, as the demo plays them. */
export interface DemoEnds {
  /** The path that is served under the one URL that the firmware asks for. At first the demo plays the server there. */
  servedPath: "/ws/peer" | "/ws/echo";
  /** How the firmware connects. */
  scheme: "ws" | "wss";
  /** The module, as the server sees it. Undefined: it has not connected to /ws/peer. */
  peer: StandInPeer | undefined;
  /** Called with the bytes of each frame that arrives at /ws/peer. */
  fromServer: (bytes: Uint8Array) => void;
  /** Called with the bytes that UART 1 sends. */
  fromUart: (bytes: Uint8Array) => void;
}

/** Starts the server and boots the module. `verbose`: shows the module's log. */
export async function openPlace(scriptDirectory: string, verbose: boolean): Promise<DemoPlace> {
  const ends: DemoEnds = {
    servedPath: "/ws/peer",
    scheme: "wss",
    peer: undefined,
    fromServer: () => {},
    fromUart: () => {},
  };
  const server = await startStandInServer({
    port: 0,
    tlsPort: 0,
    onConnection: (connected) => {
      ends.peer = connected;
      connected.onFrame(({ bytes }) => {
        if (bytes.length === 0) {
          // A gateway whose delivery is "answers" waits for this answer. Others ignore it.
          connected.send(bytes);
        }
        ends.fromServer(bytes);
      });
    },
  });
  const desk = await openDesk(
    {
      scriptDirectory,
      model: "Air780E",
      engine: usualEngine(),
      route: ({ tls }) => {
        ends.scheme = tls ? "wss" : "ws";
        return { host: "127.0.0.1", port: tls ? (server.wssPort as number) : server.wsPort };
      },
      mapUrl: (url) => Object.assign(new URL(url), { pathname: ends.servedPath }).toString(),
    },
    {
      log: (line) => verbose && console.log(`module | ${line}`),
      transmit: (bytes) => ends.fromUart(bytes),
      reboot: () => {},
      unreachable: ({ host, port }, reason) => console.error(`${host}:${port} cannot be reached: ${reason}`),
    },
  );
  const close = (): Promise<void> => {
    desk.close();
    return server.close();
  };
  return { desk, server, ends, close };
}
