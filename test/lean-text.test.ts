import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leanText } from "../build/lean/lean-text.ts";
import type { MappedLine } from "../build/lean/rewriting.ts";
import { shortNames } from "../build/lean/short-names.ts";
import { loadUntilWaiting, openSimulator } from "../build/simulated.ts";

const simulator = await openSimulator("wasmoon");

/** What a text prints. */
function printedBy(lua: string): string[] {
  const lines: string[] = [];
  const text = `${lua}\nrequire("sys").run()\n`;
  const onLog = (line: string): void => void lines.push(line);
  const { problem } = loadUntilWaiting({ simulator, scripts: { "main.lua": text }, model: "Air780E", onLog });
  expect(problem, text).toBeUndefined();
  return lines;
}

/** Each line comes from the line of the same number in one source. */
function mapped(lua: string): MappedLine[] {
  return lua
    .trim()
    .split("\n")
    .map((text, line) => ({ text, segments: [[0, 0, line, 0]] }));
}

/** Makes a text lean, which must print the same. Returns it without indentation. */
function lean(lua: string): string {
  const text = leanText(mapped(lua)).map((line) => line.text);
  expect(printedBy(text.join("\n"))).toEqual(printedBy(lua));
  return text.map((line) => line.trim()).join("\n");
}

/** Puts Lua into a function that stays one, since it is called twice. */
function inFunction(body: string): string {
  return `local function outer(n)\n${body}\nend\nouter(1)\nouter(2)`;
}

describe("a function that is called in one place", () => {
  it("stands there, with a jump where it returns early", () => {
    const text = lean(`
local function say(n)
    if n == 1 then
        print("one")
        return
    end
    print("more")
end
${inFunction("say(n)\nprint(n)")}`);
    expect(text).not.toContain("say(");
    expect(text).toContain('print("one")\ngoto done_say\nend\nprint("more")\n::done_say::\nend\nprint(n)');
  });

  it("gives its value to a local, an assignment, a condition, or returns it", () => {
    const sources = ["local r = f(n)\nprint(r)", "local r\nr = f(n)\nprint(r)", "if f(n) then\nprint(n)\nend"];
    for (const source of [...sources, "if not f(n) then\nprint(n)\nelse\nprint(-n)\nend"]) {
      const text = lean(`
local function f(m)
    if m == 1 then
        return true
    end
    print(m)
    return false
end
${inFunction(source)}`);
      expect(text).not.toMatch(/function f|f\(n/);
    }
    const text = lean(`
local function g(m)
    if m == 1 then
        return m, 5
    end
    print(m)
end
local function f(m)
    if m < 3 then
        return g(m)
    end
    print("large")
end
print(f(1))
print(f(2))
print(f(3))`);
    expect(text).not.toContain("g(m");
  });

  it("takes values, not names: what changes is kept, and each is made once, in order", () => {
    lean(`
local function next(text)
    print(text)
    return #text
end
local function f(a, b, c)
    a = a + 1
    print(a, b, c, a, b)
end
${inFunction('local x = n\nf(x, next("ab"), next("abc"))\nprint(x)')}`);
    lean(`
local total = 0
local function f(before)
    total = total + 5
    print(before, total)
end
${inFunction("f(total)")}`);
    lean(`
local function f(a, b)
    print(a, b)
end
local function two()
    return 1, 2
end
${inFunction("f(two())")}
two()`);
    lean(`
local function f(a, b)
    local missing = b
    print(a, missing)
end
${inFunction("f(n)")}`);
  });

  it("is not mixed up with names that are the caller's or its own", () => {
    lean(`
local function f(m)
    local r = m * 2
    if r > 2 then
        return r
    end
    r = r + 1
    return r
end
${inFunction("local r = f(n)\nprint(r)")}`);
    const hidden = lean(`
local value = "outer"
local function f()
    print(value)
end
${inFunction('local value = "inner" .. n\nf()\nprint(value)')}
value = 1`);
    expect(hidden).toContain("f()");
    const own = lean(`
local r = "outer"
local function f()
    r = r .. "x"
    return r
end
${inFunction("local r = f()\nprint(r)")}`);
    expect(own).toContain("f()");
    lean(`
local function f(a)
    local n = 7
    print(a, n)
end
${inFunction("f(n)")}`);
    const global = lean(`
local function f()
    print("x")
end
${inFunction("local print = tostring\nf()\nprint(n)")}`);
    expect(global).toContain("f()");
  });

  it("stays where it is called twice, calls itself, is a value, takes any number, or asks where it was called", () => {
    for (const [source, use] of [
      ["local function f()\n    print(1)\nend", "f()\nf()"],
      ["local function f(n)\n    if n > 0 then\n        f(n - 1)\n    end\n    print(n)\nend", "f(n)"],
      ["local function f()\n    print(1)\nend", "pcall(f)"],
      ["local function f(...)\n    print(...)\nend", "f(n)"],
      ["local function f()\n    print(debug.getinfo(1).currentline > 0)\nend", "f()"],
      ['local function f()\n    error("x", 2)\nend', "print(type(pcall(function()\n    f()\nend)))"],
    ] as const) {
      expect(lean(`${source}\n${inFunction(use)}`)).toContain("f(");
    }
  });

  it("goes into one that goes into another", () => {
    const text = lean(`
local count = 0
local function c(n)
    if n > 1 then
        return
    end
    count = count + n
end
local function b(n)
    c(n + 1)
    return count
end
local function a(n)
    local r = b(n - 1)
    print(r)
end
${inFunction("a(n)")}`);
    expect(text.match(/function/g)).toHaveLength(1);
  });

  it("makes new variables each time it is passed", () => {
    lean(`
local made = {}
local function keep(n)
    local value = n * 10
    made[#made + 1] = function()
        value = value + 1
        return value
    end
end
${inFunction("for i = 1, 3 do\nkeep(i + n)\nend")}
for _, each in ipairs(made) do
    print(each(), each())
end`);
  });

  it("that only returns a value may be anywhere in an expression", () => {
    const text = lean(`
local a, b = 1, 2
a = 3
b = 4
local function sum(n)
    return a + b * n
end
${inFunction("print(sum(n) * 2, n)")}`);
    expect(text).toContain("print((a + b * n) * 2, n)");
    lean(`
local function two()
    return table.unpack({1, 2})
end
${inFunction("print(two())\nlocal t = {n}\nprint(#t)")}`);
  });

  it("is no comment, no call and no other operand where its value stands", () => {
    lean(`
local function minus()
    return -1
end
${inFunction("local x = -minus()\nprint(x)")}`);
    lean(`
local function minus()
    return -1
end
${inFunction("print(minus() ^ 2)")}`);
    lean(`
local function word()
    return "abc"
end
${inFunction("print(word():upper())")}`);
    lean(`
local function same(text)
    return text
end
${inFunction('print(same("abc"):upper())')}`);
    lean(`
local states = {{}, {}}
local function state(n)
    return states[n]
end
${inFunction('print("before")\nstate(n).x = n\nprint(states[n].x)')}`);
  });

  it("does not call what stands before it", () => {
    lean(`
local function f(n)
    (n == 1 and print or print)("first", n)
    if n == 2 then
        print("two")
        return (n == 2 and print or print)("two", n)
    end
    print("last")
    return (n == 1 and print or print)("last", n)
end
${inFunction("local x = n * 1\nx = x + 0\nf(x)")}`);
    lean(`
local function give()
    return function()
        print("called")
        return print
    end
end
local function f(call)
    give()
    call(1)
end
give()
${inFunction("print((pcall(function()\nf()\nend)))")}`);
  });

  it("has its value when it is called, even where Lua reads a local later", () => {
    lean(`
local function outer(n)
    local count = n
    local function current()
        return count
    end
    local function raise()
        count = count + 1
        return 10
    end
    print(raise())
    print(current() + raise())
end
outer(1)
outer(2)`);
    for (const use of ["t[current()] = raise()", "t = { [current()] = raise() }"]) {
      lean(`
local function outer(n)
    local key = "a"
    local t = {}
    local function current()
        return key
    end
    local function raise()
        key = key .. "b"
        return n
    end
    print(raise())
    ${use}
    print(t.ab, t.abb)
end
outer(1)
outer(2)`);
    }
  });

  it("reads what is its caller's as it read what was another's", () => {
    lean(`
local function outer(n)
    local function f()
        local function raise()
            n = n + 1
            return 10
        end
        print(raise())
        print(n + raise())
    end
    f()
end
outer(1)
outer(2)`);
  });

  it("gives one value where it stands in parentheses", () => {
    lean(`
local function two(m)
    if m == 1 then
        return m, 2
    end
    print(m)
    return m, 3
end
${inFunction("return (two(n))").replace("outer(1)\nouter(2)", "print(outer(1))\nprint(outer(2))")}`);
    lean(`
local function two()
    print("two")
    return 1, 2
end
local function f(a, b)
    print(a, b)
end
${inFunction("f((two()))")}
two()`);
  });

  it("stays what it is where another may be made before it is called", () => {
    lean(`
local function outer(n)
    local f
    for i = 1, 3 do
        local x = i * n
        if i == 1 then
            f = function()
                print(x)
            end
        end
        f()
    end
end
outer(1)
outer(2)`);
  });

  it("stays where its place would have too many locals at once", () => {
    const locals = (name: string): string =>
      Array.from({ length: 120 }, (_, index) => `local ${name}${index} = n * 2\n${name}${index} = n`).join("\n");
    const text = lean(`
local function f(n)
${locals("v")}
    print(v1 + v119)
end
${inFunction(`${locals("w")}\nf(n)\nprint(w1 + w119)`)}`);
    expect(text).toContain("f(n)");
  });

  it("stays where blocks would stand too deep in each other", () => {
    const chain = Array.from(
      { length: 150 },
      (_, index) =>
        `local function f${index + 1}(n)\n    if n > 0 then\n        f${index}(n)\n    end\n    print("")\nend`,
    );
    const text = lean(`
local function f0(n)
    print(n)
end
${chain.join("\n")}
${inFunction("f150(n)")}`);
    expect(text.match(/function/g)?.length).toBeLessThan(20);
  });

  it("stays where its place would have too many variables of others", () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const use = (some: string[]): string => `print(${some.join(" + ")})`;
    const text = lean(`
${names.map((name) => `local ${name} = #"x"`).join("\n")}
local function f()
    ${use(names.slice(0, 30))}
end
${inFunction(`f()\n${use(names.slice(30))}`)}`);
    expect(text).toContain("f()");
  });
});

describe("a table that is only reached into", () => {
  it("becomes locals, and what keeps its value is written out", () => {
    const text = lean(`
local settings = {
    name = "x",
    size = 5,
    inner = {
        on = true,
        list = {1, 2}
    }
}
${inFunction("settings.size = settings.size + n\nprint(settings.name, settings.size, settings.inner.on, settings.none, #settings.inner.list)")}`);
    expect(text).toContain("settings_size = settings_size + n");
    expect(text).toContain('print("x", settings_size, true, nil, #settings_inner_list)');
    expect(text).not.toContain("settings = {");
  });

  it("stays when it is used in any other way", () => {
    for (const use of ["print(#settings)", "print(next(settings))", "settings[n] = 1", "print(settings:get())"]) {
      const text = lean(
        `local settings = { name = "x", get = function(self)\nreturn self.name\nend }\n${inFunction(use)}`,
      );
      expect(text).toContain("settings = {");
    }
  });

  it("stays where a function would use too many variables of others, and literals are none", () => {
    const names = Array.from({ length: 60 }, (_, index) => `f${index}`);
    const use = inFunction(`print(n, ${names.map((name) => `t.${name}`).join(" .. ")})`);
    const table = (value: string): string => `local t = { ${names.map((name) => `${name} = ${value}`).join(", ")} }`;
    expect(lean(`${table('"x" .. 1')}\n${use}`)).toContain("t = {");
    expect(lean(`${table('"x"')}\n${use}`)).not.toContain("t = {");
  });

  it("stays where Lua would read a local later than a field", () => {
    for (const use of ["counts.one + raise()", "(true and counts.one) + raise()"]) {
      lean(`
local counts = { one = 1, other = 2 }
local function raise()
    counts.one = counts.one + 1
    return 10
end
print(raise())
print(${use}, counts.other)`);
    }
  });

  it("has a name for each field", () => {
    lean(`
local t_x = {}
t_x[1] = 5
local t = { x = print, x_2 = 7 }
${inFunction("t.x(n, t.x_2, t_x[1])\nt.x = type")}`);
  });

  it("may be declared before it has its value", () => {
    const text = lean(`
local other, settings
function other()
    return settings.name
end
settings = { name = "x" .. 1, size = 2 }
print(other(), other(), settings.size)`);
    expect(text).toContain("local other, settings_name");
  });
});

describe("what literals decide", () => {
  it("is decided in the text", () => {
    const text = lean(`
local kind = "binary"
local off = false
local none
local limit = 5
${inFunction(`if kind == "text" then
    print("text")
elseif limit > 4 then
    print("binary")
else
    print("never")
end
if off then
    print("off")
end
if n == 1 then
    print("one")
elseif off or none then
    print("never")
else
    print("more")
end
print(none and none.field, "a\\\\b" or n, not off and n, off and n, kind ~= "x" and (n or 5))
while n < 3 do
    n = n + 1
    if kind == "text" then
        break
    end
end`)}`);
    expect(text).not.toMatch(/never|"text"|off|kind|none|limit/);
    expect(text).toContain('print(nil, "a\\\\b", n, false, (n or 5))');
  });

  it("is read where it stood, even where Lua reads a local later", () => {
    lean(`
local off = false
local function outer(n)
    local function raise()
        n = n + 1
        return 10
    end
    print(raise())
    print((off and 1 or n) + raise())
end
outer(1)
outer(2)`);
  });

  it("takes functions with it that nothing calls any more", () => {
    const text = lean(`
local delimiter = ""
local function split(n)
    print("split", n)
end
local function plain(n)
    print("plain", n)
end
${inFunction('if delimiter == "" then\nplain(n)\nplain(n)\nelse\nsplit(n)\nend')}`);
    expect(text).not.toContain("split");
  });

  it("is left alone where it may be something else", () => {
    const text = lean(`
local changed = 1
local text = "a\\98"
${inFunction('print(changed == 1, text == "ab", 0.5 == n, -1 < n)\nchanged = 2')}`);
    expect(text).toContain("changed == 1");
  });
});

describe("blocks of modules", () => {
  it("are opened, and equal names are told apart", () => {
    const text = lean(`
-- src/a.ts
local a
do
local count = 1
local print = function(...)
    return _G.print("a", ...)
end
function a(n)
    count = count + n
    print(count)
end
end
-- src/b.ts
local b
do
local count = 10
function b(n)
    count = count + n
    print(count, type(print))
end
end
-- src/main.ts
a(1)
a(1)
b(1)
b(1)`);
    expect(text).toContain("local count_b = 10");
    expect(text).toContain("local print_a");
    expect(text).not.toContain("\ndo\n");
  });

  it("stay closed where there would be too many locals", () => {
    const module = (name: string): string =>
      `-- src/${name}.ts\nlocal ${name}\ndo\n${Array.from({ length: 70 }, (_, index) => `local v${index} = #tostring(${name})`).join("\n")}\nfunction ${name}()\n    print(v1 + v69)\nend\nend`;
    const text = lean(`${["a", "b", "c"].map(module).join("\n")}\na()\na()\nb()\nb()\nc()\nc()`);
    expect(text.match(/^do$/gm)).toHaveLength(2);
  });
});

describe("functions of libraries", () => {
  const use = (name: string): string => `local function ${name}(n)\n    print(math.max(n, 1), string.rep("x", n))\nend`;
  const many = ["a", "b", "c", "d", "e", "f"];
  const calls = many.map((name) => `${name}(1)\n${name}(2)`).join("\n");

  it("are read once where many functions call them", () => {
    const text = lean(`-- src/a.ts\n${many.map(use).join("\n")}\n${calls}`);
    expect(text.match(/math\.max/g)).toHaveLength(1);
    expect(text).toMatch(/^local math_max = math\.max$/m);
  });

  it("are left alone in a function that uses as many variables of others as it may", () => {
    const names = Array.from({ length: 48 }, (_, index) => `v${index}`);
    const variables = names.map((name) => `local ${name} = #tostring(1)`).join("\n");
    const crowded = inFunction(`print(math.max(n, ${names.join(", ")}), string.rep("x", n))`);
    const text = lean(`-- src/a.ts\n${many.map(use).join("\n")}\n${calls}\n${variables}\n${crowded}`);
    expect(text.match(/math\.max/g)).toHaveLength(2);
  });

  it("are read before TypeScriptToLua's helpers, which call them too", () => {
    const helper =
      "-- TypeScriptToLua\nlocal ____lualib\ndo\nfunction ____lualib(n)\n    print(math.max(n, 1))\nend\nend";
    const text = lean(`${helper}\n-- src/a.ts\n${many.map(use).join("\n")}\n${calls}\n____lualib(1)\n____lualib(2)`);
    expect(text).toMatch(/^local math_max = math\.max\nlocal string_rep = string\.rep\n-- TypeScriptToLua\n/);
  });

  it("are left alone where few do, where they are changed, or where the name is something else", () => {
    expect(lean(`${use("a")}\na(1)\na(2)`)).not.toContain("local math");
    const publish = many.map((name) => use(name).replace("math.max", "sys.publish")).join("\n");
    const start = '_G.sys = require("sys")\n-- src/a.ts\n';
    expect(lean(`${start}${publish}\n${calls}`)).toContain("local sys_publish");
    expect(lean(`${start}sys.publish = print\n${publish}\n${calls}`)).not.toContain("local sys_publish");
    expect(lean(`${start}function sys.publish(n)\nprint(n)\nend\n${publish}\n${calls}`)).not.toContain(
      "local sys_publish",
    );
    const own = lean(`local math = { max = print }\nprint(type(math))\n${many.map(use).join("\n")}\n${calls}`);
    expect(own).not.toContain("local math_max");
  });
});

describe("lean text", () => {
  it("has each line from where it came", () => {
    const source = mapped(`
local held = { a = "x" }
local function f(m)
    if m == 1 then
        print("one", held.a)
        return m
    end
    print("f1")
    return m + 1
end
local function outer(n)
    print("before")
    local r = f(n)
    print("behind", r)
end
outer(1)
outer(2)`);
    const lines = leanText(source);
    for (const word of ['"one"', '"f1"', '"before"', '"behind"', "outer(2)"]) {
      const wanted = source.findIndex(({ text }) => text.includes(word));
      const found = lines.find(({ text }) => text.includes(word));
      expect(found?.segments[0]?.[2], word).toBe(wanted);
    }
    const given = lines.find(({ text }) => /r = n \+ 1/.test(text));
    expect(given?.segments.map((segment) => segment[2])).toContain(7);
  });

  it("prints what the text printed, whatever it was", () => {
    fc.assert(
      fc.property(program(), (lua) => {
        lean(lua);
      }),
      { numRuns: 60 },
    );
  });
});

describe("short names", () => {
  it("are shared by what can be told apart by its place, and are nobody else's", () => {
    const lua = `
local first, second = 1, 2
local function sum(one, other)
    local total = one + other
    return total + a
end
a = 5
do
    local inner = first
    print(sum(inner, first))
end
do
    local third = second
    print(sum(third, third), second, a)
end`;
    const { lines, names } = shortNames(mapped(lua));
    const text = lines.map((line) => line.text).join("\n");
    expect(printedBy(text)).toEqual(printedBy(lua));
    const shorts = new Map(names.flatMap(({ name, short }) => (short === undefined ? [] : [[name, short]])));
    expect([...shorts.values()].every((short) => short.length === 1 && short !== "a")).toBe(true);
    expect(new Set(shorts.values()).size).toBeLessThan(shorts.size - 2);
    expect(names).toContainEqual({ name: "sum", from: 2, to: 5 });
    expect(names).toContainEqual({ name: "total", short: shorts.get("total"), from: 3, to: 5 });
  });

  it("print what the text printed, whatever it was", () => {
    fc.assert(
      fc.property(program(), (lua) => {
        const text = shortNames(leanText(mapped(lua)))
          .lines.map((line) => line.text)
          .join("\n");
        expect(printedBy(text)).toEqual(printedBy(lua));
        expect(shortNames(mapped(lua)).lines.map((line) => line.text.length)).not.toEqual(
          mapped(lua).map((line) => line.text.length),
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** A text of functions, each of which may call those before it, in any way, with early ends and equal names. */
function program(): fc.Arbitrary<string> {
  const name = fc.constantFrom("a", "b", "c", "v", "w");
  const count = 5;
  const value = (calls: number): fc.Arbitrary<string> =>
    fc.oneof(
      name,
      fc.constantFrom("1", "2", "true", "nil", '"x"', "flag", "t.on", "t.n"),
      fc.tuple(name, name).map(([one, other]) => `add(${one}, ${other})`),
      ...(calls > 0
        ? [
            fc
              .tuple(fc.nat(calls - 1), name, fc.constantFrom("1", "b", "t.n"))
              .map(([called, one, other]) => `f${called}(${one}, ${other})`),
          ]
        : []),
    );
  const statement = (calls: number, depth: number): fc.Arbitrary<string> =>
    fc.oneof(
      fc.tuple(name, value(calls)).map(([one, other]) => `local ${one} = ${other}`),
      fc.tuple(name, value(calls)).map(([one, other]) => `${one} = ${other}`),
      value(calls).map((one) => `print("${calls}", ${one})`),
      value(calls).map((one) => `t.n = add(${one}, t.n)`),
      ...(calls > 0 ? [fc.tuple(fc.nat(calls - 1), name).map(([called, one]) => `f${called}(${one}, 2)`)] : []),
      ...(depth > 0
        ? [
            fc
              .tuple(value(calls), body(calls, depth - 1), body(calls, depth - 1))
              .map(([one, yes, no]) => `if ${one} then\n${yes}\nelse\n${no}\nend`),
            fc.tuple(value(calls), body(calls, depth - 1)).map(([one, yes]) => `if not ${one} then\n${yes}\nend`),
            body(calls, depth - 1).map((inner) => `for w = 1, 2 do\n${inner}\nend`),
          ]
        : []),
    );
  const body = (calls: number, depth: number): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.array(statement(calls, depth), { minLength: 1, maxLength: 4 }),
        fc.option(fc.oneof(value(calls), fc.constant("")), { nil: undefined }),
      )
      .map(([lines, end]) => [...lines, ...(end === undefined ? [] : [`do return ${end} end`])].join("\n"));
  const functions = Array.from({ length: count }, (_, index) =>
    body(index, 2).map((text) => `local function f${index}(a, b)\n${text}\nend`),
  );
  return fc
    .tuple(...functions, body(count, 1))
    .map((texts) =>
      [
        "local v, w, c = 1, 2, 3\nlocal flag = false\nlocal t = { on = true, n = 0 }",
        'local function add(one, other)\nif type(one) == "number" and type(other) == "number" then\nreturn (one + other) % 100\nend\nreturn 1\nend',
        ...texts.slice(0, count),
        `local function main(a, b)\n${texts[count]}\nend`,
        "print(pcall(main, 1, 2))\nprint(pcall(main, 3, nil))\nprint(v, w, c, t.n)",
      ].join("\n"),
    );
}
