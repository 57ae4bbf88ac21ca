import type { Counts } from "./counted-firmware.ts";
import type { SoakModule } from "./soak-module.ts";

/** The settings of commands on the UART. */
export const uartCommands = { key: "configure", guardMs: 800 } as const;

const answerMs = 1000;
const silenceMs = 61_000;
const restartMs = 5000;
const mostLines = 6;

/**
 * Someone at the UART of a module that is at rest: types the key and some lines, reads each answer, and ends by `exit`
 * or by silence. Meanwhile the server sends frames, which must wait, and links break.
 */
export class Typist {
  /** The first answer that was wrong. */
  problem: string | undefined;
  /** What the UART has sent since the last thing that was typed. */
  private heard = "";
  private typedBytes = 0;
  private readonly before: Counts["outbox"];

  constructor(private readonly module: SoakModule) {
    this.before = module.counts.outbox;
  }

  /** Types everything. It ends as soon as an answer is wrong. */
  typeAll(): void {
    const { module } = this;
    const { rig, chance, between } = module;
    rig.clock.advance(uartCommands.guardMs + answerMs);
    this.hearAnswers();
    this.type(uartCommands.key + (chance() < 0.5 ? "\r\n" : ""), "commands: path=value, exit\r\n");
    for (let count = between(1, mostLines); count > 0 && this.problem === undefined; count--) {
      module.sendDown(between(1, 200));
      this.typeLine();
      if (chance() < 0.2 && rig.server.connected) {
        rig.server.reset();
      }
    }
    if (chance() < 0.5) {
      this.type(`packing.maximumBytes=${between(300, 1300)}\r\n`, "ok\r\n");
      // The rules refuse it at the next start.
      this.type("uart.baudRate=1\n", "ok\r\n");
      this.typeExit();
    } else {
      this.waitFor("end: nothing came for a minute\r\n", silenceMs);
      this.account();
    }
    module.hearData();
  }

  private typeLine(): void {
    const choice = this.module.between(0, 3);
    if (choice === 0) {
      this.type("packing.maximumBytes=700\r\n", "ok\r\n");
    } else if (choice === 1) {
      this.type("what\n", "refused: write path=value or exit\r\n");
    } else if (choice === 2) {
      this.type(`${"x".repeat(600)}\n`, "refused: the line is too long\r\n");
    } else {
      this.type("\r\n", "");
    }
  }

  private typeExit(): void {
    const { rig } = this.module;
    const restarts = rig.reboots.length;
    this.send("exit\n");
    this.waitFor("restart\r\n", answerMs);
    this.account();
    // Until the restart, what has waited may go.
    rig.clock.runUntil(() => rig.reboots.length > restarts, restartMs);
    this.hearAnswers();
    this.waitFor("refused uart.baudRate: range 1 (allowed 300..921600)\r\nsettings: store\r\n", answerMs);
  }

  private hearAnswers(): void {
    this.heard = "";
    this.module.rig.onTransmit = (bytes) => {
      this.heard += Buffer.from(bytes).toString("latin1");
    };
  }

  private send(text: string): void {
    this.heard = "";
    this.typedBytes += text.length;
    this.module.rig.line.send(Buffer.from(text));
  }

  /** Types a text. Its answer is all that the UART sends. */
  private type(text: string, answer: string): void {
    if (this.problem === undefined) {
      this.send(text);
      this.module.rig.clock.advance(answerMs);
      if (this.heard !== answer) {
        this.problem = `typed ${JSON.stringify(text)}, heard ${JSON.stringify(this.heard)}`;
      }
      this.heard = "";
    }
  }

  /** Waits for an answer. Data may follow on it. */
  private waitFor(answer: string, ms: number): void {
    const { rig, down } = this.module;
    rig.clock.runUntil(() => this.heard.length >= answer.length, ms);
    if (!this.heard.startsWith(answer)) {
      this.problem ??= `waited for ${JSON.stringify(answer)}, heard ${JSON.stringify(this.heard)}`;
    }
    down.transmitted(Buffer.from(this.heard.slice(answer.length), "latin1"), rig.link);
    this.heard = "";
  }

  /** All that was typed was received and consumed, and nothing else. Begins a new account. */
  private account(): void {
    this.module.hearData();
    this.module.look();
    const { received, consumed } = this.module.counts.outbox;
    const [more, used] = [received - this.before.received, consumed - this.before.consumed];
    if (more !== this.typedBytes || used !== this.typedBytes) {
      this.problem ??= `of ${this.typedBytes} bytes that were typed ${more} were received and ${used} consumed`;
    }
    this.module.beginAccount();
  }
}
