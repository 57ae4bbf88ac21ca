import path from "node:path";
import ts from "typescript";
import { slashed } from "../compile.ts";
import { placeIn } from "../syntax.ts";
import { isGroup, kindErrors, missingSentence } from "./kinds.ts";
import { nearestNode, readSettings, type SettingsRead } from "./read.ts";
import { firstOfEach, type SettingError, settingErrorsOf, valueErrors } from "./rules.ts";

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

/**
 * The errors of a compilation, and what is wrong with the settings. Where both are about the same line, the rules about
 * settings say it better than the compiler.
 */
export function withSettingErrors(errors: readonly string[], program: ts.Program, projectDirectory: string): string[] {
  const file = program.getSourceFile(slashed(path.join(projectDirectory, settingsFile)));
  const isReadable = file === undefined || program.getSyntacticDiagnostics(file).length === 0;
  const settings = isReadable ? settingErrors(program, projectDirectory) : [];
  return [...withoutRepeats(errors, settings), ...settings];
}

/** The compiler's errors without those in a line of which the rules about settings have said what is wrong. */
export function withoutRepeats(errors: readonly string[], settings: readonly string[]): string[] {
  const lineOf = (error: string): string => error.split(",", 1)[0] as string;
  const told = settings.map(lineOf);
  return errors.filter((error) => !told.includes(lineOf(error)));
}

/** Rules about several settings together need all of them, in the right form. */
function problemsOf(
  { values, unread, whole }: SettingsRead,
  types: ts.SourceFile,
  checker: ts.TypeChecker,
): SettingError[] {
  const why = "the build cannot read this value. Write a number, a text or a constant of this file.";
  const declared = types.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === "Config");
  // What cannot be read is not missing.
  const demanded = unread.length === 0 && declared !== undefined ? checker.getTypeAtLocation(declared) : undefined;
  const ofForm = firstOfEach([
    ...unread.map((each) => ({ path: each, why })),
    ...kindErrors(whole),
    ...(demanded === undefined ? [] : missingIn(whole, "", demanded, checker)),
  ]);
  if (ofForm.length === 0) {
    return settingErrorsOf((name) => values.get(name));
  }
  const others = valueErrors((name) => (ofForm.some(({ path }) => path === name) ? undefined : values.get(name)));
  return [...ofForm, ...others];
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
