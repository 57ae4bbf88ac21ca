/** What a name stands for, as far as its table says. */
export type NameKind = "function" | "number" | "string" | "pointer" | "unknown";

/** A name that LuatOS registers, and where. */
export interface RegisteredName {
  name: string;
  kind: NameKind;
  /** Path in the LuatOS sources, and line. */
  place: string;
  /** The preprocessor conditions around it, outermost first, such as `ifdef LUAT_USE_SNTP`. */
  conditions: string[];
}

/** A part of the sources that registers something which could not be read as a name. */
export interface Unreadable {
  place: string;
  reason: string;
}

/** What a reader found in one file. */
export interface Registrations {
  names: RegisteredName[];
  unreadable: Unreadable[];
}

/** A name that types/ declares, and where. */
export interface DeclaredName {
  name: string;
  /** Path and line; the first declaration under types/ if there is one. */
  place: string;
  /** False when only another package declares it, such as lua-types. */
  ours: boolean;
  /** True when its type is `never` or `undefined`: the declaration itself says that there is no such value. */
  absent: boolean;
}
