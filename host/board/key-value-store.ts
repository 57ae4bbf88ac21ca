import type { HostFunction } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";

const blockBytes = 4096;
const totalBytes = 64 * 1024;
const mostNameBytes = 63;
/** littlefs keeps two blocks for itself, and stores values up to about this size beside their names. */
const ownBlocks = 2;
const mostInlineBytes = 256;

/** The flash that `fskv` writes to. It survives a reboot. */
export class KeyValueStore {
  private readonly values = new Map<string, Uint8Array>();

  /** Returns false when the file system rejects the name, and when the flash is full. */
  set(name: string, value: Uint8Array): boolean {
    if (name.length === 0 || name.length > mostNameBytes) {
      return false;
    }
    const before = this.values.get(name);
    this.values.set(name, value);
    if (this.usedBytes() > totalBytes) {
      before === undefined ? this.values.delete(name) : this.values.set(name, before);
      return false;
    }
    return true;
  }

  get(name: string): Uint8Array | undefined {
    return this.values.get(name);
  }

  delete(name: string): void {
    this.values.delete(name);
  }

  clear(): void {
    this.values.clear();
  }

  /** The names in the order of their bytes, as littlefs lists them. */
  names(): string[] {
    return [...this.values.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  usedBytes(): number {
    const own = [...this.values.values()].filter(({ length }) => length > mostInlineBytes).length;
    return (ownBlocks + own) * blockBytes;
  }

  functions(): Record<string, HostFunction> {
    // Names are bytes, with one character per byte.
    const nameOf = (value: Parameters<typeof bytes>[0]): string => Buffer.from(bytes(value)).toString("latin1");
    return {
      storeSet: (name, value) => this.set(nameOf(name), bytes(value)),
      storeGet: (name) => this.get(nameOf(name)),
      storeDelete: (name) => this.delete(nameOf(name)),
      storeClear: () => this.clear(),
      storeName: (place) => {
        const name = this.names()[number(place)];
        return name === undefined ? undefined : Buffer.from(name, "latin1");
      },
      storeStatus: () => [this.usedBytes(), totalBytes, this.values.size],
    };
  }
}
