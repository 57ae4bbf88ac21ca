/** The modules that firmware is built for: each has a set of declarations in `types/models/`. */
export const modelNames = ["Air780E", "Air700ECQ"] as const;

/** One of `modelNames`. */
export type ModelName = (typeof modelNames)[number];
