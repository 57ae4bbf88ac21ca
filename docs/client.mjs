// A WebSocket client in Node. Run it: node docs/client.mjs wss://127.0.0.1:8443/ws/echo stand-in.crt
// stand-in.crt is the server's certificate: without it, wss ends with an error. Package: npm install ws
import { readFileSync } from "node:fs";
import WebSocket from "ws";

const [url = "ws://127.0.0.1:8080/ws/echo", certificate] = process.argv.slice(2);
const socket = new WebSocket(url, certificate === undefined ? {} : { ca: readFileSync(certificate) });
socket.on("open", () => socket.send(JSON.stringify({ action: "echo", msg: "hello from Node" })));
socket.on("message", (data) => {
  console.log(String(data));
  socket.close();
});
socket.on("error", (error) => console.error(error.message));
