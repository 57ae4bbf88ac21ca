import ts from "typescript";
import { bare, isOfLibrary, isOfLuatos, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Names that `types/index.d.ts` declares as `| undefined`, because some set of types lacks them. */
export const optionalModules = [
  "wdt",
  "fskv",
  "errDump",
  "mcu",
  "mobile",
  "rtc",
  "w5500",
  "otp",
  "libgnss",
  "sensor",
  "sfud",
  "u8g2",
  "eink",
  "fatfs",
  "lcd",
  "fonts",
  "ir",
  "lora",
  "protobuf",
  "rsa",
  "i2s",
  "audio",
  "codec",
  "repl",
  "pins",
  "iconv",
  "airlink",
  "airui",
  "audio_v2",
  "camera",
  "can",
  "cc",
  "fastlz",
  "fft",
  "gmssl",
  "ht1621",
  "httpsrv",
  "hzfont",
  "ioqueue",
  "iperf",
  "lf",
  "lora2",
  "lvgl",
  "netdrv",
  "onewire",
  "tp",
  "videoplayer",
  "voip",
  "xxtea",
  "ymodem",
];

/** Names that compile and are nil on the module, and exports that nothing can import. */
export function checkMissing(node: ts.Node, context: Context): void {
  const { report, file } = context;
  if (ts.isIdentifier(node)) {
    checkGlobal(node, context);
    checkModule(node, context);
  } else if (ts.isPropertyAccessExpression(node)) {
    checkMethodAsValue(node, context);
    if (absentFromLua.has(node.getText(file)) && isOfDeclarations(node, context)) {
      report(node, "missing-global", node.getText(file));
    }
  } else if (ts.isPrivateIdentifier(node)) {
    report(node, "private-name", node.text);
  } else if (ts.isSourceFile(node) && /\/src\/([^/]+\/)?main\.ts$/.test(file.fileName)) {
    for (const statement of node.statements.filter(exportsValue)) {
      report(statement, "export-from-entry");
    }
  }
}

function checkGlobal(node: ts.Identifier, { checker, program, report }: Context): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return;
  }
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : ts.isExpression(node) && !ts.isPartOfTypeNode(node)
      ? checker.getSymbolAtLocation(node)
      : undefined;
  const isArguments = node.text === "arguments" && symbol?.valueDeclaration === undefined;
  const isValue = ((symbol?.flags ?? 0) & (ts.SymbolFlags.Variable | ts.SymbolFlags.Function)) !== 0;
  const isCalled = ts.isCallExpression(parent) && parent.expression === node;
  const isMade = ts.isNewExpression(parent) && node.text === "Array";
  const isOwner =
    ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text !== "prototype";
  const isKnown =
    values.has(node.text) || isMade || (isCalled && functions.has(node.text)) || (isOwner && owners.has(node.text));
  if (symbol !== undefined && (isArguments || (isValue && !isKnown && isOfLibrary(symbol, program)))) {
    report(node, "missing-global", node.text);
  }
}

/** A method such as array.join or Object.keys: it is not a field of a table, but written into the call. */
function checkMethodAsValue(node: ts.PropertyAccessExpression, { checker, program, report, file }: Context): void {
  const around = outside(node);
  const isCalled = ts.isCallExpression(around) && bare(around.expression) === node;
  const symbol = isCalled ? undefined : checker.getSymbolAtLocation(node.name);
  const owner = symbol?.valueDeclaration?.parent;
  const isWritten = owner !== undefined && ts.isInterfaceDeclaration(owner) && writtenIntoCalls.has(owner.name.text);
  if (isWritten && ts.isMethodSignature(symbol?.valueDeclaration as ts.Node) && isOfLibrary(symbol, program)) {
    report(node, "missing-global", node.getText(file));
  }
}

/** The types whose methods TypeScriptToLua knows only in calls, and does not refuse elsewhere. */
const writtenIntoCalls = new Set([
  ...["Array", "ReadonlyArray", "ArrayConstructor", "ObjectConstructor", "StringConstructor"],
  ...["Function", "CallableFunction", "NewableFunction"],
]);

/** Of Lua's own, and not of a variable of the same name. */
function isOfDeclarations({ name }: ts.PropertyAccessExpression, { checker }: Context): boolean {
  return checker.getSymbolAtLocation(name)?.declarations?.[0]?.getSourceFile().isDeclarationFile === true;
}

/** What Lua has and the core leaves out. types/ cannot take it away from the declarations of Lua. */
const absentFromLua = new Set([
  ...["io.stdin", "io.stdout", "io.stderr", "io.read", "io.write", "io.input", "io.output", "io.close", "io.flush"],
  ...["io.popen", "io.tmpfile", "os.execute", "os.getenv", "os.setlocale", "os.tmpname", "string.dump"],
]);

/** Names that TypeScriptToLua emits as values of their own. */
const values = new Set([
  ...["undefined", "NaN", "Infinity", "globalThis"],
  ...["Map", "Set", "WeakMap", "WeakSet", "Promise", "Symbol"],
  ...["Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
]);

/** Names that it knows only in calls. */
const functions = new Set(["Number", "String", "isNaN", "isFinite", "parseInt", "parseFloat"]);

/** Names that it knows only before a dot. */
const owners = new Set(["Math", "Number", "String", "Object", "Array"]);

function checkModule(node: ts.Identifier, { checker, report }: Context): void {
  const { parent } = node;
  if (!optionalModules.includes(node.text) || !ts.isExpression(node) || ts.isPropertyAssignment(parent)) {
    return;
  }
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return;
  }
  const declaration = checker.getSymbolAtLocation(node)?.declarations?.[0];
  if (declaration === undefined) {
    report(node, "missing-module", `${node.text}, which the types of this project do not have`);
  } else if (isOfLuatos(declaration)) {
    const type = checker.getTypeAtLocation(node);
    const mayLack = type.isUnion() && type.types.some((each) => (each.flags & ts.TypeFlags.Undefined) !== 0);
    const isAsserted =
      ts.isNonNullExpression(parent) ||
      (ts.isAsExpression(parent) &&
        checker.getNonNullableType(checker.getTypeAtLocation(parent)) === checker.getTypeAtLocation(parent));
    const isUnguarded = ts.isPropertyAccessExpression(parent) && parent.questionDotToken === undefined;
    if (mayLack && (isAsserted || isUnguarded)) {
      report(node, "missing-module", node.text);
    }
  }
}

function exportsValue(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) {
    const names = statement.exportClause;
    return !statement.isTypeOnly && (names === undefined || !ts.isNamedExports(names) || names.elements.length > 0);
  }
  return (
    ts.isExportAssignment(statement) ||
    (ts.canHaveModifiers(statement) &&
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isTypeAliasDeclaration(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true)
  );
}
