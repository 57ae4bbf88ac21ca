/** The modules that firmware is built for: those that `types/models/` has a set of declarations for. */
export const modelNames = ["Air780E", "Air700ECQ"] as const;

export type ModelName = (typeof modelNames)[number];
