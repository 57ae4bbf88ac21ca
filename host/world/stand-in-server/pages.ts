import type { IncomingMessage, ServerResponse } from "node:http";
import { mayEnter } from "./door.ts";
import { homePage, homeScript } from "./home-page.ts";
import type { StandInServerOptions } from "./options.ts";
import { splitUrl, tokenMissing, whatThisIs } from "./paths.ts";

/** What the server says to plain HTTP requests: its home page, its certificate, or what it is. */
export class Pages {
  /** The ports that the home page connects to. Set them when they are open. */
  ports: { wsPort: number; wssPort: number | undefined } = { wsPort: 0, wssPort: undefined };

  /** `certificate`: in PEM, to download. Undefined without wss. */
  constructor(
    private readonly options: StandInServerOptions,
    private readonly certificate: string | undefined,
  ) {}

  /** Answers one request. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const reply = (status: number, type: string, body: string): void => {
      response.writeHead(status, { ...safety, "Content-Type": type, Connection: "close" });
      response.end(body);
    };
    const { path, query } = splitUrl(request.url);
    const token = query.get("token");
    if (!mayEnter(request.socket.remoteAddress, token, this.options.token)) {
      reply(403, "text/plain; charset=utf-8", tokenMissing);
    } else if (path === "/stand-in.crt" && this.certificate !== undefined) {
      reply(200, "application/x-x509-ca-cert", this.certificate);
    } else if (path === "/home.js") {
      reply(200, "text/javascript; charset=utf-8", homeScript);
    } else if (request.headers.accept?.includes("text/html") === true) {
      const hostname = hostnameOf(request);
      reply(200, "text/html; charset=utf-8", homePage({ hostname, ...this.ports, token: token ?? undefined }));
    } else {
      reply(200, "text/plain; charset=utf-8", whatThisIs(this.options.onConnection !== undefined));
    }
  }
}

const safety = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src ws: wss:; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

/** The name by which the browser has reached this server. */
function hostnameOf({ headers }: IncomingMessage): string {
  const [, hostname = "127.0.0.1"] = /^([\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i.exec(headers.host ?? "") ?? [];
  return hostname;
}
