import type { Expression, Identifier } from "luaparse";
import { functionsAround } from "./functions.ts";
import { literalText } from "./literal-text.ts";
import { isAssigned } from "./module-text.ts";
import { pieceOf, type Replacement, replacing } from "./rewriting.ts";
import { rangeOf, type Scopes } from "./scopes.ts";
import { wouldBeReadLate } from "./values.ts";

/** What takes the place of a name that means a literal or another name. */
export function written(name: Expression, text: string, scopes: Scopes): Replacement {
  const parent = scopes.parentOf(name);
  // What is required must stand there as a text: a name is refused, whatever it means.
  const isRequired =
    parent?.type === "CallExpression" && parent.base.type === "Identifier" && parent.base.name === "require";
  if (!isRequired && !text.startsWith("-") && (isName(text) || !isBase(name, scopes))) {
    return replacing(name, text);
  }
  // A parenthesis at the start of a statement would call what stands before it.
  return replacing(name, `${beginsStatement(name, scopes) ? ";" : ""}(${text})`);
}

/** One expression in the place of another: it binds as that did, and a call gives one value. */
export function instead(place: Expression, value: Expression, scopes: Scopes): Replacement {
  const literal = literalText(value);
  if (literal !== undefined) {
    return written(place, literal, scopes);
  }
  if (value.type === "Identifier" && isReadLate(value, place, scopes)) {
    return readAtOnce(place, value.name, scopes);
  }
  const isPlain = value.type === "Identifier" || value.type === "MemberExpression";
  return isPlain && !isBase(place, scopes)
    ? replacing(place, pieceOf(value))
    : replacing(place, beginsStatement(place, scopes) ? ";(" : "(", pieceOf(value), ")");
}

/**
 * What takes the place of a variable that must be read there, where Lua would read a local only when all operands are
 * there: of what may jump Lua keeps the value at once.
 */
export function readAtOnce(place: Expression, name: string, scopes: Scopes): Replacement {
  return replacing(place, `${beginsStatement(place, scopes) ? ";" : ""}(${name} or ${name})`);
}

/** Whether something is called or indexed by an expression. */
export function isBase(node: Expression, scopes: Scopes): boolean {
  const parent = scopes.parentOf(node);
  return parent !== undefined && "base" in parent && parent.base === node;
}

/** Whether a name is a local that may be another by the time when Lua reads it in a place, which is in `depth` functions. */
export function isReadLate(
  name: Identifier,
  place: Expression,
  scopes: Scopes,
  depth = functionsAround(place, scopes).length,
): boolean {
  const binding = scopes.bindingOf(name);
  return binding?.scope.depth === depth && isAssigned(binding, scopes) && wouldBeReadLate(place, scopes);
}

/** Whether a statement begins with an expression. */
function beginsStatement(node: Expression, scopes: Scopes): boolean {
  const [start] = rangeOf(node);
  for (let outer = scopes.parentOf(node); outer !== undefined && rangeOf(outer)[0] === start; ) {
    if (outer.type === "CallStatement" || outer.type === "AssignmentStatement") {
      return true;
    }
    outer = scopes.parentOf(outer);
  }
  return false;
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) && !["nil", "true", "false"].includes(text);
}
