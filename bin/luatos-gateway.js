#!/usr/bin/env node
import { existsSync } from "node:fs";

// A checkout installs missing packages and runs the TypeScript of tools/ with tsx. The package contains it compiled, in
// dist/.
const source = new URL("../tools/main.ts", import.meta.url);
if (existsSync(source)) {
  await import(new URL("../tools/setup.js", import.meta.url).href);
  const { register } = await import("tsx/esm/api");
  register();
  await import(source.href);
} else {
  await import("../dist/tools/main.js");
}
