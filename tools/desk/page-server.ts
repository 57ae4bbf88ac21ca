import { randomBytes, timingSafeEqual } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { pageFiles } from "./page-files.ts";
import type { News, Wish } from "./protocol.ts";

/** What the page's server needs from the desk. */
export interface PageSource {
  /** Everything that a page needs when it opens. */
  whole(): News;
  /** Everything new since the last call. */
  news(): News;
  /** Does what a page asks for. Throws an Error for people when that is not possible. */
  wish(wish: Wish): void;
  /** A file to save, by its path. Undefined: there is no such file. */
  file(path: string): { name: string; type: string; bytes: Uint8Array } | undefined;
}

/** The server of the desk's page. */
export interface PageServer {
  /** The URL to open in a browser, with the token. */
  readonly url: string;
  /** Sends the news to all pages. */
  tell(): void;
  /** Ends the server and all its connections. */
  close(): Promise<void>;
}

/** A page with this many unsent bytes gets no news. When it has caught up, it gets everything again. */
const mostUnsentBytes = 1 << 20;
/** A file of 4 MiB as base64, and some room. */
const mostWishBytes = 6 << 20;
const host = "127.0.0.1";

/**
 * Serves the page on 127.0.0.1. Everything except the page's own files needs the token; a WebSocket also needs the
 * page's own origin. Rejects as `listen` does when the port is taken; port 0 chooses a free one.
 */
export async function startPageServer(port: number, source: PageSource): Promise<PageServer> {
  const token = randomBytes(18).toString("base64url");
  const pages = new Map<WebSocket, { isBehind: boolean }>();
  const tell = (): void => {
    const text = JSON.stringify(source.news());
    for (const [page, state] of pages) {
      if (page.bufferedAmount > mostUnsentBytes) {
        state.isBehind = true;
      } else if (state.isBehind) {
        state.isBehind = false;
        page.send(JSON.stringify(source.whole()));
      } else {
        page.send(text);
      }
    }
  };
  const server = http.createServer((request, response) => void answer(request, response, token, source));
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: mostWishBytes });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => {});
    if (!isOwn(request) || !isFrom(request) || !hasToken(request, token) || pathOf(request) !== "/desk") {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      // First sends the pending news to the other pages. The new page gets it as part of everything.
      tell();
      pages.set(page, { isBehind: false });
      page.on("close", () => pages.delete(page));
      page.on("error", () => {});
      page.on("message", (data) => {
        try {
          source.wish(JSON.parse(String(data)) as Wish);
        } catch (error) {
          page.send(JSON.stringify({ problem: (error as Error).message } satisfies News));
        }
      });
      page.send(JSON.stringify(source.whole()));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/?token=${token}`,
    tell,
    close: () =>
      new Promise((resolve) => {
        for (const page of pages.keys()) {
          page.terminate();
        }
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const safety = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  source: PageSource,
): Promise<void> {
  const reply = (status: number, type: string, body: string | Uint8Array, more: Record<string, string> = {}): void => {
    response.writeHead(status, { ...safety, "Content-Type": type, ...more });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const text = "text/plain; charset=utf-8";
  if (!isOwn(request)) {
    reply(403, text, "This page answers only at its own address.\n");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    reply(405, text, "GET, please.\n");
    return;
  }
  const path = pathOf(request);
  try {
    if (path === "/who") {
      reply(200, "application/json", JSON.stringify({ program: "luatos-gateway start", process: process.pid }));
    } else if (path === "/page.js") {
      reply(200, "text/javascript; charset=utf-8", (await pageFiles()).script);
    } else if (path === "/page.css") {
      reply(200, "text/css; charset=utf-8", (await pageFiles()).style);
    } else if (!hasToken(request, token)) {
      reply(403, text, "Open the address that the terminal shows: it ends with a token.\n");
    } else if (path === "/") {
      reply(200, "text/html; charset=utf-8", page);
    } else {
      const file = source.file(path);
      if (file === undefined) {
        reply(404, text, "There is no such file.\n");
      } else {
        reply(200, file.type, file.bytes, { "Content-Disposition": `attachment; filename="${file.name}"` });
      }
    }
  } catch (error) {
    reply(500, text, `${(error as Error).message}\n`);
  }
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>luatos-gateway</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><script type="module" src="/page.js"></script></body>
</html>
`;

/**
 * Whether a request names our own host. With a foreign host name that leads here, a browser would trust a foreign page.
 */
function isOwn({ headers, socket }: IncomingMessage): boolean {
  return ownHosts(socket.localPort).includes(headers.host ?? "");
}

/** Whether our own page opens a WebSocket. */
function isFrom({ headers, socket }: IncomingMessage): boolean {
  return ownHosts(socket.localPort).some((name) => headers.origin === `http://${name}`);
}

function ownHosts(port: number | undefined): string[] {
  return [`${host}:${port}`, `localhost:${port}`];
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(urlOf(request).searchParams.get("token") ?? "");
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function pathOf(request: IncomingMessage): string {
  return urlOf(request).pathname;
}

function urlOf({ url = "/" }: IncomingMessage): URL {
  return URL.canParse(url, "http://page") ? new URL(url, "http://page") : new URL("http://page/bad");
}
