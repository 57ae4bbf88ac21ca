import { isLoopback } from "../../host/world/real-network.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { type Command, signalled } from "../command.ts";
import { readServerOptions, type ServerOptions, serverHelp } from "./options.ts";

export default { help: serverHelp, read: readServerOptions, run } satisfies Command<ServerOptions>;

async function run(options: ServerOptions): Promise<number> {
  const server = await startStandInServer({
    host: options.host,
    port: options.port,
    tlsPort: options.tlsPort,
    certificateFiles: options.certificateFiles,
    proof: { keyOf: () => options.proofKey, remedy: "start this server with --key-file FILE" },
    ...(options.greet === undefined ? {} : { greet: options.greet }),
    log: options.quiet ? () => {} : (line) => console.log(`${new Date().toISOString()} ${line}`),
  });
  if (!isLoopback(server.address)) {
    process.stderr.write(
      `warning: with --host ${options.host} other computers can connect to this server; it asks for no password\n`,
    );
  }
  process.stdout.write(describe(server));
  await signalled();
  await server.close();
  return 0;
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
    lines.push(`  wss uses the certificate ${server.certificateFile ?? "in memory only"}`);
  }
  lines.push(`Open ${server.url("/").replace("ws:", "http:")} in a browser to talk to it, and to get the certificate.`);
  lines.push("Try it from another terminal:", `  curl http://${new URL(server.url("/")).host}/`);
  lines.push(`  npx wscat -c ${server.url("/ws/echo2")}`);
  if (server.wssPort !== undefined) lines.push(`  npx wscat --no-check -c ${server.url("/ws/echo", { tls: true })}`);
  return `${lines.join("\n")}\n`;
}
