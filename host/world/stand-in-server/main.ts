import { type Arguments, HELP, readArguments } from "./arguments.ts";
import { type StandInServer, startStandInServer } from "./index.ts";

await run(process.argv.slice(2));

async function run(words: string[]): Promise<void> {
  // A reader that went away, as in "npm run server | head", is no reason for a stack trace.
  process.stdout.on("error", () => {});
  let options: Arguments | "help";
  try {
    options = readArguments(words);
  } catch (error) {
    process.stderr.write(`${(error as Error).message} (--help shows the options)\n`);
    process.exitCode = 2;
    return;
  }
  if (options === "help") {
    process.stdout.write(HELP);
    return;
  }
  if (options.host !== "127.0.0.1") {
    process.stderr.write(
      `warning: with --host ${options.host} others may reach this server; it asks for no password\n`,
    );
  }
  const running = { server: undefined as StandInServer | undefined };
  closeOnSignal(running);
  try {
    const server = await startStandInServer({
      host: options.host,
      port: options.port,
      tlsPort: options.tlsPort,
      ...(options.greet === undefined ? {} : { greet: options.greet }),
      log: options.quiet ? () => {} : (line) => console.log(`${new Date().toISOString()} ${line}`),
    });
    running.server = server;
    process.stdout.write(describe(server));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

function closeOnSignal(running: { server: StandInServer | undefined }): void {
  // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal sent already.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      await running.server?.close();
      process.exit(0);
    });
  }
}

function describe(server: StandInServer): string {
  const urls = (path: string) =>
    server.wssPort === undefined ? server.url(path) : `${server.url(path)}  ${server.url(path, { tls: true })}`;
  const lines = [
    "The stand-in server runs. Ctrl-C ends it.",
    `  ${urls("/ws/echo")}`,
    '      answers {"action":"echo",...} with the same object plus "server"',
    `  ${urls("/ws/echo2")}`,
    "      returns every frame as it came; ?rate=11520 paces it to a UART of 115200 baud",
  ];
  if (server.wssPort !== undefined) {
    lines.push(`  wss uses a self-signed certificate: ${server.certificateFile ?? "in memory only"}`);
  }
  lines.push("Try it from another terminal:", `  curl http://${new URL(server.url("/")).host}/`);
  lines.push(`  npx wscat -c ${server.url("/ws/echo2")}`);
  if (server.wssPort !== undefined) lines.push(`  npx wscat --no-check -c ${server.url("/ws/echo", { tls: true })}`);
  return `${lines.join("\n")}\n`;
}
