/** The server's address, as the requesting browser reached it. */
export interface Place {
  hostname: string;
  wsPort: number;
  wssPort: number | undefined;
  /** The token that the browser has sent. The page's links need it again. */
  token: string | undefined;
}

/** A page that connects to the server's paths, over ws and wss. */
export function homePage({ hostname, wsPort, wssPort, token }: Place): string {
  const bases = [`ws://${hostname}:${wsPort}`, ...(wssPort === undefined ? [] : [`wss://${hostname}:${wssPort}`])];
  const query = token === undefined ? "" : `?token=${encodeURIComponent(token)}`;
  const urls = bases.flatMap((base) => [`${base}/ws/echo${query}`, `${base}/ws/echo2${query}`]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>luatos-gateway: the stand-in server</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
input, select, button { font: inherit; padding: .3rem .6rem; }
#text { width: 24rem; }
pre { border: 1px solid #8886; border-radius: 6px; padding: .6rem; min-height: 10rem; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>The stand-in server</h1>
<p><code>/ws/echo</code> answers <code>{"action":"echo",…}</code> with the same object and a <code>"server"</code>;
<code>/ws/echo2</code> returns each frame as it came.</p>
<form id="form">
<p><select id="url" aria-label="URL">${urls.map((url) => `<option>${url}</option>`).join("")}</select>
<button type="button" id="connect">Connect</button> <output id="state">not connected</output></p>
<p><input id="text" aria-label="text" value='{"action":"echo","msg":"hello"}'> <button>Send</button></p>
</form>
<pre id="log" aria-live="polite"></pre>
${
  wssPort === undefined
    ? ""
    : `<p>wss fails until the browser trusts the certificate: <a href="/stand-in.crt${query}" download>download it</a> and
import it as a certificate authority. Its key stays on this computer.</p>`
}
<script src="/home.js${query}"></script>
</body>
</html>
`;
}

/** The page's script. It shows received data as text, never as markup. */
export const homeScript = `const $ = (id) => document.getElementById(id);
let socket;
const say = (line) => { $("log").textContent += line.replace(/\\p{C}|\\p{Zl}|\\p{Zp}/gu, ".") + "\\n"; };
$("connect").onclick = () => {
  socket?.close();
  const own = socket = new WebSocket($("url").value);
  own.onopen = () => { $("state").value = "connected"; };
  own.onmessage = async ({ data }) => say("< " + (typeof data === "string" ? data : await data.text()));
  own.onerror = () => say(own.url.startsWith("wss:") ? "failed: is the certificate trusted?" : "failed");
  own.onclose = ({ code }) => { if (own === socket) $("state").value = "closed " + code; };
};
$("form").onsubmit = (event) => {
  event.preventDefault();
  if (socket?.readyState === WebSocket.OPEN) { socket.send($("text").value); say("> " + $("text").value); }
};
`;
