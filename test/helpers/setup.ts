import { afterEach } from "vitest";
import { endModules } from "./modules.ts";

// Loaded before each test file. What it imports is loaded once for all files of a worker.

afterEach(endModules);
