import luaparse from "luaparse";
import type { NameKind, Registrations } from "./names.ts";

/**
 * Reads the names that a Lua file defines as fields of one table variable: `function sys.wait(…)`, `sys.run = …`. A
 * field with a computed key is listed as unreadable. Assignments through another variable are not found.
 */
export function readLuaNames(file: string, text: string, table: string): Registrations {
  const found: Registrations = { names: [], unreadable: [] };
  const seen = new Set<string>();
  luaparse.parse(text, {
    luaVersion: "5.3",
    locations: true,
    comments: false,
    encodingMode: "none",
    onCreateNode: (node) => {
      if (node.type === "FunctionDeclaration" && node.identifier !== null) define(node.identifier, "function");
      if (node.type === "AssignmentStatement" || node.type === "LocalStatement") {
        node.variables.forEach((variable, index) => {
          const value = node.init[index];
          define(variable, kindOf(value));
          if (variable.type === "Identifier" && variable.name === table) defineFields(value);
        });
      }
    },
  });
  return found;

  function define(target: luaparse.Expression, kind: NameKind): void {
    if (target.type !== "MemberExpression" && target.type !== "IndexExpression") return;
    if (target.base.type !== "Identifier" || target.base.name !== table) return;
    if (target.type === "MemberExpression") add(target.identifier.name, kind, target);
    else if (target.index.type === "StringLiteral") add(unquoted(target.index.raw), kind, target);
    else found.unreadable.push({ place: placeOf(target), reason: `a computed field of ${table}` });
  }

  function defineFields(value: luaparse.Expression | undefined): void {
    if (value?.type !== "TableConstructorExpression") return;
    for (const field of value.fields) {
      if (field.type === "TableKeyString") add(field.key.name, kindOf(field.value), field);
      else if (field.type === "TableKey" && field.key.type === "StringLiteral") {
        add(unquoted(field.key.raw), kindOf(field.value), field);
      } else found.unreadable.push({ place: placeOf(field), reason: `a computed field of ${table}` });
    }
  }

  function add(name: string, kind: NameKind, node: luaparse.Node): void {
    if (seen.has(name)) return;
    seen.add(name);
    found.names.push({ name, kind, place: placeOf(node), conditions: [] });
  }

  function placeOf(node: luaparse.Node): string {
    return `${file}:${node.loc?.start.line ?? 0}`;
  }
}

function kindOf(value: luaparse.Expression | undefined): NameKind {
  return value?.type === "FunctionDeclaration" ? "function" : "unknown";
}

function unquoted(raw: string): string {
  return raw.replace(/^["']|["']$/g, "");
}
