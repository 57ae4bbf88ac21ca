import path from "node:path";
import { nearest } from "../build/nearest.ts";
import { shownLines } from "../host/shown.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { prepareLuatos } from "./luatos/prepare.ts";
import { isCheckout, packageVersion } from "./package-folder.ts";
import { plainMessage } from "./plain-error.ts";

/** Runs `luatos-gateway` with these words. Resolves to the exit code. */
export async function runCommandLine([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || ["--help", "-h", "help"].includes(name)) {
    console.log(help());
    return 0;
  }
  if (["--version", "-v"].includes(name)) {
    console.log(packageVersion());
    return 0;
  }
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listed === undefined) {
    const close = nearest(name, known());
    console.error(
      `luatos-gateway ${name}: there is no such command.${close === undefined ? "" : ` Did you mean ${close}?`}\n` +
        "Try: npx luatos-gateway --help",
    );
    return 2;
  }
  if (listed.inCheckout && !isCheckout) {
    console.error(`luatos-gateway ${name} needs a checkout of the project: the package holds no sources.`);
    return 2;
  }
  const command = await load(name);
  return listed.boots ? runCommand(name, command, args, prepareLuatos) : runCommand(name, command, args);
}

/** Loads one command. Nothing else of it, and nothing of other commands, is loaded before. */
async function load(name: string): Promise<Command> {
  const file = new URL(`./${name}/command${path.extname(import.meta.url)}`, import.meta.url);
  return ((await import(file.href)) as { default: Command }).default;
}

async function runCommand(
  name: string,
  command: Command,
  args: string[],
  prepare: () => Promise<void> = async () => {},
): Promise<number> {
  const [words] = splitAt(args, "--");
  if (words.some((word) => word === "--help" || word === "-h")) {
    console.log(typeof command.help === "string" ? command.help : command.help(words));
    return 0;
  }
  let options: unknown;
  try {
    options = await readOptions(command, args);
  } catch (error) {
    console.error(`${shownLines(wrongUse(error as Error))}\nTry: npx luatos-gateway ${name} --help`);
    return 2;
  }
  try {
    await prepare();
    return await command.run(options);
  } catch (error) {
    console.error(shownLines(plainMessage(error)));
    return 1;
  }
}

/** Node takes the -5 of `--ms -5` for an option. So it is given as `--ms=-5`, and the command says what is allowed. */
async function readOptions(command: Command, args: string[]): Promise<unknown> {
  try {
    return await command.read(args);
  } catch (error) {
    const option = ambiguousOption(error as Error);
    const at = args.findIndex((word, index) => word === option && /^-\d/.test(args[index + 1] ?? ""));
    if (option === undefined || at < 0) {
      throw error;
    }
    return readOptions(command, args.toSpliced(at, 2, `${option}=${args[at + 1]}`));
  }
}

/** The option of which Node says that its value begins with a dash. */
function ambiguousOption({ message }: Error): string | undefined {
  return /^Option '(--\S+)' argument is ambiguous/.exec(message)?.[1];
}

function splitAt(args: string[], word: string): [before: string[], after: string[]] {
  const at = args.indexOf(word);
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at)];
}

/** Node's error text also explains how to escape words. Its first sentence is enough. */
function wrongUse(error: Error & { code?: string }): string {
  const option = ambiguousOption(error) ?? /^Option '(--\S+) <value>' argument missing/.exec(error.message)?.[1];
  if (option !== undefined) {
    return `${option} needs a value`;
  }
  return error.code?.startsWith("ERR_PARSE_ARGS") ? (error.message.split(/\.\s/, 1)[0] as string) : plainMessage(error);
}

function known(): string[] {
  return Object.keys(commands).filter((name) => isCheckout || !commands[name]?.inCheckout);
}

function help(): string {
  const rows = known().map((name) => `  ${name.padEnd(10)} ${commands[name]?.what}`);
  return `luatos-gateway COMMAND [OPTIONS]

${rows.join("\n")}

luatos-gateway COMMAND --help explains a command, luatos-gateway --version tells the version.`;
}
