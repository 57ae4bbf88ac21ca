/** An entry in the list of commands. The command itself is in tools/NAME/command.ts. */
export interface Listed {
  /** One line for the list of commands. */
  what: string;
  /** Whether it needs the project's sources. If so, the installed package does not have it. */
  inCheckout?: true;
  /** Whether it boots simulated modules. */
  boots?: true;
}

/** All commands of `luatos-gateway`, in the order of --help. */
export const commands: Readonly<Record<string, Listed>> = {
  create: {
    what: "make a project of your own in a new folder",
  },
  start: {
    what: "run the firmware on a simulated module, in real time, with this terminal as its serial peer",
    boots: true,
  },
  build: {
    what: "compile src/ to lua-out/, and check the result",
    boots: true,
  },
  check: {
    what: "check types, diagnostics and settings; write nothing",
  },
  sim: {
    what: "run any LuatOS script folder in a simulated module, in virtual time",
    boots: true,
  },
  demo: {
    what: "send 64 KiB both ways between a UART and a server, and compare",
    boots: true,
  },
  server: {
    what: "run only the stand-in WebSocket server",
  },
  control: {
    what: "query or change a gateway that has its control channel on",
  },
  trace: {
    what: "replace Lua positions in a module's log by TypeScript positions",
  },
  census: {
    what: "run every script folder of a LuatOS checkout and count the results",
    boots: true,
  },
  bench: {
    what: "measure rate, delay and overhead of the gateway",
    inCheckout: true,
    boots: true,
  },
  soak: {
    what: "run the gateway for a month of virtual time with every simulated fault",
    inCheckout: true,
    boots: true,
  },
  coverage: {
    what: "run tests and show which lines of src/ they ran",
    inCheckout: true,
  },
  drift: {
    what: "compare types/ with the sources of LuatOS",
    inCheckout: true,
    boots: true,
  },
  lua32: {
    what: "build the 32-bit Lua engine, which measures the heap",
    inCheckout: true,
  },
  costs: {
    what: "measure how much Lua heap constructs of TypeScript take",
    inCheckout: true,
    boots: true,
  },
  docs: {
    what: "write docs/diagnostics.md and the tables of docs/simulator.md",
    inCheckout: true,
    boots: true,
  },
  pack: {
    what: "make dist/, the JavaScript of the package; npm pack calls it",
    inCheckout: true,
    boots: true,
  },
};
