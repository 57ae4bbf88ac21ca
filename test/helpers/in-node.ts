import vm from "node:vm";
import ts from "typescript";

/** The part of Lua and LuatOS that a program needs to run in Node, too. */
function luaIn(printed: string[]): Record<string, unknown> {
  const text = (value: unknown): string => (value === undefined || value === null ? "nil" : String(value));
  return {
    PROJECT: "",
    VERSION: "",
    print: (...values: unknown[]) => void printed.push(values.map(text).join(" ")),
    tostring: text,
    sys: { run: () => undefined },
    $multi: (...values: unknown[]) => values,
    *$range(from: number, to: number) {
      for (let at = from; at <= to; at++) {
        yield at;
      }
    },
    pcall: (action: () => unknown) => {
      try {
        return [true, action()];
      } catch (error) {
        return [false, error];
      }
    },
  };
}

/** Runs a program as JavaScript. Its modules are given by file name. Returns the lines that it prints. */
export function printedInNode(files: Readonly<Record<string, string>>, entry = "main.ts"): string[] {
  const printed: string[] = [];
  const context = vm.createContext(luaIn(printed));
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    const known = loaded.get(name);
    if (known !== undefined) {
      return known;
    }
    const exports = {};
    loaded.set(name, exports);
    const { outputText } = ts.transpileModule(files[name] as string, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    const run = vm.runInContext(`(function (exports, require) {${outputText}\n})`, context) as (
      exports: object,
      require: (from: string) => object,
    ) => void;
    run(exports, (from) => load(`${from.replace("./", "")}.ts`));
    return exports;
  };
  load(entry);
  return printed;
}
