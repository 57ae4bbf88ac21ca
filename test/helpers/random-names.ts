/** Decides one thing of so many possibilities: a number from 0. */
export type Choose = (count: number) => number;

/** What a name means. */
export interface Item {
  name: string;
  kind: "number" | "constant" | "flag" | "function" | "test" | "pair" | "rest" | "table" | "closures" | "space";
  /** Of a function: how many numbers it takes, and about how many statements a call runs. */
  takes: number;
  cost: number;
  isUsed?: boolean;
}

interface Block {
  items: Item[];
  /** Names that can not be declared here any more: what is declared here, and what is used here of the blocks around it. */
  closed: Set<string>;
}

/** Few, so that they hide each other, and some that are Lua's or the build's own. */
const names = ["a", "b", "c", "n", "t", "value", "type", "next", "string", "log", "done", "self"];

/** The names of a program that is being written, by the blocks around the place where it is. */
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

  /** A name for something new. */
  protected fresh(): string {
    const free = names.filter((name) => !this.block.closed.has(name));
    return free.length > 0 ? (free[this.choose(free.length)] as string) : `more${this.block.closed.size}`;
  }

  /** What can be used here, the latest first. */
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

  /** Notes that a name is used: between here and its block no other may have it any more. */
  protected use(item: Item): string {
    for (const block of this.blocks.toReversed()) {
      if (block.items.includes(item)) {
        break;
      }
      block.closed.add(rootOf(item.name));
    }
    return item.name;
  }

  /** The name of something that can be used here. */
  protected some(...kinds: Item["kind"][]): string | undefined {
    const items = this.visible(...kinds);
    return items.length === 0 ? undefined : this.use(items[this.choose(items.length)] as Item);
  }

  /** Writes what stands in a block of its own. */
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
