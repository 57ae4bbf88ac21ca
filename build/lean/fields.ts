import type { Identifier, MemberExpression, Node, TableConstructorExpression, TableKeyString } from "luaparse";
import { definitionBy, definitionOf } from "./module-text.ts";
import type { Replacement } from "./rewriting.ts";
import { type Binding, rangeOf, type Scopes } from "./scopes.ts";
import { freeName, hasRoomAtTop, topBindings, type Whole } from "./whole.ts";

/**
 * Makes the fields of a table locals: of one that is written out at the top of the text and never used but through the
 * names of its fields, so that nothing can tell. What has no field that keeps its value would gain nothing.
 */
export function fieldsAsLocals(whole: Whole): Replacement[] {
  for (const binding of topBindings(whole)) {
    const table = tableOf(binding, whole.scopes);
    if (table !== undefined && keepsAny(table, whole.scopes) && hasRoomAtTop(namesOf(table).length, whole)) {
      return written(binding, table, whole);
    }
  }
  return [];
}

interface Table {
  /** What gives the binding its value. */
  definition: Node;
  fields: TableKeyString[];
  /** Every use but the definition. */
  members: MemberExpression[];
}

function tableOf(binding: Binding, scopes: Scopes): Table | undefined {
  const uses = binding.uses.map((name) => ({ name, definition: definitionBy({ node: name, name }, scopes) }));
  const definitions = [definitionOf(binding, scopes), ...uses.map(({ definition }) => definition)].filter(
    (each) => each !== undefined,
  );
  const [only, ...more] = definitions;
  if (more.length > 0 || only?.isTopLevel !== true || only.value?.type !== "TableConstructorExpression") {
    return undefined;
  }
  const fields = fieldsOf(only.value);
  const members = uses.flatMap(({ name, definition }) => (definition ? [] : (memberOf(name, scopes) ?? [undefined])));
  return fields === undefined || members.includes(undefined)
    ? undefined
    : { definition: only.statement, fields, members: members as MemberExpression[] };
}

/** The names of all fields: those that are written out, and those that are only used. */
function namesOf({ fields, members }: Table): string[] {
  return [
    ...new Set(
      [...fields.map(({ key }) => key), ...members.map(({ identifier }) => identifier)].map(({ name }) => name),
    ),
  ];
}

function keepsAny({ fields, members }: Table, scopes: Scopes): boolean {
  const assigned = members.filter((member) => {
    const statement = scopes.parentOf(member);
    return statement?.type === "AssignmentStatement" && (statement.variables as Node[]).includes(member);
  });
  return fields.some(({ key }) => !assigned.some(({ identifier }) => identifier.name === key.name));
}

function fieldsOf({ fields }: TableConstructorExpression): TableKeyString[] | undefined {
  const named = fields.filter((field): field is TableKeyString => field.type === "TableKeyString");
  const names = new Set(named.map(({ key }) => key.name));
  return named.length === fields.length && names.size === fields.length && names.size > 0 ? named : undefined;
}

function memberOf(name: Identifier, scopes: Scopes): MemberExpression | undefined {
  const parent = scopes.parentOf(name);
  return parent?.type === "MemberExpression" && parent.base === name && parent.indexer === "." ? parent : undefined;
}

function written(binding: Binding, table: Table, whole: Whole): Replacement[] {
  const { definition, fields, members } = table;
  const names = new Map(namesOf(table).map((field) => [field, freeName(binding.name, field, whole)]));
  const unknown = [...names.keys()].slice(fields.length);
  const declaration = whole.scopes.parentOf(binding.declaration) as Node;
  const isDeclaredBefore = declaration !== definition;
  const [start, end] = rangeOf(definition);
  const values = fields.flatMap(({ key, value }, index) => {
    const [from, to] = rangeOf(value);
    const name = `${isDeclaredBefore ? "" : "local "}${names.get(key.name)}`;
    return [`${index > 0 ? "\n" : ""}${name} = `, { start: from, end: to, by: -4 }];
  });
  const rest = isDeclaredBefore ? [] : unknown.map((field) => `local ${names.get(field)}\n`);
  const [at, until] = rangeOf(binding.declaration);
  return [
    { start, end, pieces: [...rest, ...values] },
    ...(isDeclaredBefore ? [{ start: at, end: until, pieces: [[...names.values()].join(", ")] }] : []),
    ...members.map((member) => {
      const [from, to] = rangeOf(member);
      return { start: from, end: to, pieces: [names.get(member.identifier.name) as string] };
    }),
  ];
}
