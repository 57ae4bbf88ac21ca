import { expect, test } from "vitest";
import { isOff, simulatedSysCosts } from "../../tools/drift/sys-costs.ts";
import { scenarioEngines } from "../helpers/engines.ts";

// What a script is charged for sys is what the core's sys.lua costs: VM instructions and bytes of the Lua heap for each
// use, the script's own included. `npm run drift -- DIR` measures the same uses with a sys.lua. Other Lua VMs than that of
// a module compile the script's own part differently, and their tables have other sizes.

type Row = [use: string, instructions: number, allocatedBytes: number];

/** Of the sys.lua of types/LUATOS_COMMIT, on 32-bit Lua 5.3. */
const core: Row[] = [
  ["a timer that its callback starts again", 87, 32],
  ["the same beside five others", 117, 72],
  ["a timer with two arguments that its callback starts again", 97, 48],
  ["a round of a loop timer", 34, 0],
  ["a round of a loop timer with an argument", 38, 0],
  ["start of a timer that runs", 98, 124],
  ["start of a timer that runs, with arguments", 132, 156],
  ["start and stop by callback", 129, 124],
  ["start and stop by callback and argument", 151, 140],
  ["start and stop by number", 70, 32],
  ["start of two with a callback, and stop of all", 217, 162],
  ["stop where nothing runs", 36, 0],
  ["timerIsActive", 155, 96],
  ["a message of the core without a receiver", 12, 0],
  ["publish without a subscriber", 27, 71],
  ["publish to a subscriber", 60, 88],
  ["publish to three subscribers", 98, 112],
  ["subscribe and unsubscribe", 40, 52],
  ["subscribe and unsubscribe beside another", 37, 0],
  ["subscribe and unsubscribe of two topics", 113, 200],
  ["a task that ends", 34, 571],
  ["wait", 82, 112],
  ["waitUntil that gets its topic", 135, 310],
  ["waitUntil that gets its topic in time", 175, 364],
  ["waitUntil that times out", 140, 196],
  ["waitUntilExt that gets its topic in time", 171, 332],
  ["waitUntilExt that times out", 135, 196],
  ["sys_cw and its wait", 167, 456],
  ["sys_cw and its cb", 88, 843],
  ["a named task that ends", 50, 707],
  ["sendMsg and waitMsg that finds it", 62, 119],
  ["sendMsg and waitMsg that finds another first", 127, 239],
  ["waitMsg that gets its message in time", 583, 740],
  ["waitMsg that times out", 270, 260],
];

test.runIf(process.env.LUATOS_ENGINE === "lua32")("each use of sys costs what it costs on a module", async () => {
  const charged = await simulatedSysCosts(await scenarioEngines());
  expect([...charged.keys()]).toEqual(core.map(([use]) => use));
  for (const [use, instructions, allocatedBytes] of core) {
    expect({ use, instructions: charged.get(use)?.instructions }).toEqual({ use, instructions });
    expect(isOff(charged.get(use)?.allocatedBytes ?? 0, allocatedBytes), `${use}: bytes`).toBe(false);
  }
});
