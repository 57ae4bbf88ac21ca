import ts from "typescript";
import * as lua from "typescript-to-lua";
import { visit } from "./emit/lua-tree.ts";

/** The comments of one TypeScript file, as lines of Lua comments without their two dashes. */
export interface Comments {
  /** What the file's first comment says of the whole file. */
  head: readonly string[];
  /** The comments above statements, fields and methods, by the place where these begin: `line:column`. */
  above: ReadonlyMap<string, readonly string[]>;
}

/** A file without comments. */
export const noComments: Comments = { head: [], above: new Map() };

/**
 * Reads the comments of a file. TypeScriptToLua keeps only the doc comments of some declarations, so all are found by
 * their place. A comment above something that does not become Lua appears nowhere.
 */
export function commentsOf(file: ts.SourceFile | undefined): Comments {
  if (file === undefined) {
    return noComments;
  }
  const above = new Map<string, readonly string[]>();
  const head = headOf(file);
  const linesAt = (place: number): string[] =>
    linesIn(
      file,
      (ts.getLeadingCommentRanges(file.text, place) ?? []).filter(({ pos }) => pos >= head.end),
    );
  /** What is said of a branch stands above its first statement. */
  const ofBranches = new Map<ts.Node | undefined, string[]>();
  const look = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && node.elseStatement !== undefined) {
      ofBranches.set(firstIn(node.elseStatement), linesAt(node.thenStatement.end));
    } else if (ts.isCaseOrDefaultClause(node)) {
      ofBranches.set(node.statements[0] && firstIn(node.statements[0]), linesAt(node.pos));
    }
    if (ts.isStatement(node) || ts.isObjectLiteralElement(node) || ts.isClassElement(node)) {
      const lines = [...(ofBranches.get(node) ?? []), ...linesAt(node.pos)];
      // TypeScriptToLua gives a statement that declares something the place of what it declares.
      const places = [node, ...declaredBy(node)];
      for (const place of lines.length > 0 ? places : []) {
        const { line, character } = file.getLineAndCharacterOfPosition(place.getStart(file));
        above.set(placeText({ line, column: character }), lines);
      }
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return { head: head.lines, above };
}

/** The first statement of a branch. */
function firstIn(branch: ts.Statement): ts.Statement | undefined {
  if (ts.isIfStatement(branch)) {
    return firstIn(branch.thenStatement);
  }
  const [first] = ts.isBlock(branch) ? branch.statements : [];
  return ts.isBlock(branch) ? first : branch;
}

/** What a statement declares first. A pattern has no place in Lua, but its first name and its value have one. */
function declaredBy(node: ts.Node): ts.Node[] {
  const declaration = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : (node as ts.Declaration);
  const name = declaration && ts.getNameOfDeclaration(declaration);
  if (
    name === undefined ||
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    ts.isIdentifier(name)
  ) {
    return name === undefined ? [] : [name];
  }
  const { elements } = name as ts.Node as ts.BindingPattern;
  return [...elements.slice(0, 1), ...(declaration.initializer === undefined ? [] : [declaration.initializer])];
}

/** The first comments of a file, if an import or an empty line follows: then they are not about one statement. */
function headOf(file: ts.SourceFile): { lines: string[]; end: number } {
  const [first] = file.statements;
  const ranges = first === undefined ? [] : (ts.getLeadingCommentRanges(file.text, first.pos) ?? []);
  const ends = ranges.map(({ end }, index) => file.text.slice(end, ranges[index + 1]?.pos ?? first?.getStart(file)));
  const isImport = first !== undefined && ts.isImportDeclaration(first);
  // A comment right above the first import, behind another one, is about that import.
  const isAboutImport = ranges.length > 1 && !/\n\s*\n/.test(ends.at(-1) ?? "");
  const last = isImport ? ranges.length - (isAboutImport ? 2 : 1) : ends.findIndex((gap) => /\n\s*\n/.test(gap));
  return { lines: linesIn(file, ranges.slice(0, last + 1)), end: ranges[last]?.end ?? 0 };
}

function linesIn(file: ts.SourceFile, ranges: readonly ts.CommentRange[]): string[] {
  return ranges.flatMap(({ pos, end }) => asLua(file.text.slice(pos, end)));
}

/** Comments that speak to tools. */
const forTools = /^\/[/*]+\s*(@ts-|biome-|eslint-|prettier-|#(end)?region|<)/;

/** Flashing tools find these assignments line by line, in comments too. */
const misleading = /\b(PROJECT|VERSION) *=/;

/**
 * A comment of TypeScript as lines without dashes. The first line of a doc comment gets a third dash. What TypeScript
 * calls undefined is nil in Lua.
 */
function asLua(comment: string): string[] {
  if (forTools.test(comment) || misleading.test(comment)) {
    return [];
  }
  if (comment.startsWith("//")) {
    return [spaced(comment.slice(2))];
  }
  const isDoc = comment.startsWith("/**");
  const lines = comment
    .slice(isDoc ? 3 : 2, -2)
    .split(/\r?\n/)
    .map((line) => spaced(line.replace(/^\s*\*/, "")));
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  const text = first < 0 ? [] : lines.slice(first, last + 1);
  return text.map((line, index) => (isDoc && index === 0 ? `-${line}` : line));
}

/** The space in front keeps `--[[` from beginning a long comment. */
function spaced(line: string): string {
  const text = line
    .trimEnd()
    .replace(/\bundefined\b/g, "nil")
    .replace(/\bUndefined\b/g, "Nil");
  return text === "" || text.startsWith(" ") ? text : ` ${text}`;
}

const kindsWithoutPlace = [
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.TryStatement,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.WhileStatement,
] as const;

/** TypeScriptToLua gives some statements no place. They get that of the TypeScript. */
export const placedStatements: lua.Visitors = Object.fromEntries(
  kindsWithoutPlace.map((kind) => [
    kind,
    (node: ts.Statement, context: lua.TransformationContext): lua.Statement[] => {
      const statements = context.superTransformStatements(node);
      const [first] = statements;
      // A name that TypeScriptToLua declares for itself is told by having no place.
      const isBare = first && lua.isVariableDeclarationStatement(first) && first.right === undefined;
      if (first !== undefined && first.line === undefined && !isBare) {
        lua.setNodeOriginal(first, node);
      }
      return statements;
    },
  ]),
);

/** Something that the printer prints comments above. */
export interface Commented extends lua.Node {
  leadingComments?: (string | string[])[] | undefined;
  /** The places of what it has taken the place of. */
  standsFor?: lua.TextRange[];
}

/** The statements that take the place of one. The first of them stands below the comments of that, too. */
export function standingFor(at: lua.Statement, [first, ...others]: readonly lua.Statement[]): lua.Statement[] {
  const places = [at, first].flatMap((each) => (each as Commented | undefined)?.standsFor ?? []);
  const standsFor = [lua.getOriginalPos(at), ...places];
  return first === undefined ? [] : [Object.assign({ ...first }, { standsFor }), ...others];
}

/** Puts the comments of a file above what has become of its statements. Changes the statements. */
export function addComments(statements: lua.Statement[], { above }: Comments): void {
  const added = new Set<readonly string[]>();
  visit(statements, (node, _, key) => {
    if (key === undefined || key === "statements" || key === "fields") {
      const places = [...((node as Commented).standsFor ?? []), placeOf(node)];
      const comments = places.flatMap((place) => {
        const lines = above.get(placeText(place)) ?? [];
        const isNew = !added.has(lines);
        added.add(lines);
        return isNew ? lines : [];
      });
      (node as Commented).leadingComments = comments.length > 0 ? comments : undefined;
    }
  });
}

/** Where a node comes from; without a place of its own, where the first node in it comes from. */
function placeOf(node: lua.Node): lua.TextRange {
  let place: lua.TextRange = {};
  visit([node], ({ line, column }, _, key) => {
    // A statement inside has a comment of its own.
    place = place.line === undefined && key !== "statements" ? { line, column } : place;
    return place.line === undefined && key !== "statements";
  });
  return place;
}

/** A place in a file, as the keys of comments have it. */
export function placeText({ line, column }: lua.TextRange): string {
  return `${line}:${column}`;
}
