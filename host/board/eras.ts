import { type ChangeName, changes } from "./changes.ts";

/** Cores by age. Each era stands for the vendor's sources on one day, which `eraDates` has. */
export const eras = ["2024", "2025-08", "2025-12", "2026-08"] as const;
/** One of `eras`. */
export type FirmwareEra = (typeof eras)[number];

/** The eras whose links behave differently, for tests that go through all of them. */
export const linkEras = ["2024", "2025-08", "2025-12"] as const;
/** One of `linkEras`. */
export type LinkEra = (typeof linkEras)[number];

/** The day of an era's sources, as YYYY-MM-DD. */
export const eraDates: Readonly<Record<FirmwareEra, string>> = {
  "2024": "2024-12-02",
  "2025-08": "2025-09-15",
  "2025-12": "2026-01-05",
  "2026-08": "2026-08-03",
};

/** Whether a core of this era has a change. */
export function hasChange(name: ChangeName, era: FirmwareEra): boolean {
  return changes[name].since <= eraDates[era];
}
