import { describe, expect, it } from "vitest";
import { bootLuaClient } from "../helpers/lua-module.ts";

/** How the firmware's WebSocket client reads a URL. */

describe("a URL", () => {
  it("is cut where its fields end", async () => {
    const client = await bootLuaClient();
    client.module.network.serve("h".repeat(191), client.module.server);
    client.lua(`wsc = listen(websocket.create(nil, "ws://" .. ("h"):rep(200) .. ":8080/" .. ("p"):rep(300)))`);
    client.goOnline();
    const [request] = client.module.server.requests;
    expect(request?.split("\r\n").slice(0, 2)).toEqual([
      `GET /${"p".repeat(254)} HTTP/1.1`,
      `Host: ${"h".repeat(191)}:8080`,
    ]);
  });
});

describe("a URL's", () => {
  async function requested(url: string, host = "server"): Promise<{ lines: string[] }> {
    const client = await bootLuaClient();
    client.module.network.serve(host, client.module.server);
    client.lua(`wsc = listen(websocket.create(nil, "${url}"))`);
    client.goOnline();
    return { lines: (client.module.server.requests[0] as string).split("\r\n").slice(0, 2) };
  }

  it("host is found in any case, and named as it was given", async () => {
    expect((await requested("ws://SerVer/x")).lines).toEqual(["GET /x HTTP/1.1", "Host: SerVer:80"]);
    expect((await requested("ws://server/x", "SERVER")).lines).toEqual(["GET /x HTTP/1.1", "Host: server:80"]);
  });

  it("characters go out as their bytes in UTF-8", async () => {
    const { lines } = await requested("ws://server/温度?é=1");
    expect(Buffer.from(lines[0] as string, "latin1").toString()).toBe("GET /温度?é=1 HTTP/1.1");
    expect((await requested("ws://网关.example/", "网关.example")).lines[1]).toBe(
      `Host: ${Buffer.from("网关.example").toString("latin1")}:80`,
    );
  });

  it.each([
    ["8080", 8080],
    ["65535", 65535],
    ["0", 80],
    ["80x", 80],
    ["", 80],
  ])("port '%s' is %i", async (given, port) => {
    expect((await requested(`ws://server:${given}/`)).lines[1]).toBe(`Host: server:${port}`);
  });

  it.each([
    ["99999", 34463],
    ["65536", 80],
    ["80801", 15265],
    ["123456", 12345],
    ["-1", 65535],
  ])("port %s silently becomes %i, where nobody listens", async (given, port) => {
    const client = await bootLuaClient();
    client.lua(`wsc = listen(websocket.create(nil, "ws://server:${given}/"))`);
    expect(client.lua("return wsc:connect()")).toBe("true");
    client.module.run(1000);
    expect(client.heard).toEqual(["error connect", "disconnect"]);
    expect(client.module.connections.map(({ target }) => target.port)).toEqual([port]);
  });
});
