import type { Program } from "./programs.ts";
import { RandomCode } from "./random-code.ts";
import type { Choose, Item } from "./random-names.ts";

/**
 * Writes a program from choices: each number decides one thing, by its remainder. When no numbers are left, the first
 * possibility is taken, which is the smallest. So fewer and smaller numbers make a smaller program.
 *
 * All values are whole numbers, each printed line names its place, and every program ends.
 */
export function randomProgram(choices: readonly number[]): Program {
  const left = [...choices];
  const choose: Choose = (count) => (left.shift() ?? 0) % count;
  const earlier: Module[] = [];
  for (const name of ["a", "b", "main"]) {
    earlier.push(new ModuleWriter(name, earlier, choose).write());
  }
  return Object.fromEntries(earlier.map(({ name, text }) => [`${name}.ts`, text]));
}

interface Module {
  name: string;
  text: string;
  exports: Item[];
}

class ModuleWriter extends RandomCode {
  private readonly exports: Item[] = [];

  constructor(
    name: string,
    private readonly earlier: readonly Module[],
    choose: Choose,
  ) {
    super(name, choose);
  }

  write(): Module {
    const isMain = this.name === "main";
    const imports = this.earlier.map((module) => this.imports(module));
    const body = Array.from({ length: 3 + this.choose(10) }, () => this.topLevel()).flat();
    const many = this.choose(4) === 3 ? this.many() : [];
    const again = isMain ? [] : this.earlier.flatMap((module) => this.exportAgain(module));
    const helpers = [
      "function say(n: number): number {",
      `  print("${this.name}", n);`,
      "  return n;",
      "}",
      "function whole(n: number): number {",
      "  return ((n % 1000) + 1000) % 1000;",
      "}",
    ];
    const lines = [
      ...(isMain ? ['PROJECT = "test";', 'VERSION = "1.0.0";'] : []),
      ...imports,
      ...again,
      ...helpers,
      ...many,
      ...body,
      ...this.drive(),
      ...(isMain ? ["sys.run();"] : ["export {};"]),
    ];
    return { name: this.name, text: `${lines.join("\n")}\n`, exports: this.exports };
  }

  /** Imports some exports of a module by their own names, some by others, or all as members of one name. */
  private imports({ name, exports }: Module): string {
    if (this.choose(3) === 2) {
      const space = this.fresh();
      this.declare({ name: space, kind: "space", takes: 0, cost: 0 });
      this.block.items.push(...exports.map((each) => imported(each, `${space}.${each.name}`)));
      return `import * as ${space} from "./${name}";`;
    }
    const taken = exports.filter(() => this.choose(4) < 3);
    const clauses = taken.map((each) => {
      const own = this.block.closed.has(each.name) || this.choose(3) === 2 ? this.fresh() : each.name;
      this.declare(imported(each, own));
      return own === each.name ? own : `${each.name} as ${own}`;
    });
    return `import { ${clauses.join(", ")} } from "./${name}";`;
  }

  /** Exports some of a module's exports again, by other names. */
  private exportAgain({ name, exports }: Module): string[] {
    const handed = exports.filter(() => this.choose(3) === 0);
    return handed.map((each, index) => {
      const again = `again${name}${index}`;
      this.exports.push({ ...each, name: again });
      return `export { ${each.name} as ${again} } from "./${name}";`;
    });
  }

  private topLevel(): string[] {
    const kind = this.choose(10);
    this.cost = 0;
    this.times = 1;
    if (kind > 4) {
      return this.statement(1);
    }
    const before = this.block.items.length;
    const lines = kind === 0 ? this.variable() : kind === 1 ? this.table() : this.function();
    const item = this.block.items[before];
    if (item === undefined || item.kind === "closures" || this.name === "main" || this.choose(3) === 0) {
      return lines;
    }
    this.exports.push(item);
    return [`export ${lines[0]}`, ...lines.slice(1)];
  }

  /** So many variables that three modules have more of them than Lua allows at once. */
  private many(): string[] {
    const names = Array.from({ length: 70 }, (_, index) => `many${index}`);
    return [
      ...names.flatMap((name) => [`let ${name}: number = say(1);`, `${name} += 1;`]),
      `print(${this.place()}, ${names.join(" + ")});`,
    ];
  }

  /** Uses everything that is still unused, in a function that runs twice, and prints what has changed. */
  private drive(): string[] {
    const items = this.block.items.filter((item) => item.isUsed !== true && !this.exports.includes(item));
    const { result } = this.inFunction(["times"], () => {
      // All of these stay visible: nothing that is declared here may take their names.
      for (const item of items) {
        this.use(item);
      }
      return items.flatMap((item) => this.shown(item)).join("\n");
    });
    return ["function drive(times: number): void {", result, "}", "drive(1);", "drive(2);"];
  }

  private shown(item: Item): string[] {
    const place = this.place();
    switch (item.kind) {
      case "closures":
      case "space":
        return [];
      case "flag":
        return [`print(${place}, ${this.use(item)} ? 1 : 2);`];
      case "table":
        return [
          `print(${place}, ${this.use(item)}.one, ${item.name}.two, ${item.name}.deep.three, ${item.name}.add(times));`,
        ];
      case "number":
      case "constant":
        return [`print(${place}, ${this.use(item)});`];
      default:
        return this.canAfford(item.cost) ? this.calling(item) : [];
    }
  }
}

/** An export as another module sees it, which cannot assign to it. */
function imported(item: Item, name: string): Item {
  return { ...item, name, kind: item.kind === "number" ? "constant" : item.kind };
}
