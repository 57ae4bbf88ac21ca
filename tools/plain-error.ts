/** What an error of the file system means, by Node's code. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "it, or a folder above it, is a file",
  EEXIST: "something of this name is there already",
  EISDIR: "a folder, not a file",
  EACCES: "you may not read or write it",
  EPERM: "you may not read or write it",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "links that lead in a circle",
  EBUSY: "another program uses it",
};

/** The message of an error; for one of the file system, the path and what is wrong with it, instead of Node's text. */
export function plainMessage(error: unknown): string {
  const { code = "", path: first, dest: path = first, message } = error as NodeJS.ErrnoException & { dest?: string };
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  return meaning === undefined || path === undefined ? message : `${path}: ${meaning}`;
}
