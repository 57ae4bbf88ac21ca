/** The part of WebAssembly that we use. Its declarations come with the browser's, which we leave out. */
declare namespace WebAssembly {
  interface Module {
    readonly wasm: unique symbol;
  }
  const Module: {
    imports(program: Module): { module: string; name: string }[];
  };
  class Instance {
    constructor(program: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Table {
    get(index: number): unknown;
  }
  interface Global {
    value: number;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  /** Replaced for a moment: Wasmoon calls it. */
  let instantiate: (
    program: Uint8Array | Module,
    ...rest: unknown[]
  ) => Promise<{ module: Module; instance: Instance } | Instance>;
}
