import { createInterface } from "node:readline";
import type { Session } from "../desk/session.ts";
import { PacketQueue } from "./packet-queue.ts";
import type { Screen } from "./screen.ts";
import { runTerminalCommand } from "./terminal-commands.ts";

/** Sends lines of the terminal to UART 1, and runs its commands. Returns a function that ends it. */
export function hearTerminal(session: Session, screen: Screen): () => void {
  const terminal = createInterface({ input: process.stdin });
  const packets = new PacketQueue(session, (isFull) => (isFull ? terminal.pause() : terminal.resume()));
  let isEnding = false;
  terminal.on("line", (line) => {
    if (line.startsWith("/") && !line.startsWith("//")) {
      const text = runTerminalCommand(line, session);
      if (text !== undefined) {
        screen.say(text);
      }
    } else {
      packets.push(Buffer.from(line.startsWith("//") ? line.slice(1) : line));
    }
  });
  terminal.on("close", () => isEnding || screen.say("the terminal's input has ended; the module runs until Ctrl-C"));
  return () => {
    isEnding = true;
    terminal.close();
  };
}
