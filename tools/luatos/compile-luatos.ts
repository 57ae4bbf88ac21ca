import path from "node:path";
import ts from "typescript";
import { compile, slashed } from "../../build/compile.ts";
import { flatten } from "../../build/flatten.ts";
import { coreModules } from "../../host/board/core-modules.ts";

/** Lua's own functions that the simulator keeps for itself, since a script may replace them. */
const keptNames = [
  ..."assert collectgarbage error getmetatable ipairs load next pairs pcall rawequal rawget rawlen rawset".split(" "),
  ..."select setmetatable tonumber tostring type xpcall coroutine debug math string table utf8".split(" "),
].join(", ");

/** Compiles host/luatos to one Lua text. Throws an Error with the compiler's messages when it does not compile. */
export function compileLuatos(root: string): string {
  const configFile = path.join(root, "host/luatos/tsconfig.json");
  const { errors, modules, program } = compile({ configFile, projectDirectory: root });
  if (errors.length > 0) {
    throw new Error(`the simulated LuatOS does not compile:\n${errors.join("\n")}`);
  }
  const file = program.getSourceFile(slashed(path.join(root, "host/luatos/main.ts"))) as ts.SourceFile;
  const { lua } = flatten({
    modules,
    entry: "host.luatos.main",
    head: /^$^/,
    preamble: [
      "__host.enterSystem()",
      `local ${keptNames} = ${keptNames}`,
      "local pcall = __host.protectedCall",
      declaredNames(program.getTypeChecker(), file),
    ],
  });
  return lua;
}

/**
 * The names that types/ declares, as a Lua text: ",adc.open,adc.CH_CPU=-1,". Constants come with their values; without
 * one where types/ does not say it: "eink.MODEL_2in7=". Names that a core may lack are left out.
 */
function declaredNames(checker: ts.TypeChecker, place: ts.Node): string {
  const names = Object.keys(coreModules).flatMap((module) => {
    const symbol = checker.resolveName(module, place, ts.SymbolFlags.Value, false);
    if (symbol === undefined) {
      return [];
    }
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, place));
    return checker.getPropertiesOfType(type).flatMap((member) => {
      const own = checker.getTypeOfSymbolAtLocation(member, place);
      return mayBeAbsent(own) ? [] : [`${module}.${member.name}${valueText(own)}`];
    });
  });
  return `local __declared = ",${names.join(",")},"`;
}

function valueText(type: ts.Type): string {
  return type.getCallSignatures().length > 0 ? "" : type.isNumberLiteral() ? `=${type.value}` : "=";
}

function mayBeAbsent(type: ts.Type): boolean {
  return type.isUnion() ? type.types.some(mayBeAbsent) : (type.flags & ts.TypeFlags.Undefined) !== 0;
}
