// A WebSocket client in Node, for the stand-in server. Package: npm install ws
// Over ws:   node docs/client.mjs ws://127.0.0.1:8080/ws/echo
// Over wss:  node docs/client.mjs wss://127.0.0.1:8443/ws/echo CERTIFICATE
// CERTIFICATE is the file that `npm run server` names at its start.
import { existsSync, readFileSync } from "node:fs";
import WebSocket from "ws";

const [url = "ws://127.0.0.1:8080/ws/echo", certificate] = process.argv.slice(2);
if (certificate !== undefined && !existsSync(certificate)) {
  console.error(`${certificate}: no such file. Give the certificate that the server names at its start`);
  process.exit(1);
}
const socket = new WebSocket(url, certificate === undefined ? {} : { ca: readFileSync(certificate) });
socket.on("open", () => socket.send(JSON.stringify({ action: "echo", msg: "hello from Node" })));
socket.on("message", (data) => {
  console.log(String(data));
  socket.close();
});
socket.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
