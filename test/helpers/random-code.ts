import { type Choose, type Item, Names } from "./random-names.ts";

/** The approximate number of statements that a function may run. */
const mostCost = 150;

/** Writes statements and expressions of TypeScript. Their values are whole numbers. */
export class RandomCode extends Names {
  /** The cost of the function that is being written. */
  protected cost = 0;
  /** How many times the function runs the statement that is being written. */
  protected times = 1;
  /** Writes a return statement for that function. */
  private result: (() => string) | undefined;
  private givesPair = false;
  private inLoop = false;
  private places = 0;

  constructor(
    protected readonly name: string,
    choose: Choose,
  ) {
    super(choose);
  }

  protected statement(depth: number): string[] {
    this.cost += this.times;
    switch (this.choose(depth > 0 ? 23 : 8)) {
      case 1:
        return this.variable();
      case 2:
      case 3: {
        const changed = this.changeable();
        const value = this.choose(3) === 0 ? this.call(2) : `whole(${this.expression()})`;
        return changed === undefined
          ? [`say(${value ?? "1"});`]
          : [`${changed} ${["=", "=", "+=", "-="][this.choose(4)]} ${value ?? "5"};`];
      }
      case 4: {
        const field = this.field();
        return field === undefined
          ? this.print()
          : [`${field} ${["=", "+="][this.choose(2)]} whole(${this.expression()});`];
      }
      case 5:
        return [`${this.call(2) ?? "say(0)"};`];
      case 6:
        return this.pair();
      case 7:
        return this.closures();
      case 8:
      case 9:
        return this.branches(depth);
      case 10:
      case 11:
        return this.loop(depth);
      case 12:
      case 13:
        return this.used();
      case 14:
        return ["{", ...this.inBlock(depth), "}"];
      case 15:
        return this.choice(depth);
      case 16:
        return this.attempt(depth);
      case 17:
        return this.table();
      case 18:
      case 19:
        return this.rivals();
      case 20:
      case 21:
      case 22:
        return this.result === undefined ? this.print() : [`if (${this.condition()}) {`, this.result(), "}"];
      default:
        return this.print();
    }
  }

  /** Code that reads a variable in front of code that changes it. */
  private rivals(): string[] {
    const changed = (this.choose(2) === 0 ? this.changeable() : this.field()) ?? this.changeable();
    if (changed === undefined) {
      return this.print();
    }
    const one = this.fresh();
    this.declare({ name: one, kind: "function", takes: 0, cost: 1, isUsed: true });
    const other = this.fresh();
    this.declare({ name: other, kind: "function", takes: 0, cost: 1, isUsed: true });
    const read = this.choose(2) === 0 ? `${one}()` : changed;
    const place = this.place();
    const uses = [
      `print(${place}, ${read} ${["+", "-"][this.choose(2)]} ${other}());`,
      `print(${place}, [${read}, ${other}()][0]);`,
      `print(${place}, ${read}, ${other}());`,
      `print(${place}, (${this.some("flag") ?? "true"} ? ${read} : ${read}) + ${other}());`,
      `print(${place}, ${read} === ${other}() ? 1 : 2);`,
      `print(${place}, -${read} + ${other}());`,
    ];
    return [
      `function ${one}(): number { return ${[changed, changed, "-1"][this.choose(3)]}; }`,
      `function ${other}(): number { ${changed} += 1; return ${["10", `${changed}++`][this.choose(2)]}; }`,
      uses[this.choose(uses.length)] as string,
      ...(this.choose(3) < 2 ? [`print(${place}, ${other}());`] : []),
    ];
  }

  private print(): string[] {
    return [`print(${this.place()}, ${this.expression()});`];
  }

  protected variable(): string[] {
    const kind = this.choose(4);
    const value = (kind === 0 ? String(this.choose(3)) : kind === 3 ? this.call(2) : undefined) ?? this.expression();
    const isOn = this.choose(2) === 0;
    const name = this.fresh();
    if (kind === 1) {
      this.declare({ name, kind: "flag", takes: 0, cost: 0 });
      return [`const ${name}: boolean = ${isOn};`];
    }
    const isConstant = kind === 0 || kind === 2;
    this.declare({ name, kind: isConstant ? "constant" : "number", takes: 0, cost: 0 });
    return [`${isConstant ? "const" : "let"} ${name}: number = ${value};`];
  }

  protected table(): string[] {
    const [one, two, three] = [this.expression(), this.choose(3), this.expression(1)];
    const add = this.inFunction(["n"], () => `return whole(n + ${this.expression(1)});`);
    const name = this.fresh();
    this.declare({ name, kind: "table", takes: 0, cost: 0 });
    return [
      `const ${name} = {`,
      `  one: ${one} as number,`,
      `  two: ${two} as number,`,
      `  deep: { three: ${three} as number },`,
      `  add: (n: number): number => { ${add.result} },`,
      "};",
    ];
  }

  /** Two values from one call. */
  private pair(): string[] {
    const [item] = this.affordable("pair");
    if (item === undefined) {
      return this.print();
    }
    const called = this.callOf(item, 1);
    if (this.choose(3) === 0) {
      return [`print(${this.place()}, ...${called});`];
    }
    const one = this.fresh();
    this.declare({ name: one, kind: "number", takes: 0, cost: 0 });
    const two = this.fresh();
    this.declare({ name: two, kind: "number", takes: 0, cost: 0 });
    return [`let [${one}, ${two}] = ${called};`];
  }

  /** A list of functions, something that adds one, or a loop that calls them. */
  private closures(): string[] {
    const made = this.some("closures");
    if (made !== undefined && this.choose(3) > 0) {
      // These functions call nothing: if one called the others, it might never end.
      const { result } = this.inFunction([], () => {
        const changed = this.changeable();
        return `${changed === undefined ? "" : `${changed} += 1; `}return ${this.expression(0)};`;
      });
      return this.choose(2) === 0
        ? [`${made}.push(() => { ${result} });`]
        : [`for (const each of ${made}) {`, `print(${this.place()}, each());`, "}"];
    }
    const name = this.fresh();
    this.declare({ name, kind: "closures", takes: 0, cost: 0 });
    return [`const ${name}: (() => number)[] = [];`];
  }

  private branches(depth: number): string[] {
    const lines = [`if (${this.condition()}) {`, ...this.inBlock(depth, true)];
    if (this.choose(2) === 1) {
      lines.push(`} else if (${this.condition()}) {`, ...this.inBlock(depth, true));
    }
    return this.choose(2) === 1 ? [...lines, "} else {", ...this.inBlock(depth), "}"] : [...lines, "}"];
  }

  /** Maybe an end of the function, or of the loop's iteration. */
  private end(): string[] {
    const kind = this.choose(3);
    if (kind === 1 && this.result !== undefined) {
      return [this.result()];
    }
    return kind === 2 && this.inLoop ? [["continue;", "break;"][this.choose(2)] as string] : [];
  }

  private loop(depth: number): string[] {
    const { inLoop, times } = this;
    const kind = this.choose(3);
    const name = this.fresh();
    this.inLoop = true;
    this.times *= 3;
    const counts = this.inBlock(depth, false, kind === 0 ? [] : [name]);
    this.inLoop = inLoop;
    this.times = times;
    switch (kind) {
      case 1: {
        // The build refuses a callback that captures the counter itself.
        const turn = `turn${this.places++}`;
        return [`for (let ${turn} = 0; ${turn} < 3; ${turn}++) {`, `const ${name} = ${turn};`, ...counts, "}"];
      }
      case 2:
        return [`for (const ${name} of $range(1, 2)) {`, ...counts, "}"];
      default: {
        const turns = `turns${this.places++}`;
        return [`let ${turns} = 0;`, "do {", ...counts, `} while (${turns}++ < 1);`];
      }
    }
  }

  private inBlock(depth: number, mayEnd = false, counters: readonly string[] = []): string[] {
    const items = counters.map((name): Item => ({ name, kind: "constant", takes: 0, cost: 0 }));
    return this.within(items, () => {
      const lines = Array.from({ length: 1 + this.choose(3) }, () => this.statement(depth - 1)).flat();
      return [...lines, ...(mayEnd ? this.end() : [])];
    });
  }

  private choice(depth: number): string[] {
    const { inLoop } = this;
    this.inLoop = false;
    const cases = [0, 1].flatMap((each) => [`case ${each}: {`, ...this.inBlock(depth), "break;", "}"]);
    const rest = this.inBlock(depth);
    this.inLoop = inLoop;
    return [`switch (${this.expression(1)} as number) {`, ...cases, "default: {", ...rest, "}", "}"];
  }

  private attempt(depth: number): string[] {
    // There, TypeScriptToLua would return two values as one.
    if (this.givesPair) {
      return this.print();
    }
    const { inLoop } = this;
    this.inLoop = false;
    const fails = this.choose(2) === 0;
    const tried = this.inBlock(depth, !fails);
    this.inLoop = inLoop;
    return [
      "try {",
      ...tried,
      ...(fails ? [`throw ${this.place()};`] : []),
      "} catch (thrown) {",
      `print("${this.name}", thrown);`,
      "}",
    ];
  }

  protected function(): string[] {
    const kind = (["function", "function", "function", "test", "pair", "rest"] as const)[
      this.choose(6)
    ] as Item["kind"];
    const takes = kind === "rest" ? 0 : this.choose(4);
    const parameters = ["a", "n", "value"].slice(0, takes);
    const statements = this.choose(5);
    const made = this.inFunction(
      kind === "rest" ? ["a"] : parameters,
      () => this.returned(kind),
      statements,
      kind === "pair",
    );
    const name = this.fresh();
    this.declare({ name, kind, takes, cost: made.cost });
    const list = kind === "rest" ? "...rest: number[]" : parameters.map((each) => `${each}: number`).join(", ");
    const type = kind === "pair" ? "LuaMultiReturn<[number, number]>" : kind === "test" ? "boolean" : "number";
    const first = kind === "rest" ? ["let a: number = rest.length === 0 ? 0 : rest[0];"] : [];
    const body = [...first, ...made.lines, made.result];
    return this.choose(4) === 3
      ? [`const ${name} = (${list}): ${type} => {`, ...body, "};"]
      : [`function ${name}(${list}): ${type} {`, ...body, "}"];
  }

  /** A function, mostly followed by a call of it. */
  private used(): string[] {
    const lines = this.function();
    const item = this.block.items.at(-1) as Item;
    return this.choose(4) > 0 && this.canAfford(item.cost)
      ? [...lines, ...this.statement(0), ...this.calling(item)]
      : lines;
  }

  private returned(kind: Item["kind"]): string {
    if (kind === "test") {
      return `return ${this.condition()};`;
    }
    if (kind === "pair") {
      const [item] = this.affordable("pair");
      return item !== undefined && this.choose(2) === 0
        ? `return ${this.callOf(item, 1)};`
        : `return $multi(${this.expression(1)}, ${this.expression(1)});`;
    }
    switch (this.choose(8)) {
      case 1:
        return `return ${this.some("number") ?? "1"};`;
      case 2:
      case 3: {
        const changed = this.choose(2) === 0 ? this.changeable() : this.field();
        return changed === undefined ? "return 4;" : `${changed} += 1; return 10;`;
      }
      case 4:
        return `return ${this.call(2) ?? "-3"};`;
      case 5:
        return "return -1;";
      case 6:
        return `return whole(${this.expression(2)});`;
      default:
        return `return whole(${this.expression(1)});`;
    }
  }

  protected inFunction(
    parameters: string[],
    result: () => string,
    statements = 0,
    givesPair = false,
  ): { lines: string[]; result: string; cost: number } {
    const { cost, times, result: outerResult, inLoop, givesPair: outerGivesPair } = this;
    Object.assign(this, { cost: 0, times: 1, result, inLoop: false, givesPair });
    const items = parameters.map((name): Item => ({ name, kind: "number", takes: 0, cost: 0 }));
    const written = this.within(items, () => {
      const lines = Array.from({ length: statements }, () => this.statement(2)).flat();
      return { lines, result: result(), cost: this.cost };
    });
    Object.assign(this, { cost, times, result: outerResult, inLoop, givesPair: outerGivesPair });
    return written;
  }

  /** Calls a function in one of many kinds of places. */
  protected calling(item: Item): string[] {
    const place = this.place();
    const called = this.callOf(item, 1);
    if (item.kind === "test") {
      return [`if (${["", "!"][this.choose(2)]}${called}) {`, `print(${place});`, "}"];
    }
    if (item.kind === "pair") {
      return [`print(${place}, ${this.choose(2) === 0 ? `...${called}` : `${called}[0]`});`];
    }
    switch (this.choose(5)) {
      case 4:
        return [`print(${place}, -${called});`];
      case 1:
        return [`${called};`];
      case 2: {
        const name = this.fresh();
        this.declare({ name, kind: "number", takes: 0, cost: 0 });
        return [`let ${name}: number = ${called};`, `print(${place}, ${name});`];
      }
      case 3: {
        const changed = this.changeable();
        return changed === undefined ? [`${called};`] : [`${changed} = ${called};`];
      }
      default:
        return [`print(${place}, ${called});`];
    }
  }

  protected expression(depth = 2): string {
    const inner = (): string => this.expression(depth - 1);
    switch (this.choose(depth > 0 ? 21 : 6)) {
      case 1:
      case 2:
      case 3:
        return this.some("number", "constant") ?? "2";
      case 4:
      case 5:
        return this.field() ?? "3";
      case 6:
      case 7:
      case 8:
      case 9:
        return `(${inner()} ${["+", "-"][this.choose(2)]} ${inner()})`;
      case 10:
        return `(${this.condition(depth - 1)} ? ${inner()} : ${inner()})`;
      case 11:
        this.cost += this.times;
        return `say(${inner()})`;
      case 12:
      case 13:
      case 14:
      case 15:
        return this.call(depth) ?? inner();
      case 16: {
        const table = this.some("table");
        return table === undefined ? inner() : `${table}.add(${inner()})`;
      }
      case 17: {
        const changed = this.choose(2) === 0 ? this.changeable() : this.field();
        return changed === undefined ? inner() : `(${changed} ${["+=", "="][this.choose(2)]} whole(${inner()}))`;
      }
      case 18:
        return `[${inner()}, ${inner()}][${this.choose(2)}]`;
      case 19: {
        const [item] = this.affordable("pair");
        return item === undefined ? inner() : `${this.callOf(item, depth)}[${this.choose(2)}]`;
      }
      case 20:
        // With another operand, TypeScriptToLua might write a comment: `--x`.
        return `-${this.call(depth) ?? "1"}`;
      default:
        return String(this.choose(4));
    }
  }

  private field(): string | undefined {
    const table = this.some("table");
    return table && `${table}.${["one", "two", "deep.three"][this.choose(3)]}`;
  }

  private condition(depth = 1): string {
    switch (this.choose(depth > 0 ? 7 : 2)) {
      case 1:
        return this.some("flag") ?? "true";
      case 4:
      case 5: {
        const [item] = this.affordable("test");
        return item === undefined ? "false" : this.callOf(item, depth);
      }
      case 2:
        return `!(${this.condition(depth - 1)})`;
      case 3:
        return `(${this.condition(depth - 1)} ${["&&", "||"][this.choose(2)]} ${this.condition(depth - 1)})`;
      default:
        return `(${this.expression(depth - 1)} as number) ${["<", "===", "!==", ">="][this.choose(4)]} ${this.expression(depth - 1)}`;
    }
  }

  /** A call of a function that returns a number. */
  private call(depth: number): string | undefined {
    const [item] = this.affordable("function", "rest");
    return item === undefined ? undefined : this.callOf(item, depth);
  }

  /** A function that may be called here, preferably an unused one and a recent one. */
  private affordable(...kinds: Item["kind"][]): [item?: Item] {
    const all = this.visible(...kinds).filter(({ cost }) => this.canAfford(cost));
    // Prefers unused functions, so that many are called in only one place.
    const unused = all.filter(({ isUsed }) => !isUsed);
    const items = unused.length > 0 && this.choose(4) < 3 ? unused : all;
    return items.length === 0 ? [] : [items[Math.min(this.choose(items.length), this.choose(items.length))]];
  }

  /** A variable that can be assigned to here. */
  protected changeable(): string | undefined {
    const items = this.visible("number").filter(({ name }) => !name.includes("."));
    return items.length === 0 ? undefined : this.use(items[this.choose(items.length)] as Item);
  }

  protected callOf(item: Item, depth: number): string {
    this.cost += this.times * (item.cost + 1);
    item.isUsed = true;
    const count = item.kind === "rest" ? this.choose(4) : item.takes;
    const given = Array.from({ length: count }, () => this.expression(depth - 1));
    return `${this.use(item)}(${given.join(", ")})`;
  }

  protected canAfford(cost: number): boolean {
    return this.cost + this.times * cost < mostCost;
  }

  /** The beginning of a line that the program prints. */
  protected place(): string {
    return `"${this.name}${this.places++}"`;
  }
}
