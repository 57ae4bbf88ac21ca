import type { HostFunction } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";

const mostBytes = 4096;
const systemLog = 0;

/**
 * The two logs of `errDump`, in flash: the errors that ended the VM, and the script's records. They survive a reboot.
 */
export class ErrorDump {
  private readonly logs: [system: Buffer, user: Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  private enabled = false;

  /** The VM has ended with an error. */
  recordExit(problem: string): void {
    this.add(systemLog, Buffer.from(problem));
  }

  /** A reboot: recording stays off until the script turns it on. */
  reset(): void {
    this.enabled = false;
  }

  functions(): Record<string, HostFunction> {
    return {
      errorDumpEnable: (on) => {
        this.enabled = on === true;
        if (!this.enabled) {
          this.logs.fill(Buffer.alloc(0));
        }
      },
      errorDumpRecord: (type, text) => this.add(number(type), bytes(text)),
      errorDumpRead: (type) => (this.enabled ? this.logs[number(type)] : Buffer.alloc(0)),
      errorDumpErase: (type) => {
        this.logs[number(type)] = Buffer.alloc(0);
      },
    };
  }

  /** Keeps the newest bytes. */
  private add(type: number, text: Uint8Array): void {
    if (this.enabled) {
      this.logs[type] = Buffer.concat([this.logs[type] as Buffer, text]).subarray(-mostBytes);
    }
  }
}
