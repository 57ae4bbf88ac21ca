/** A file of hooks that settings name. */
export interface HooksUse {
  /** The text of the build that takes the hooks of the file, relative to the project. */
  text: string;
  /** The file, relative to the project. */
  file: string;
  /** An error about the file, with the place where they name it. */
  error: (why: string) => string;
}

/** What TypeScript says when a file does not have an export. */
const noExport = new Set([2305, 2306, 2339, 2459, 2460, 2614, 2694, 2724]);
const wanted = "must export const hooks: Hooks";

/**
 * Says what is wrong with a file of hooks where the user can find it. TypeScript reports it in the texts of the build
 * that take the hooks, and in the gateway's own files, which a project does not have.
 */
export function withHookErrors(errors: readonly string[], uses: readonly HooksUse[], folder: string): string[] {
  const told = uses.flatMap(({ text, file, error }) => {
    const codes = errors
      .filter((each) => each.startsWith(`${text}(`))
      .map((each) => Number(/: error TS(\d+)/.exec(each)?.[1]));
    return codes.length === 0 ? [] : [error(`${file} ${whyNot(codes)}`)];
  });
  return told.length === 0 ? [...errors] : [...told, ...errors.filter((error) => !error.startsWith(`${folder}/`))];
}

/** The same for src/hooks.ts of the gateway's own folder, which its files import by this name. */
export function withOwnHookErrors(errors: readonly string[]): string[] {
  const missing = /: error TS2307: Cannot find module '\.\.?\/hooks'/;
  const unexported = /: error TS\d+: (Module '"\.\.?\/hooks"'|File '[^']*\/src\/hooks\.ts')/;
  const others = errors.filter((error) => !missing.test(error) && !unexported.test(error));
  if (others.length === errors.length) {
    return others;
  }
  const what = errors.some((error) => missing.test(error)) ? `there is no such file. It ${wanted}.` : whyNot([2305]);
  return [`src/hooks.ts(1,1): error HOOKS: ${what}`, ...others];
}

function whyNot(codes: readonly number[]): string {
  return codes.some((code) => noExport.has(code))
    ? `${wanted}, and exports no hooks. See docs/features.md.`
    : `${wanted}, and exports hooks of another type. Write the type there, and the editor shows what differs.`;
}
