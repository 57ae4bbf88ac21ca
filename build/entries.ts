import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { slashed } from "./compile.ts";
import { placeIn } from "./syntax.ts";

/** The entry of one firmware. */
export interface Entry {
  /** `main` for `src/main.ts`, `NAME` for `src/NAME/main.ts`. */
  name: string;
  /** The TypeScript file, relative to the project, with forward slashes. */
  entry: string;
}

/** The file of a project that holds the gateway's settings. */
export const projectConfigFile = "gateway.config.ts";

/** The folder under which a project sees the gateway's TypeScript. It holds no files there. */
export const gatewayFolder = "luatos-gateway";

/**
 * Finds the entries of a project: `src/main.ts` as `main`, and `src/NAME/main.ts` as `NAME`, sorted by name. With
 * `gateway.config.ts` and without `src/main.ts`, `main` is the gateway.
 */
export function findEntries(projectDirectory: string): Entry[] {
  const isThere = (file: string): boolean => existsSync(path.join(projectDirectory, file));
  const isGateway = isThere(projectConfigFile) && !isThere("src/main.ts");
  const others = foldersIn(path.join(projectDirectory, "src")).map((name) => ({ name, entry: `src/${name}/main.ts` }));
  return [{ name: "main", entry: isGateway ? `${gatewayFolder}/main.ts` : "src/main.ts" }, ...others].filter(
    ({ entry }) => isThere(entry) || entry.startsWith(`${gatewayFolder}/`),
  );
}

/** Where the firmware of an entry belongs, relative to the project. */
export function outputFileOf(name: string): string {
  return name === "main" ? "lua-out/main.lua" : `lua-out/${name}/main.lua`;
}

/** Files under lua-out/, relative to the project, that a build made from an entry that no longer exists. */
export function findLeftOver(projectDirectory: string): string[] {
  const known = findEntries(projectDirectory).map(({ name }) => name);
  return ["main", ...foldersIn(path.join(projectDirectory, "lua-out"))]
    .filter((name) => !known.includes(name))
    .map(outputFileOf)
    .filter((file) => existsSync(path.join(projectDirectory, `${file}.map`)));
}

/** What is wrong with an entry's first two statements and its last: one error text each, with its position. */
export function entryErrors(program: ts.Program, projectDirectory: string, entry: string): string[] {
  const file = program.getSourceFile(slashed(path.join(projectDirectory, entry)));
  if (file === undefined) {
    return [`${entry}: error: not part of the program`];
  }
  const errors: string[] = [];
  const demand = (index: number, holds: (node: ts.Statement) => boolean, what: string): void => {
    const node = file.statements.at(index);
    if (node === undefined || !holds(node)) {
      errors.push(`${placeIn(file, entry, node?.getStart(file) ?? 0)}: error: ${what}`);
    }
  };
  demand(0, (node) => assignsText(node, "PROJECT"), `the first statement of an entry must be PROJECT = "…"`);
  demand(1, (node) => assignsText(node, "VERSION"), `the second statement of an entry must be VERSION = "…"`);
  demand(
    -1,
    (node) => node.getText(file).replace(/;$/, "") === "sys.run()",
    "the last statement of an entry must be sys.run()",
  );
  return errors;
}

function foldersIn(directory: string): string[] {
  if (!existsSync(directory)) {
    return [];
  }
  const folders = readdirSync(directory, { withFileTypes: true }).filter((item) => item.isDirectory());
  return folders.map(({ name }) => name).sort();
}

function assignsText(node: ts.Statement, name: string): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isBinaryExpression(node.expression) &&
    node.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.expression.left) &&
    node.expression.left.text === name &&
    ts.isStringLiteral(node.expression.right)
  );
}
