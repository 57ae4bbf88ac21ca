import { defineConfig, secret } from "luatos-gateway/config";

// 只写与默认值不同的设置。把鼠标停在名称上，就能看到它的含义。
export default defineConfig({
  url: "__URL__",
  headers: [`Auth: Basic ${secret("GATEWAY_TOKEN")}`],
  uart: { baudRate: 9600 },
  frames: "text",
  hooks: "./src/hooks.ts",
});
