import type { About } from "../desk/protocol.ts";

/** The facts that the introduction shows. */
export interface Facts {
  about: About;
  /** Whether the script has set up UART 1. */
  hasUart: boolean;
  usbAddress: string | undefined;
  pageUrl: string | undefined;
  /** Where others may connect. Undefined: they cannot. */
  joinUrl: string | undefined;
  /** Whether others may connect from the network, not only from this computer. */
  joinsFromNetwork: boolean;
}

/** What runs here, and what a person can do. It is correct for every script and server. */
export function introduction({ about, hasUart, usbAddress, pageUrl, joinUrl, joinsFromNetwork }: Facts): string {
  const { model, script, standIn, serverUrl, serialAddress, echoPacket, states } = about;
  const rows = [
    ["Module", `a simulated ${model} runs ${script}`],
    ["Server", `${standIn ? "a stand-in server" : "your server"}, ${serverUrl}`],
    ...(joinUrl === undefined
      ? []
      : [
          [
            "Join",
            `${joinUrl} for ${joinsFromNetwork ? "a real module in your network" : "programs on this computer"}`,
          ],
        ]),
    ["UART 1", `this terminal, and ${serialAddress}${hasUart ? "" : " (the script has not set it up)"}`],
    ...(usbAddress === undefined ? [] : [["USB", usbAddress]]),
    ...(pageUrl === undefined ? [] : [["Page", pageUrl]]),
  ];
  const isGateway = states.length > 0;
  const doings = [
    ...(echoPacket !== undefined && standIn
      ? [
          `Type ${echoPacket} with its quotes and press Enter: the module asks the server, and the answer comes out of the UART.`,
        ]
      : []),
    isGateway
      ? `${echoPacket === undefined ? "What you type" : "Anything else"} goes to the server as it is, without the line end. /help shows more. Ctrl-C ends.`
      : "What you type goes to UART 1, without the line end. /help shows more. Ctrl-C ends.",
  ];
  return `\n${rows.map(([name = "", text]) => `${name.padEnd(8)} ${text}`).join("\n")}\n\n${doings.join("\n")}\n`;
}
