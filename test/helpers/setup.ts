import fc from "fast-check";
import { afterEach } from "vitest";
import { endModules } from "./modules.ts";

// Loaded before each test file. A worker loads its imports once for all of its files.

// A property that fails says so at once, with its seed. Simpler counterexamples take many minutes to find, and the run
// looks as if it hung: pass `endOnFailure: false` to look for one.
fc.configureGlobal({ endOnFailure: true });

afterEach(endModules);
