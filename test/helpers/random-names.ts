/** Chooses one of `count` possibilities: a number from 0. */
export type Choose = (count: number) => number;

/** A name and its meaning. */
export interface Item {
  name: string;
  kind: "number" | "constant" | "flag" | "function" | "test" | "pair" | "rest" | "table" | "closures" | "space";
  /** For a function: how many numbers it takes. `cost`: about how many statements a call runs. */
  takes: number;
  cost: number;
  isUsed?: boolean;
}

interface Block {
  items: Item[];
  /** Names that can no longer be declared here: those declared here, and those of outer blocks that are used here. */
  closed: Set<string>;
}

/** There are few, so that they hide each other. Some are names of Lua or of the build. */
const names = ["a", "b", "c", "n", "t", "value", "type", "next", "string", "log", "done", "self"];

/** The names of a program that is being written, for each block around the present place. */
export class Names {
  private readonly blocks: Block[] = [{ items: [], closed: new Set() }];

  constructor(protected readonly choose: Choose) {}

  protected get block(): Block {
    return this.blocks.at(-1) as Block;
  }

  protected declare(item: Item): void {
    this.block.closed.add(item.name);
    this.block.items.push(item);
  }

  /** A name for a new declaration. */
  protected fresh(): string {
    const free = names.filter((name) => !this.block.closed.has(name));
    return free.length > 0 ? (free[this.choose(free.length)] as string) : `more${this.block.closed.size}`;
  }

  /** The items that can be used here, the latest first. */
  protected visible(...kinds: Item["kind"][]): Item[] {
    const seen = new Set<string>();
    return this.blocks.toReversed().flatMap(({ items }) => {
      const found = items.toReversed().filter(({ name, kind }) => kinds.includes(kind) && !seen.has(rootOf(name)));
      for (const { name } of items) {
        seen.add(rootOf(name));
      }
      return found;
    });
  }

  /** Notes that a name is used: no block between here and its own block may declare the same name. */
  protected use(item: Item): string {
    for (const block of this.blocks.toReversed()) {
      if (block.items.includes(item)) {
        break;
      }
      block.closed.add(rootOf(item.name));
    }
    return item.name;
  }

  /** The name of an item that can be used here. */
  protected some(...kinds: Item["kind"][]): string | undefined {
    const items = this.visible(...kinds);
    return items.length === 0 ? undefined : this.use(items[this.choose(items.length)] as Item);
  }

  /** Writes the content of a block. */
  protected within<T>(items: readonly Item[], write: () => T): T {
    this.blocks.push({ items: [], closed: new Set() });
    for (const item of items) {
      this.declare(item);
    }
    const written = write();
    this.blocks.pop();
    return written;
  }
}

function rootOf(name: string): string {
  return name.split(".")[0] as string;
}
