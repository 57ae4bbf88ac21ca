import { describe, expect, it } from "vitest";
import { readComparedNames, readCTables } from "../tools/drift/c-tables.ts";
import { findDrift, MissingSourceError } from "../tools/drift/compare.ts";
import type { Declarations } from "../tools/drift/declared.ts";
import { readLuaNames } from "../tools/drift/lua-names.ts";
import type { Surface } from "../tools/drift/modules.ts";
import type { DeclaredName, Registrations } from "../tools/drift/names.ts";
import { findingCount, reportOf } from "../tools/drift/report.ts";

const namesOf = (found: Registrations | undefined): string[] | undefined => found?.names.map(({ name }) => name);
const reasonsOf = (found: Registrations | undefined): string[] | undefined =>
  found?.unreadable.map(({ place, reason }) => `${place} ${reason}`);

describe("names in C tables", () => {
  it("are read from all branches of conditions, with the conditions", () => {
    const table = readCTables(
      "a.c",
      `static const rotable_Reg_t reg_a[] = {
        { "plain", ROREG_FUNC(f) }, // {"in a comment", 1},
        /* {"in a block", 2}, */
      #if 0
        { "never compiled", ROREG_INT(0) },
      #else
        { "live", ROREG_INT(X & (1 << 2)) },
      #endif
      #ifdef LUAT_X /* why */
        { "x", ROREG_STR("a,b}") },
      #elif defined(Y) && \\
            defined(Z)
        { "yz", ROREG_PTR(NULL) },
      #endif
        { NULL, ROREG_INT(0) }
      };
      extern const rotable_Reg_t elsewhere[];
      const rotable_Reg_t* pointer = reg_a;`,
    ).get("reg_a");
    expect(table?.unreadable).toEqual([]);
    expect(table?.names.map(({ name, kind, conditions }) => [name, kind, ...conditions])).toEqual([
      ["plain", "function"],
      ["live", "number", "if 1"],
      ["x", "string", "ifdef LUAT_X"],
      ["yz", "pointer", "elif defined(Y) && defined(Z)"],
    ]);
  });

  it("are read from luaL_Reg as functions", () => {
    const table = readCTables("a.c", 'const luaL_Reg lib[] = {{"a",f},{"b" "c",g},{NULL,NULL}};').get("lib");
    expect(table?.names.map(({ name, kind }) => [name, kind])).toEqual([
      ["a", "function"],
      ["bc", "function"],
    ]);
  });

  it("are listed as unreadable when the preprocessor makes them", () => {
    const table = readCTables(
      "a.c",
      `rotable_Reg_t reg[] = {
        ENTRY(one),
        { NAME, ROREG_INT(2) },
        { PREFIX "three", ROREG_INT(2) },
        #include "more.inc"
        { "four", ROREG_INT(4) },
      };`,
    ).get("reg");
    expect(namesOf(table)).toEqual(["four"]);
    expect(reasonsOf(table)).toEqual([
      "a.c:2 an entry built by the preprocessor: ENTRY ( one )",
      "a.c:3 a name that is not a string literal: NAME",
      'a.c:4 a name that is not a string literal: PREFIX "three"',
      'a.c:5 an entry built by the preprocessor: include "more.inc"',
    ]);
  });

  it("are read from an __index function that compares its key", () => {
    const code = `int get(lua_State *L);
      int get(lua_State *L) {
        if (!strcmp("close", key)) return 1;
        else if (0 == strcmp(key, "send")) return 2;
        return strcmp(reg->name, key);
      }`;
    expect(namesOf(readComparedNames("a.c", code, "get"))).toEqual(["close", "send"]);
    expect(reasonsOf(readComparedNames("a.c", code, "get"))).toHaveLength(1);
    expect(readComparedNames("a.c", code, "put")).toBeUndefined();
  });
});

it("names in a Lua table are read, computed ones listed as unreadable", () => {
  const found = readLuaNames(
    "sys.lua",
    `local sys = { a = 1, ["b"] = function() end }
     sys.c, other.no = 1, 2
     function sys.d() local t = {} t.no = 1 end
     if x then function sys.e() end else function sys.e() end end
     sys.f.no = 3
     sys[key] = 4`,
    "sys",
  );
  expect(namesOf(found)).toEqual(["a", "b", "c", "d", "e"]);
  expect(reasonsOf(found)).toEqual(["sys.lua:6 a computed field of sys"]);
});

describe("the comparison", () => {
  const files: Record<string, string> = {
    "a.c": 'rotable_Reg_t reg_a[] = {{"create",ROREG_FUNC(f)},{"send",ROREG_FUNC(f)},{"inner",ROREG_FUNC(f)}};',
  };
  const declared = (...names: string[]): DeclaredName[] =>
    names.map((name) => ({ name, place: "types/a.d.ts:1", ours: !name.startsWith("lua"), absent: name === "trap" }));
  const drift = (declarations: Record<string, DeclaredName[]>, surfaces: Surface[]) => {
    const stub: Declarations = { membersOf: (name) => declarations[name] };
    return findDrift(surfaces, { head: undefined, read: (path) => files[path] }, stub);
  };
  const surface: Surface = {
    name: "a",
    registered: [{ file: "a.c", table: "reg_a" }],
    declared: ["a", "AModule"],
    leftOut: { inner: "for tests" },
  };

  it("finds nothing when both sides agree", () => {
    const found = drift({ AModule: declared("create", "send", "trap") }, [surface]);
    expect(findingCount(found)).toBe(0);
    expect(reportOf(found).split("\n").at(-1)).toBe("0 missing, 0 unknown, 0 unreadable; 3 names");
  });

  it("finds what is missing, unknown, foreign and not declared at all", () => {
    const found = drift({ a: declared("create", "sned", "luaOnly") }, [
      surface,
      { ...surface, name: "b", declared: ["b"] },
    ]);
    expect(found.missing.map(({ surface, entry }) => `${surface.name}.${entry.name}`)).toEqual([
      "a.send",
      "b.create",
      "b.send",
    ]);
    expect(found.unknown.map(({ entry }) => entry.name)).toEqual(["sned"]);
    expect(found.foreign.map(({ entry }) => entry.name)).toEqual(["luaOnly"]);
    expect(found.undeclared.map(({ name }) => name)).toEqual(["b"]);
  });

  it("asks each part of a shared table only for its own names", () => {
    const isModule = (name: string): boolean => name === "create";
    const found = drift({ a: declared("create"), A: declared("send", "inner") }, [
      { ...surface, mustDeclare: ({ name }) => isModule(name), leftOut: {} },
      { ...surface, name: "A", declared: ["A"], mustDeclare: ({ name }) => !isModule(name), leftOut: {} },
    ]);
    expect(findingCount(found)).toBe(0);
  });

  it("lists tables that are gone or new as unreadable", () => {
    const found = drift({ a: [] }, [{ ...surface, registered: [{ file: "a.c", table: "reg_gone" }] }]);
    expect(found.unreadable.map(({ reason }) => reason)).toEqual([
      "table reg_gone is not there any more",
      "table reg_a is not listed in tools/drift/modules.ts",
    ]);
  });

  it("names a file that is missing", () => {
    const elsewhere: Surface = { ...surface, registered: [{ file: "b.c", table: "reg_b" }] };
    expect(() => drift({}, [elsewhere])).toThrow(MissingSourceError);
    expect(() => drift({}, [elsewhere])).toThrow("b.c");
  });
});
