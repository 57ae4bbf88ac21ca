/** Functions that a program calls to be observed: `show` prints, `w` notes the call and returns its argument. */
const before = `let order = "";
let number = 0;
function show(...values: unknown[]): void {
  print(number, order, ...values);
}
function w<T>(name: string, value: T): T {
  order += name;
  return value;
}
function run(n: number, snippet: () => void): void {
  number = n;
  order = "";
  const [fine] = pcall(snippet);
  if (!fine) print(n, "raises");
}
`;

/** A program that runs the snippets one after another. Each printed line begins with the number of its snippet. */
export function programOf(snippets: readonly string[]): string {
  const runs = snippets.map((snippet, index) => `run(${index}, () => { ${snippet} });`);
  return `PROJECT = "test";\nVERSION = "1.0.0";\n${before}${runs.join("\n")}\nsys.run();\n`;
}

/** Snippets of TypeScript that were once compiled wrongly, and all similar ones, by topic. */
export const snippets: Readonly<Record<string, readonly string[]>> = {
  "an operation whose right side changes its left": operations(),
  "an assignment whose value changes where it goes": targets(),
  "the order of calls": calls(),
  "a pattern in an assignment": assignmentPatterns(),
  "a pattern in a declaration": declarationPatterns(),
  "one of several results": results(),
  "a value that may be nothing": nothings(),
  "a call of JavaScript's library that diagnostics leave alone": libraryCalls(),
  "a choice of a field that may be missing": choices(),
  "a push of what a call gives": pushes(),
  "a loop whose body declares the name that the loop counts with": hiddenCounters(),
  "an assertion in a statement or before a question mark": assertions(),
  "a text with control characters": controlCharacters(),
  "numbers at the limits of 32 bits": limits(),
  "an enum member that is computed from another": enumMembers(),
  "several variables in one declaration": declarationLists(),
};

/** Each way to change a value that an expression reads, with each way to do so in a call. */
function changing(use: (left: string, right: string) => string[]): string[] {
  const lefts = [
    ["let x = 10;", "x", "x = 3"],
    ["const o = { p: 10 };", "o.p", "o.p = 3"],
    ["let o = { p: 10 };", "o.p", "o = { p: 3 }"],
    ["let o = { q: { p: 10 } };", "o.q.p", "o = { q: { p: 3 } }"],
    ["const o = { q: { p: 10 } };", "o.q.p", "o.q = { p: 3 }"],
    ["let a = [10, 20]; let i = 0;", "a[i]", "i = 1"],
    ["let a = [10, 20]; let i = 0;", "a[i]", "a = [3, 4]"],
    ['let k = "a"; const o: Record<string, number> = { a: 10, b: 20 };', "o[k]", 'k = "b"'],
  ] as const;
  return lefts.flatMap(([declared, left, change]) => {
    const rights = [
      [`const f = (): number => { ${change}; return 5; };`, "f()"],
      [`function f(): number { ${change}; return 5; }`, "(1 + f())"],
      ["", `((): number => { ${change}; return 5; })()`],
      [`const f = (): number => { ${change}; return 5; }; const g = (): number => f();`, "[g()][0]"],
      [`const f = (): LuaMultiReturn<[number, number]> => { ${change}; return $multi(4, 5); };`, "f()[1]"],
    ] as const;
    return rights.flatMap(([made, right]) => use(left, right).map((text) => `${declared} ${made} ${text}`));
  });
}

function operations(): string[] {
  const uses = changing((left, right) => [
    ...["+", "-", "*", "<", ">=", "===", "!==", "&", "|"].map((operator) => `show(${left} ${operator} ${right});`),
    `show(${left}, ${right});`,
    `show([${left}, ${right}][0], { a: ${left}, b: ${right} }.a);`,
    `show(\`\${${left}} \${${right}}\`, -${left} + ${right});`,
    `show((order === "" ? ${left} : ${left}) + ${right}, ${left} + ${left} + ${right} + ${left});`,
    `if (${left} < ${right}) show(1); else show(2);`,
    `let turns = 0; while (${left} > ${right} && turns < 3) turns++; show(turns);`,
    `const late = (): number => ${left} - ${right}; show(late());`,
  ]);
  return [
    ...uses,
    "const h = (x: number): number => { const f = (): number => { x = 1; return 2; }; return x + f(); }; show(h(10));",
    "const h = (x: number): number => { const f = (): number => { x = 1; return 2; }; x += f(); return x; }; show(h(10));",
    "let x = 10; for (const k of [1, 2]) { const f = (): number => { x = k; return 2; }; x -= f(); } show(x);",
    "let x = 1; show(x + (x = 5), x);",
    "let x = 1; const f = (): number => { x += 1; return 5; }; show((x = 3) - f(), ++x - f());",
    "let x = 1; show(x++ + x++, ++x + x + --x, x);",
    "let x = 1; show(x, x++, x, (x = 9), x);",
    'let s = "a"; const f = (): string => { s = "b"; return "c"; }; show(s + f(), s < f()); s += f(); show(s);',
    "let a = [10, 20]; const f = (): number => { a = [1, 2]; return 1; }; show(a[f()], a[1]);",
    'let o: Record<string, number> = { k: 1 }; const f = (): string => { o = { k: 7 }; return "k"; }; show(o[f()], o.k);',
    "let g = (n: number): number => n; const f = (): number => { g = (n) => n * 2; return 5; }; show(g(f()), g(1));",
    "let o = { m: (n: number): number => n }; const f = (): number => { o = { m: (n) => n * 2 }; return 5; }; show(o.m(f()), o.m(1));",
    "let n = 5; const f = (): number => n--; while (n > f() - 3 && n > 0) order += n; show();",
    "let x: number | undefined = 1; const f = (): number => { x = undefined; return 4; }; show((x ?? 9) + f(), x ?? 7);",
  ];
}

function targets(): string[] {
  const assignments = changing((left, right) =>
    ["=", "+=", "-=", "*=", "&="].flatMap((operator) => [
      `${left} ${operator} ${right}; show(${left});`,
      `const r = (${left} ${operator} ${right}); show(r, ${left});`,
    ]),
  );
  const replaced = ["o.p = g()", "o.p += g()", "const r = (o.p = g()); show(r)", "const r = (o.p += g()); show(r)"];
  return [
    ...assignments,
    ...replaced.map(
      (text) =>
        `let o = { p: 1 }; const first = o; const g = (): number => { o = { p: 2 }; first.p += 4; return 9; }; ${text}; show(first.p, o.p);`,
    ),
    "let o = { p: undefined as number | undefined }; const first = o; const g = (): number => { o = { p: 3 }; return 9; }; o.p ??= g(); show(first.p, o.p);",
    "const a = [1, 2]; let i = 0; a[i] = i++; a[i++] = i; show(a[0], a[1], i);",
    "const a = [1, 2]; let i = 0; a[i++] += i; a[i] = (i = 0); show(a[0], a[1], i);",
    "const a = [1, 2]; let i = 0; a[i++]++; a[i] += (i = 0); show(a[0], a[1], i);",
    "let x = 1; x += x++ + ++x; show(x); x -= (x = 5) - 2; show(x); x *= x + x--; show(x);",
    "const o = { x: 3 }; o.x *= o.x + o.x--; show(o.x++ + ++o.x, o.x);",
    "let a = [1, 2]; const b = a; a[0] = (a = [9, 9])[1]; show(b[0], a[0]);",
    "let o = { n: 1 } as { n: number; o?: object }; const p = o; o.o = o = { n: 2 }; show(p.o === o, o.o === undefined);",
  ];
}

function calls(): string[] {
  const made =
    "const a = (): number[] => w('a', [1, 2]); const b = (): number => w('b', 1); const c = (): number => w('c', 5); const o = (): { p: number } => w('o', { p: 1 });";
  const texts = [
    ...["a()[b()] = c()", "a()[b()] += c()", "o().p = c()", "o().p -= c()", "a()[b()] = o().p = c()", "a()[b()]++"],
    ...["a()[b()]", "b() + c() * b() - c()", "[a()[b()], c()][0]", "(b(), c())"],
    ...["(w('d', undefined as number | undefined) ?? b()) + c()", "(w('d', false) || w('e', true)) && w('f', true)"],
  ];
  return [
    ...texts.flatMap((text) => [`${made} const r = (${text}); show(r);`, `${made} const r = [${text}]; show(r[0]);`]),
    `${made} a()[b()] = c(); o().p = c(); a()[b()] *= c(); show();`,
    `${made} show(w('k', 'p') in o());`,
    `${made} const t = { [w('k', 'x')]: b(), [w('l', 'y')]: a()[b()] = c() }; show(t.x, t.y);`,
    "const memo: Record<string, number> = {}; const g = (): number => { memo.b = 1; return 5; }; const f = (k: string): number => memo[k] ?? (memo[k] = k.length + g()); show(f('aa'), f('aa'), f('b'), memo.b);",
    "const list = [1, 2]; const g = (): number => { list.push(9); return 7; }; const i = 0; const n = (list[i] = g()); show(n, list.join());",
    "const f = (k: string, l: string): number => { const m: Record<string, number> = {}; const g = (): number => { m[l] = 1; return 2; }; return (m[k] = g()) + m[l]!; }; show(f('a', 'b'), f('a', 'a'));",
    "let n = 1; const f = (): boolean => { n = 10; return true; }; show(n === 1 && f() && (n as number) === 10, n);",
    "let n = 1; const f = (): number => { n = 10; return 1; }; for (let i = n; i < n + f(); i += 3) order += i; show();",
  ];
}

function assignmentPatterns(): string[] {
  const places = [
    ["let x = 1;", "x", "x"],
    ["let x = 1; const see = (): number => x;", "x", "see()"],
    ["const o = { p: 1 };", "o.p", "o.p"],
    ["const a = [1, 2];", "a[0]", "a[0]"],
  ] as const;
  const found = places.flatMap(([declared, target, seen]) => {
    const lists = ["[3] as (number | undefined)[]", "[] as (number | undefined)[]"].flatMap((list) =>
      ["5", "w('d', 5)"].flatMap((other) => [
        `[${target} = ${other}] = ${list};`,
        `const r = ([${target} = ${other}] = ${list}); show(r[0]);`,
        `({ l: [${target} = ${other}] } = { l: ${list} });`,
        `for ([${target} = ${other}] of [${list}]) order += "t";`,
      ]),
    );
    const texts = [
      ...lists,
      `({ k: ${target} } = { k: 3 });`,
      `({ a: ${target}, b: ${target} } = { a: 7, b: 8 });`,
      `[${target}] = [3];`,
      `for (${target} of [4, 5]) order += "t";`,
      `for ({ k: ${target} } of [{ k: 4 }, { k: 5 }]) order += "t";`,
      `let y = 0; [${target}, y] = [y, ${target}]; show(y);`,
      `let y = 0; [${target}, y] = [w('a', 3), w('b', 4)]; show(y);`,
      `let y = 0; const f = (): number[] => [3, 4]; const r = ([${target}, y] = f()); show(y, r.length);`,
      `let y: number[] = []; [${target}, ...y] = [3, 4, 5]; show(y.length);`,
      `let y = 0; y = ${target} = 4; show(y);`,
    ];
    return texts.map((text) => `${declared} ${text} show(${seen});`);
  });
  const short = ["{ x }", "{ x = 5 }", "{ x = w('d', 5) }", "{ x: y, y: x }", "{ x, y = x }"].flatMap((pattern) =>
    ["{ x: 3, y: 4 }", "{} as { x?: number; y?: number }"].map((value) => [pattern, value]),
  );
  return [
    ...found,
    ...short
      .filter(([pattern, value]) => value?.includes("3") || pattern?.includes("="))
      .map(([pattern, value]) =>
        `let x = 1; let y: number | undefined = 2; (${pattern} = ${value} as { x: number }); show(x, y);`.replace(
          "as { x: number }",
          "as { x: number; y: number }",
        ),
      ),
    "let i = 0; const a = [0, 0]; [i, a[i]] = [1, 5]; show(i, a[0], a[1]); [a[i], i] = [6, 0]; show(i, a[0], a[1]);",
    "let o = { p: 1 }; const q = o; [o, o.p] = [{ p: 2 }, 5]; show(o.p, q.p);",
    "const o = { p: 1, q: 2 }; ({ p: o.q, q: o.p } = o); show(o.p, o.q); [o.p, o.q] = [o.q, o.p]; show(o.p, o.q);",
    "const o = (n: string): { p: number } => w(n, { p: 0 }); ({ a: o('x').p, b: o('y').p } = w('s', { a: 1, b: 2 })); show();",
    "const o = (n: string): { p: number } => w(n, { p: 0 }); ({ a: o('x').p = w('d', 4) } = w('s', {} as { a?: number })); show();",
    "let x = 0; let y = 0; [x = w('a', 1), y = x + 1] = [] as (number | undefined)[]; show(x, y);",
    "let a = 1; let b = 2; const f = (): number => { a = 9; return 5; }; [b, a] = [a, f()]; show(a, b);",
  ];
}

function declarationPatterns(): string[] {
  const values = ["{ k: 3 } as { k?: number }", "{} as { k?: number }"];
  const defaults = ["5", "w('d', 5)"];
  const found = values.flatMap((value) =>
    defaults.flatMap((other) => [
      `const { k: x = ${other} } = ${value}; show(x);`,
      `let { k = ${other} } = ${value}; const f = (): number => k; k += 1; show(f());`,
      `const { m: { k = ${other} } } = { m: ${value} }; show(k);`,
      `const [{ k = ${other} }] = [${value}]; show(k);`,
      `const [, k = ${other}, l = k] = [3] as number[]; show(k, l);`,
      `const f = ({ k = ${other} }: { k?: number } = { k: 4 }): number => k; show(f(), f(${value}));`,
      `const f = ([k = ${other}]: number[]): number => k; show(f([]), f([2]));`,
      `const f = (k = ${other}, l = k + 1): number => k + l; show(f(), f(2));`,
      `for (const { k = ${other} } of [${value}]) order += k; show();`,
    ]),
  );
  return [
    ...found,
    "const { [w('k', 'k') as 'k']: x } = w('s', { k: 3 }); show(x);",
    "const { a, b: { c }, ...rest } = { a: 1, b: { c: 4 }, d: 3 }; show(a, c, rest.d, (rest as { a?: number }).a === undefined);",
    "const [a, [b, ...c], ...d] = [1, [2, 3, 4], 5] as [number, number[], number]; show(a, b, c.length, d.length);",
    "const { a, a: b, a: { p } } = { a: { p: 4 } }; show(a.p, b.p, p);",
    "const f = (): [number, string] => [w('f', 1), 'z']; const [a, b] = f(); show(a, b);",
  ];
}

function results(): string[] {
  const made =
    "const f = (): LuaMultiReturn<[number, number, number]> => $multi(1, 2, 3); const len = (...n: number[]): number => n.length; const c = true as boolean;";
  const each = ["f()[0]", "f()[1]", "f()[2]", "f()[1 as number]"].flatMap((one) => [
    `show(len(${one}), [7, ${one}].length, [${one}].length, ${one});`,
    `const g = (): number => ${one}; const h = (): number => { return ${one}; }; show(len(g()), [h()].length);`,
    `show(len(7, (${one})), len(7, ${one} as number), len(7, ${one}!));`,
    `const a: number[] = []; a.push(${one}); a.push(1, ${one}); show(a.length);`,
    `show(len(c ? ${one} : 0), \`\${${one}}\`, -${one} + 1);`,
    `for (const x of [${one}]) show(x);`,
    `const g = (a?: number, b?: number): number => (b === undefined ? 0 : b); show(g(${one}));`,
    `const o = { m: (...n: number[]): number => n.length }; show(o.m(${one}), o["m"](${one}));`,
    `let x = 0; let y = 0; [x, y] = [5, ${one}]; show(x, y, Math.max(0, ${one}));`,
  ]);
  const all = [
    "show(len(...f()), [...f()].length);",
    "const [a, , b] = f(); const [d, ...e] = f(); show(a, b, d, e.length);",
    "const g = (): LuaMultiReturn<[number, number, number]> => f(); show(len(...g()), g()[1]);",
    "let x = 0; const o = { p: 0 }; [x, o.p] = f(); show(x, o.p);",
  ];
  return [...each, ...all].map((text) => `${made} ${text}`);
}

function nothings(): string[] {
  const made =
    "const nothing = (): number | undefined => { return; }; const none = (): void => {}; const t = 'ab'; const g = (n: number): string | undefined => { if (n > 0) return 'p'; return undefined; }; const c = true as boolean;";
  const values = [
    ...["t[5]", "t[-1]", "nothing()", "none()", "g(0)", "t.charAt(9)", "[1].find((n) => n > 4)", "[1][4]"],
    ...["([] as number[]).pop()", "[1].at(9)", "(nothing())", "nothing() as unknown"],
  ];
  return values.flatMap((value) =>
    [
      `show(tostring(${value}), tostring(${value}), ${value});`,
      `const o = { tostring }; const x = ${value}; show(o.tostring(${value}), x === undefined);`,
      `show(tostring(c ? ${value} : 1), typeof ${value} === "string");`,
    ].map((text) => `${made} ${text}`),
  );
}

function choices(): string[] {
  const made =
    "const rec: Record<string, number> = { a: 1 }; const o = { rec, of: (): Record<string, number> => rec }; const c = true as boolean;";
  const values = [
    "rec.a",
    "rec.z",
    "o.rec.z",
    "o.of().z",
    "rec['z']",
    "(c ? rec.z : 4)",
    "(c ? 4 : rec.z)",
    "(!c ? 4 : rec.z)",
  ];
  return values.flatMap((value) => [
    `${made} show(c ? ${value} : 5, !c ? 5 : ${value});`,
    `${made} const r = c ? ${value} : 5; const f = (): unknown => (c ? ${value} : 5); show(r, f(), r === undefined);`,
  ]);
}

function libraryCalls(): string[] {
  return [
    'show("abc".replace("b", () => "$&$&"), "abc".replace("b", "$1 $x $"), "a$&c".replace("$&", "b"));',
    'show("abcb".replace("b", "$1"), "abc".replace("x", "y"), "abc".replace("", "x"));',
    "show([10, 9, 1].sort((a, b) => a - b).join(), [10, 9, 1].toSorted((a, b) => b - a).join());",
    'show(["b", "a", "B", "10", "9", "", "é", "z"].sort().join());',
    "const list: number[] = []; show(Math.min(5, ...list), Math.max(0, ...[3, 4]), Math.min(2, 1));",
    'const o: { a?: number; b: number } = { b: 1 }; const k: string = "b"; show("a" in o, "b" in o, k in o);',
    "let n: number | null | undefined = null; n = [1][0] as number | null; show(n == null, n === null);",
    "let n: number | undefined; n = [1].find((x) => x > 2); show(n == null, n === undefined, typeof n === 'undefined');",
  ];
}

function pushes(): string[] {
  const made =
    "let q = [1, 2, 3]; const first = q; const o = { q }; const f = (): number => { q.push(5); return 6; }; const g = (): number => { q = [8]; return 7; }; const two = (): LuaMultiReturn<[number, number]> => $multi(4, 5);";
  return [
    ...["q.push(q.shift()!)", "q.push(q.pop()! + q.pop()!)", "q.push(f())", "q.push(g())", "q.push(-f())"],
    ...["o.q.push(o.q.shift()!)", "o.q.push(f())", "q.push(two()[0])", "q.push(two()[1])", "q.push(...two())"],
    ...["q.push(1, ...two())", "q.push(...[f()])", "q.push(q.push(f()))", "q.push([q.length, f()][0]!)"],
  ].flatMap((push) => [
    `${made} ${push}; show(q.join(), first.join(), q.length);`,
    `${made} const n = ${push}; const late = (): number => ${push}; show(n, late(), q.join(), first.join());`,
    `${made} show(${push} > 3 && ${push} > 4, q.join(), first.join());`,
  ]);
}

function hiddenCounters(): string[] {
  return [
    ...["let i = 7", "const i = 7", "let [i] = [7]", "const { i } = { i: 7 }", "function i(): void {}"].flatMap(
      (declaration) => [
        `for (let i = 0; i < 2; i++) { ${declaration}; order += typeof i; if (order.length > 20) break; } show();`,
        `let i = 0; for (; i < 2; i += 1) { ${declaration}; order += typeof i; if (order.length > 20) break; } show();`,
      ],
    ),
    "for (let i = 0, j = 9; i < 2; i++, j--) { const j = i * 2; order += j; } show();",
    "for (let i = 0; i < 2; i++) { for (let i = 0; i < 2; i++) { let i = 5; order += i; } } show();",
    "for (let [i, by] = [0, 1]; i < 3; i = i + by) { const by = 7; if (i === 1) continue; order += by + i; } show();",
    "for (let i = 0; i < 2; i++) { { let i = 7; i++; } const item = i; order += item; } show();",
  ];
}

function assertions(): string[] {
  const made = "interface T { y: number; m?(): number } const x = { y: 1, m: () => 2 } as T | undefined;";
  const statements = [
    "(x as T).y;",
    "(x!).y;",
    "(x as T | undefined)?.y;",
    "x as T;",
    "(x as T);",
    "(x as T).y as number;",
  ];
  const values = [
    "(x as T | undefined)?.y",
    "(x)?.y",
    "x!?.y",
    "(x as T | undefined)?.m?.()",
    "(x satisfies T | undefined)?.y",
  ];
  return [
    ...statements.map((text) => `${made} ${text} ${text} (() => show(x!.y))();`),
    ...values.map((value) => `${made} const f = (): unknown => ${value}; show(${value}, f());`),
  ];
}

function controlCharacters(): string[] {
  const codes = [...Array.from({ length: 32 }, (_, code) => code), 127];
  const bytes =
    "const bytes = (s: string): string => { let r = ''; for (let i = 0; i < s.length; i++) r += s.charCodeAt(i) + ' '; return r; };";
  const texts = [
    String.raw`\x01\x03\x00\x31\x00\x02`,
    String.raw`1\x002`,
    String.raw`\u00005`,
    String.raw`\0`,
    String.raw`\x7f9\\0\"0`,
    ...codes.map((code) => JSON.stringify(`${String.fromCharCode(code)}1${String.fromCharCode(code)}`).slice(1, -1)),
  ];
  return [
    ...texts.map(
      (text) =>
        `${bytes} const o = { "${text}": 1 } as Record<string, number>; show(bytes("${text}"), bytes(Object.keys(o)[0]!), o["${text}"]);`,
    ),
    String.raw`${bytes} const z = "\0"; show(bytes(z + "7"), bytes("\0" + "123"), bytes("\x7f" + "1"));`,
    `${bytes} const z = "\\0"; show(bytes(\`\${z}9\`));`,
  ];
}

function limits(): string[] {
  return [
    "const min = -2147483648; show(min, -2147483648, [-2147483648][0], { a: -2147483648 }.a, -0x80000000, -1 - -2147483648);",
    "const least = (): number => -2147483648; let n = 5; n += -2147483648; show(least(), n, least() < -2147483647, least() === -2147483648);",
    "enum E { Min = -2147483648, Next } const enum C { Min = -2147483648 } show(E.Min, E.Next, C.Min);",
    "type Least = -2147483648; const n: Least = -2147483648; const text = `${n} ${-2147483648}`; show(n & -1, n | 1, text, -2147483648 + 1, `${Math.abs(n + 1)}`);",
    'const s = "a text that is long enough"; let h = 0; for (let i = 0; i < s.length; i++) h = (h * 31 + s.charCodeAt(i)) & 0x7fffffff; show(h);',
  ];
}

function enumMembers(): string[] {
  return [
    "enum Cmd { Read = 3, Max = Math.max(1, 2), Next = Max + 1 } show(Cmd.Next, Cmd.Max, Cmd[3]);",
    "const shift = (n: number): number => 1 << n; enum M { A = shift(0), B = shift(1), Both = A | B } show(M.Both);",
    'enum L { Low = "lo".length, High = Low + 1 } show(L.High);',
    "const f = (): number => 2; enum E { A = 1, B = A + 1, C = f() + B, D = ((): number => C + A)() } show(E.B, E.C, E.D, E[5]);",
    "const f = (A: number): number => { enum E { A = Math.max(1, 5), B = A + 1 } return E.B + A; }; show(f(1));",
    "enum E { A = Math.max(1, 5) } enum E { B = A + 1 } show(E.B);",
    "enum E { A = Math.max(1, 5), B = E.A + 1, C = Math.max(A, B) } const A = 9; show(E.B, E.C, A);",
  ];
}

function declarationLists(): string[] {
  return [
    "let i = 0, j = i++, k = i++ + j; show(i, j, k);",
    "const o = { n: 1, f(): number { return this.n; } } as { n: number; f?(): number }, v = o.f?.(), w = o?.n; show(v, w);",
    "let n = 5, m = n > 3 ? (n = 9) : 0; show(n, m);",
    "const l = [1, 2, 3], first = l.shift()!, r = [first, l.push(4)], [x, y] = r; show(l.length, first, x, y);",
    "const a = w('a', 1), b = w('b', 2) + (order += '!').length, c = [w('c', 3), (order += '?').length]; show(a, b, c[1]);",
    "let x: number | undefined = undefined, y = (x ??= 4), z = x; show(x, y, z);",
    "for (let i = 0, j = i++; i < 3; i++) show(i, j);",
    "for (let i = 0, l = [7, 8], n = l[i++]!; i < 3; i++) { if (i === 1) continue; show(i, n, l.length); }",
    "for (let a = w('a', 1), b = (order += '!').length; b < 4; b++) show(a, b);",
    "let i = 0; const [a = i++, b = a + i++] = [] as number[]; const [c = i++, d = i++] = [5] as number[]; show(a, b, c, d, i);",
    "const two = (): LuaMultiReturn<[number, number?]> => $multi(3); let n = 0; const [a = n++, b = n++] = two(); show(a, b, n);",
    "const [h, , w = h! > 2 ? h! * 2 : undefined, z = w ?? 7] = [3] as number[]; show(h, w, z);",
    "let i = 0; for (let [a = i++, b = i++] = [4] as number[]; b < 2; b++) show(a, b, i);",
    "const i = 9; for (let i = 1, j = i++; j < 3; j++) { const i = 5; show(i, j); } show(i);",
    "for (let [a, b] = [1, 2], c = a++; c < 3; c++) show(a, b, c);",
  ];
}
