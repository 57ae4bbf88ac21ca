/** The kind of value behind a name, as far as its table tells. */
export type NameKind = "function" | "number" | "string" | "pointer" | "unknown";

/** A name that LuatOS registers, and where. */
export interface RegisteredName {
  name: string;
  kind: NameKind;
  /** The path in the LuatOS sources, and the line. */
  place: string;
  /** The preprocessor conditions around it, outermost first, such as `ifdef LUAT_USE_SNTP`. */
  conditions: string[];
}

/** A registration in the sources that could not be read as a name. */
export interface Unreadable {
  place: string;
  reason: string;
}

/** The result of reading one file. */
export interface Registrations {
  names: RegisteredName[];
  unreadable: Unreadable[];
}

/** A name that types/ declares, and where. */
export interface DeclaredName {
  name: string;
  /** The path and line of the first declaration, preferably one in types/. */
  place: string;
  /** False when only another package, such as lua-types, declares it. */
  ours: boolean;
  /** True when its type is `never` or `undefined`: the declaration itself says that there is no such value. */
  absent: boolean;
}
