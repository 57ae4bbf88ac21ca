import type { Session } from "../desk/session.ts";

interface TerminalCommand {
  words: string;
  what: string;
  run(session: Session, rest: string): void;
}

const commands: Readonly<Record<string, TerminalCommand>> = {
  send: {
    words: "/send TEXT",
    what: "the server sends a text frame to the module",
    run: (session, rest) => session.serverSend(Buffer.from(rest), true),
  },
  hex: {
    words: "/hex 00 FF …",
    what: "the server sends a binary frame to the module",
    run: (session, rest) => session.serverSend(bytesOfHex(rest), false),
  },
  offline: {
    words: "/offline",
    what: "the module loses the network",
    run: (session) => session.strike({ fault: "no-network" }),
  },
  online: {
    words: "/online",
    what: "the module has the network again",
    run: (session) => session.endFault("no-network"),
  },
  reset: {
    words: "/reset",
    what: "the server resets the link",
    run: (session) => session.strike({ fault: "reset" }),
  },
  help: { words: "/help", what: "lists these commands", run: () => {} },
};

/** The commands of the terminal, one line each. */
export function commandHelp(): string {
  const rows = Object.values(commands).map(({ words, what }) => `  ${words.padEnd(14)} ${what}`);
  return [...rows, `  ${"//TEXT".padEnd(14)} sends /TEXT to UART 1; a line without / goes there as it is`].join("\n");
}

/** Runs a command. Returns its output, or undefined when there is none. */
export function runTerminalCommand(line: string, session: Session): string | undefined {
  const [, name = "", rest = ""] = /^\/(\S*) ?(.*)$/s.exec(line) ?? [];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    return `/${name}: there is no such command. The commands are:\n${commandHelp()}`;
  }
  if (name === "help") {
    return commandHelp();
  }
  try {
    command.run(session, rest);
    return undefined;
  } catch (error) {
    return `/${name}: ${(error as Error).message}`;
  }
}

function bytesOfHex(text: string): Uint8Array {
  const digits = text.replaceAll(/\s/g, "");
  if (!/^([0-9a-f]{2})+$/i.test(digits)) {
    throw new Error("expected bytes as pairs of hex digits, such as /hex 00 FF");
  }
  return Buffer.from(digits, "hex");
}
