import type { Hooks } from "./hooks-type";

/** Functions that see, change, split or swallow frames (docs/features.md). There are none: write yours here. */
export const hooks: Hooks = {};
