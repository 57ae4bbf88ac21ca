import { type ChildProcessByStdio, spawn } from "node:child_process";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import type { SerialEnd } from "./index.ts";
import { createListeners } from "./listeners.ts";
import { writeOrLose } from "./lossy.ts";

/** Opens a pseudo terminal with socat. Rejects with one readable line, also when socat is missing. */
export async function openPty(log: (line: string) => void): Promise<SerialEnd> {
  if (process.platform === "win32") {
    throw new Error("Windows has no pty: use tcp:PORT, for example tcp:7001, or a COM port");
  }
  // Its own process group, so that we handle a Ctrl-C in the terminal. When we die, the end of its input ends it.
  const socat = spawn("socat", ["-d", "-d", "-b", "1024", "pty,rawer", "stdio"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  // A failed write to a socat that has just died needs no report: its exit is reported.
  socat.stdin.on("error", () => {});
  const exited = new Promise<string>((resolve) => {
    socat.once("error", (error) => resolve(error.message));
    socat.once("close", (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const address = await readAddress(socat, exited);
  const end = await holdOpen(address).catch((error: Error) => {
    socat.kill("SIGKILL");
    throw new Error(`${address}, the pty that socat made, cannot be opened: ${error.message}`, { cause: error });
  });

  const listeners = createListeners();
  socat.stdout.on("data", (bytes: Buffer) => listeners.call(bytes));

  let closed: Promise<void> | undefined;
  void exited.then((how) => {
    if (closed === undefined) log(`the pty ${address} is lost: socat ended (${how})`);
  });
  return {
    address,
    onData: listeners.add,
    pause: () => void socat.stdout.pause(),
    resume: () => void socat.stdout.resume(),
    write: (bytes) => writeOrLose(socat.stdin, bytes),
    close() {
      closed ??= closeAll(socat, exited, end);
      return closed;
    },
  };
}

type Socat = ChildProcessByStdio<Writable, Readable, Readable>;

const START_LIMIT_MS = 5000;
const CLOSE_GRACE_MS = 500;

// Without a second holder, socat would end when the first peer closes its terminal.
function holdOpen(address: string): Promise<FileHandle> {
  return open(address, constants.O_RDWR | constants.O_NOCTTY);
}

async function closeAll(socat: Socat, exited: Promise<string>, end: FileHandle): Promise<void> {
  const kill = setTimeout(() => socat.kill("SIGKILL"), CLOSE_GRACE_MS);
  socat.kill("SIGTERM");
  await exited;
  clearTimeout(kill);
  await end.close();
}

/** The name of the pty, from socat's "PTY is /dev/pts/3", once the pty is ready. */
function readAddress(socat: Socat, exited: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const limit = setTimeout(() => fail("it did not name its pty in time"), START_LIMIT_MS);
    function fail(why: string): void {
      clearTimeout(limit);
      socat.kill("SIGKILL");
      reject(new Error(`socat could not make a pty (${why}): use tcp:PORT instead, for example tcp:7001`));
    }
    socat.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") return;
      clearTimeout(limit);
      reject(
        new Error(
          "a pty needs socat, which is not installed: install it (Debian, Ubuntu: sudo apt-get install socat; " +
            "macOS: brew install socat), or use tcp:PORT instead, for example tcp:7001",
          { cause: error },
        ),
      );
    });
    void exited.then((how) => fail(text.trim().split("\n").at(-1) || how));
    socat.stderr.setEncoding("utf8");
    socat.stderr.on("data", (piece: string) => {
      // Keep reading while socat writes, but store only the start.
      if (text.length < 4096) text += piece;
      // socat prints the name before it has set the pty up.
      const address = /PTY is (\S+)\s[\s\S]*starting data transfer/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}
