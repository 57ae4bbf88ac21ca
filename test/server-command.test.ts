import { type ChildProcess, spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readServerOptions } from "../tools/server/options.ts";
import { commandLine } from "./helpers/child.ts";
import { sleep, standIns, textOf } from "./helpers/stand-in.ts";

const { cleanUps, connectTo, startPlain } = standIns();

describe("the command line", () => {
  it("has defaults", () => {
    expect(readServerOptions([])).toEqual({
      port: 8080,
      tlsPort: 8443,
      host: "127.0.0.1",
      greet: undefined,
      quiet: false,
    });
    expect(readServerOptions(["--no-tls", "--port", "0", "--quiet"])).toMatchObject({
      port: 0,
      tlsPort: false,
      quiet: true,
    });
  });

  it.each([
    [["--prot=1"], "--prot"],
    [["--port=x"], "--port"],
    [["--port=65536"], "--port"],
    [["--port=-1"], "--port"],
    [["--port"], "--port"],
    [["--tls-port=1e3"], "--tls-port"],
    [["--port=8443"], "differ"],
    [["--host="], "--host"],
    [["--quiet=yes"], "--quiet"],
    [["--greet", "x".repeat(4097)], "--greet"],
    [["extra"], "extra"],
  ])("refuses %j in one line", (words, named) => {
    expect(() => readServerOptions(words)).toThrow(new RegExp(`^[^\\n]*${named}[^\\n]*$`));
  });
});

describe("luatos-gateway server", () => {
  it("--help lists the options", async () => {
    const child = runMain(["--help"]);
    expect(await child.exit).toBe(0);
    for (const option of ["--port", "--tls-port", "--no-tls", "--host", "--greet", "--quiet"]) {
      expect(child.output()).toContain(option);
    }
    expect(child.errors()).toBe("");
  });

  it("refuses what it does not understand in one line, with exit code 2", async () => {
    const child = runMain(["--prot=1"]);
    expect(await child.exit).toBe(2);
    expect(child.errors()).toBe("Unknown option '--prot'\nTry: npx luatos-gateway server --help\n");
    expect(child.output()).toBe("");
    const other = runMain(["--port", "-1"]);
    expect(await other.exit).toBe(2);
    expect(other.errors()).toBe(
      "--port -1: not a whole number from 0 to 65535\nTry: npx luatos-gateway server --help\n",
    );
  });

  it("says a taken port in one line with exit code 1", async () => {
    const server = await startPlain();
    const child = runMain(["--port", String(server.wsPort), "--no-tls"]);
    expect(await child.exit).toBe(1);
    expect(child.errors()).toBe(
      `port ${server.wsPort} on 127.0.0.1 is taken: end the program that holds it, or choose another with --port\n`,
    );
  });

  it("warns when other computers can connect, and only then", async () => {
    const open = runMain(["--host", "0.0.0.0", "--port", "0", "--no-tls"]);
    await open.until(() => open.output().includes("Try it"));
    open.process.kill("SIGKILL");
    await open.exit;
    expect(open.errors()).toMatch(/^warning: with --host 0\.0\.0\.0 other computers can connect .*\n$/);
    // The port is taken, so that nobody can connect.
    const server = await startPlain({ host: "0.0.0.0" });
    const closed = runMain(["--host", "0.0.0.0", "--port", String(server.wsPort), "--no-tls"]);
    expect(await closed.exit).toBe(1);
    expect(closed.errors()).toMatch(/^port \d+ on 0\.0\.0\.0 is taken: [^\n]+\n$/);
  });

  it("takes localhost, over ws and wss, without a warning", async () => {
    const child = runMain(["--host", "localhost", "--port", "0", "--tls-port", "0"]);
    await child.until(() => child.output().includes("Try it"));
    for (const url of [/ws:\/\/localhost:\d+\/ws\/echo2/, /wss:\/\/localhost:\d+\/ws\/echo2/]) {
      const client = await connectTo(url.exec(child.output())?.[0] ?? "");
      client.socket.send("ho");
      expect(textOf(await client.next())).toBe("ho");
    }
    expect(child.errors()).toBe("");
  });

  it("says of a name that nobody knows what to do", async () => {
    const child = runMain(["--host", "no-such-name.invalid", "--port", "0"]);
    expect(await child.exit).toBe(1);
    expect(child.errors()).toBe("no-such-name.invalid is not a known host name: choose one with --host\n");
  });

  // Windows has no signals between processes: kill() there ends a process without a word.
  it.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
    "serves both ports until %s, then exits with 0",
    async (signal) => {
      const child = runMain(["--port", "0", "--tls-port", "0", "--greet", "hi", "--quiet"]);
      await child.until(() => child.output().includes("Try it"));
      const plainUrl = /ws:\/\/\S+\/ws\/echo2/.exec(child.output())?.[0] ?? "";
      const tlsUrl = /wss:\/\/\S+\/ws\/echo2/.exec(child.output())?.[0] ?? "";
      for (const url of [plainUrl, tlsUrl]) {
        const client = await connectTo(url);
        client.socket.send("ho");
        expect(textOf(await client.next())).toBe("hi");
        expect(textOf(await client.next())).toBe("ho");
      }
      const output = child.output();
      child.process.kill(signal);
      expect(await child.exit).toBe(0);
      expect(child.output()).toBe(output);
      expect(child.errors()).toBe("");
    },
  );

  it("logs events, unless --quiet", async () => {
    const child = runMain(["--port", "0", "--no-tls"]);
    await child.until(() => child.output().includes("Try it"));
    const client = await connectTo(/ws:\/\/\S+\/ws\/echo2/.exec(child.output())?.[0] ?? "");
    client.socket.send("ho");
    await client.next();
    await child.until(() => /^\S+Z #1 text 2 bytes: ho$/m.test(child.output()));
    expect(child.output()).not.toContain("wss://");
  });
});

interface MainProcess {
  process: ChildProcess;
  output(): string;
  errors(): string;
  until(condition: () => boolean): Promise<void>;
  exit: Promise<number | null>;
}

function runMain(words: string[]): MainProcess {
  const child = spawn(process.execPath, [commandLine, "server", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    output += piece;
  });
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    errors += piece;
  });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  cleanUps.push(() => {
    child.kill("SIGKILL");
    return exit;
  });
  return {
    process: child,
    output: () => output,
    errors: () => errors,
    exit,
    async until(condition) {
      let ended = false;
      void exit.then(() => {
        ended = true;
      });
      while (!condition()) {
        if (ended) throw new Error(`the server ended: ${output}${errors}`);
        await sleep(20);
      }
    },
  };
}
