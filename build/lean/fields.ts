import type { Node, TableConstructorExpression, TableKeyString } from "luaparse";
import { functionsAround, isIn, mayUse, outerBindings } from "./functions.ts";
import { literalText } from "./literal-text.ts";
import { definitionBy, definitionsOf, membersOf, readsOf, type Use } from "./module-text.ts";
import { pieceOf, type Replacement, replacing } from "./rewriting.ts";
import type { Binding, Scopes } from "./scopes.ts";
import { wouldBeReadLater } from "./values.ts";
import { freeName, hasRoomAtTop, topBindings, type Whole } from "./whole.ts";

/**
 * Makes the fields of a table locals: of one that is written out at the top of the text and never used but through the
 * names of its fields, so that nothing can tell. What has no field that keeps its value would gain nothing.
 */
export function fieldsAsLocals(whole: Whole): Replacement[] {
  for (const binding of topBindings(whole)) {
    const table = tableOf(binding, whole.scopes);
    if (table !== undefined && isWorthIt(table, whole.scopes) && hasRoomFor(table, whole)) {
      return written(binding, table, whole);
    }
  }
  return [];
}

interface Table {
  /** What gives the binding its value. */
  definition: Node;
  fields: TableKeyString[];
  /** Every use but the definition, by the name of its field. */
  members: ReadonlyMap<string, Use[]>;
}

function tableOf(binding: Binding, scopes: Scopes): Table | undefined {
  const [only, ...more] = definitionsOf(binding, scopes);
  if (more.length > 0 || only?.isTopLevel !== true || only.value?.type !== "TableConstructorExpression") {
    return undefined;
  }
  const fields = fieldsOf(only.value);
  const { byName, isValue } = membersOf(readsOf(binding, scopes), scopes);
  return fields === undefined || isValue ? undefined : { definition: only.statement, fields, members: byName };
}

/** The names of all fields: those that are written out, and those that are only used. */
function namesOf({ fields, members }: Table): string[] {
  return [...new Set([...fields.map(({ key }) => key.name), ...members.keys()])];
}

/** Whether there may be a local for each field, at the top and in each function that uses it. */
function hasRoomFor(table: Table, whole: Whole): boolean {
  const variable = [...table.members].filter(([name, uses]) => !isLiteral(name, uses, table, whole.scopes));
  const uses = variable.flatMap(([, each]) => each);
  const functions = new Set(uses.flatMap(({ node }) => functionsAround(node, whole.scopes)));
  return (
    hasRoomAtTop(namesOf(table).length, whole) &&
    [...functions].every((each) => {
      const fields = variable.filter(([, uses]) => uses.some(({ node }) => isIn(node, each))).length;
      // The table is none of them any more.
      return mayUse(outerBindings(each, whole).length - 1 + fields);
    })
  );
}

/** Whether a field will be written out wherever it is used. */
function isLiteral(name: string, uses: readonly Use[], { fields }: Table, scopes: Scopes): boolean {
  const field = fields.find(({ key }) => key.name === name);
  return (
    (field === undefined || literalText(field.value) !== undefined) &&
    uses.every((use) => definitionBy(use, scopes) === undefined)
  );
}

/** Whether a field keeps its value, and none that does not would be read late. */
function isWorthIt({ fields, members }: Table, scopes: Scopes): boolean {
  const changing = [...members].filter(([, uses]) => uses.some((use) => definitionBy(use, scopes) !== undefined));
  const names = new Set(changing.map(([name]) => name));
  return (
    fields.some(({ key }) => !names.has(key.name)) &&
    !changing.some(([, uses]) => uses.some((use) => wouldBeReadLater(use, scopes)))
  );
}

function fieldsOf({ fields }: TableConstructorExpression): TableKeyString[] | undefined {
  const named = fields.filter((field): field is TableKeyString => field.type === "TableKeyString");
  const names = new Set(named.map(({ key }) => key.name));
  return named.length === fields.length && names.size === fields.length && names.size > 0 ? named : undefined;
}

function written(binding: Binding, table: Table, whole: Whole): Replacement[] {
  const { definition, fields, members } = table;
  const names = new Map<string, string>();
  for (const field of namesOf(table)) {
    names.set(field, freeName(binding.name, field, whole, names.values()));
  }
  const unknown = [...names.values()].slice(fields.length);
  const isDeclaredBefore = whole.scopes.parentOf(binding.declaration) !== definition;
  const values = fields.flatMap(({ key, value }, index) => {
    const name = `${isDeclaredBefore ? "" : "local "}${names.get(key.name)}`;
    return [`${index > 0 ? "\n" : ""}${name} = `, pieceOf(value, -4)];
  });
  const rest = isDeclaredBefore ? [] : unknown.map((name) => `local ${name}\n`);
  return [
    replacing(definition, ...rest, ...values),
    ...(isDeclaredBefore ? [replacing(binding.declaration, [...names.values()].join(", "))] : []),
    ...[...members].flatMap(([field, uses]) => uses.map(({ node }) => replacing(node, names.get(field) as string))),
  ];
}
