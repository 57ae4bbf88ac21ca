import { spawn } from "node:child_process";
import { type PageServer, startPageServer } from "../desk/page-server.ts";
import type { Session } from "../desk/session.ts";

/** The default port of the page. */
const usualPagePort = 7380;
/** How often a page gets news. */
const newsMs = 100;

/** The page of a session. */
export interface Page {
  readonly url: string;
  /** Ends the page's server. */
  close(): Promise<void>;
}

/**
 * Serves the page of a session. When the usual port is taken, it uses a free one, and tells `say` which program has the
 * usual one. Rejects with an Error of one line when a port from the options is taken.
 */
export async function openPage(session: Session, port: number | undefined, say: (text: string) => void): Promise<Page> {
  const server = await listen(session, port, say);
  const timer = setInterval(() => server.tell(), newsMs);
  return {
    url: server.url,
    close: () => {
      clearInterval(timer);
      return server.close();
    },
  };
}

/** Opens a URL in the user's browser, if the system has a way to do that. */
export function openInBrowser(url: string): void {
  const [program, words]: [string, string[]] =
    process.platform === "win32"
      ? ["cmd", ["/c", "start", "", url]]
      : process.platform === "darwin"
        ? ["open", [url]]
        : ["xdg-open", [url]];
  const child = spawn(program, words, { detached: true, stdio: "ignore" });
  child.on("error", () => {});
  child.unref();
}

async function listen(session: Session, port: number | undefined, say: (text: string) => void): Promise<PageServer> {
  try {
    return await startPageServer(port ?? usualPagePort, session);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE") {
      throw new Error(`cannot open port ${port ?? usualPagePort} for the page: ${message}`);
    }
    const holder = await holderOf(port ?? usualPagePort);
    if (port !== undefined) {
      throw new Error(
        `port ${port} is taken by ${holder}. Choose another port for the page with --port, or use --no-page`,
      );
    }
    say(`port ${usualPagePort} is taken by ${holder}: the page uses a free port`);
    return startPageServer(0, session);
  }
}

/** The name of the program that has a port on 127.0.0.1, if it tells its name. */
async function holderOf(port: number): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/who`, { signal: AbortSignal.timeout(1000) });
    const { program, process: id } = (await answer.json()) as { program?: unknown; process?: unknown };
    if (typeof program === "string" && typeof id === "number") {
      return `another ${program.slice(0, 40)}, process ${id}`;
    }
  } catch {
    // It is not one of ours.
  }
  return "another program";
}
