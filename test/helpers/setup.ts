import { afterEach } from "vitest";
import { endModules } from "./modules.ts";

// Loaded before each test file. A worker loads its imports once for all of its files.

afterEach(endModules);
