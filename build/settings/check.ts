import path from "node:path";
import ts from "typescript";
import { slashed } from "../compile.ts";
import { placeIn } from "../syntax.ts";
import { isGroup, kindErrors, missingSentence } from "./kinds.ts";
import { nearestNode, readSettings, type SettingsRead } from "./read.ts";
import { type SettingError, settingErrorsOf } from "./rules.ts";

/** The file that holds the gateway's settings. */
export const settingsFile = "src/config.ts";
/** Declares the type of the settings: a program with this file has our gateway. */
const typeFile = "src/config-type.ts";

/**
 * Judges the gateway's settings, if the program has them, by the same rules as those of a gateway.config.ts. Returns
 * one text for each wrong setting, with its place: `src/config.ts(12,9): error SETTING uart.baudRate: …`.
 */
export function settingErrors(program: ts.Program, projectDirectory: string): string[] {
  const sourceOf = (name: string) => program.getSourceFile(slashed(path.join(projectDirectory, name)));
  const [file, types] = [sourceOf(settingsFile), sourceOf(typeFile)];
  const settings = types && file && readSettings(file);
  if (types === undefined || file === undefined || settings === undefined) {
    return [];
  }
  return problemsOf(settings, types, program.getTypeChecker()).map(({ path: name, why, isName }) => {
    const place = nearestNode(settings.nodes, name, isName).getStart(file);
    return `${placeIn(file, settingsFile, place)}: error SETTING ${name}: ${why}`;
  });
}

/** The rules about values need settings of the right form, and those about the form need to know all values. */
function problemsOf(
  { values, unread, whole }: SettingsRead,
  types: ts.SourceFile,
  checker: ts.TypeChecker,
): SettingError[] {
  if (unread.length > 0) {
    const why = "the build cannot read this value. Write a number, a text or a constant of this file.";
    return unread.map((each) => ({ path: each, why }));
  }
  const declared = types.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === "Config");
  const kinds = kindErrors(whole);
  const missing = declared === undefined ? [] : missingIn(whole, "", checker.getTypeAtLocation(declared), checker);
  const ofForm = [...kinds, ...missing.filter((each) => !kinds.some((other) => other.path === each.path))];
  return ofForm.length > 0 ? ofForm : settingErrorsOf((name) => values.get(name));
}

/** The settings that the type demands and that are not there: this file has no defaults. A cast would hide them. */
function missingIn(group: unknown, around: string, type: ts.Type, checker: ts.TypeChecker): SettingError[] {
  return (isGroup(group) ? type.getProperties() : []).flatMap((property) => {
    const given = (group as Readonly<Record<string, unknown>>)[property.name];
    const name = around === "" ? property.name : `${around}.${property.name}`;
    if (given !== undefined) {
      return missingIn(given, name, checker.getNonNullableType(checker.getTypeOfSymbol(property)), checker);
    }
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    return isOptional ? [] : [{ path: name, why: missingSentence(around) }];
  });
}
