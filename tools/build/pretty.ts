import path from "node:path";
import { readText } from "../../host/text-file.ts";

/** Errors whose source line may hold a token. */
const secretSettings =
  /: error (SECRET|CONFIG|SETTING (gateway \S+: )?((url|headers|control|runtimeSettings)\b|\S+ there is no such setting\b))/;

/** Adds the source line that an error names, below its text: `src/main.ts(3,7): error …`. */
export function withExcerpt(error: string, projectDirectory: string): string {
  const [, file, line, column] = /^([^\s(]+\.tsx?)\((\d+),(\d+)\): /.exec(error) ?? [];
  const text = file === undefined ? undefined : lineOf(path.resolve(projectDirectory, file), Number(line));
  if (text === undefined || secretSettings.test(error)) {
    return error;
  }
  const before = text.slice(0, Number(column) - 1).replaceAll(/[^\t]/g, " ");
  return `${error}\n\n  ${text}\n  ${before}^`;
}

/** "1 error", or how many. */
export function counted(errors: string[]): string {
  return errors.length === 1 ? "1 error" : `${errors.length} errors`;
}

function lineOf(file: string, line: number): string | undefined {
  try {
    return readText(file).split(/\r?\n/)[line - 1];
  } catch {
    return undefined;
  }
}
