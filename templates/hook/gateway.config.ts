import { defineConfig, secret } from "luatos-gateway/config";

// Only what differs from the defaults. Hover over a name to read what it means.
export default defineConfig({
  url: "__URL__",
  headers: [`Auth: Basic ${secret("GATEWAY_TOKEN")}`],
  uart: { baudRate: 9600 },
  frames: "text",
  hooks: "./src/hooks.ts",
});
