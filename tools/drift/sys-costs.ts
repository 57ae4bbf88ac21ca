import type { EngineFactory } from "../../host/engine/engine.ts";
import { bootRig } from "../bench/rig.ts";

/** The cost of one use of `sys`. */
export interface Cost {
  instructions: number;
  /** Bytes allocated in the Lua heap. Undefined when the engine does not count its heap. */
  allocatedBytes: number | undefined;
}

/** The cost of one use with the core's sys.lua, and the cost that the simulated module charges. */
export interface SysCost {
  use: string;
  core: Cost;
  simulated: Cost;
}

/** Measures each use of `sys`. A sys.lua in the script folder takes the place of the simulated one. */
export async function sysCosts(sysLua: string, engines: EngineFactory): Promise<SysCost[]> {
  const core = await costsWith({ "sys.lua": sysLua }, engines);
  const simulated = await simulatedSysCosts(engines);
  return [...core].map(([use, cost]) => ({ use, core: cost, simulated: simulated.get(use) as Cost }));
}

/** The cost that the simulated module charges for each use of `sys`. */
export function simulatedSysCosts(engines: EngineFactory): Promise<Map<string, Cost>> {
  return costsWith({}, engines);
}

/** The costs that are wrong. Costs that many rounds share, such as steps of the garbage collector, may differ. */
export function wrongCosts(costs: readonly SysCost[]): SysCost[] {
  return costs.filter(
    ({ core, simulated }) =>
      Math.round(simulated.instructions) !== Math.round(core.instructions) ||
      isOff(simulated.allocatedBytes ?? 0, core.allocatedBytes ?? 0),
  );
}

/** Whether a number of bytes is wrong: it differs by more than a fiftieth, and by more than chance. */
export function isOff(bytes: number, right: number): boolean {
  return Math.abs(bytes - right) > 1 + right / 50;
}

const fewRounds = 100;
const manyRounds = 1100;
/** Long enough for the longest use, which takes two milliseconds per round. */
const enoughMs = 4 * manyRounds;

async function costsWith(scripts: Record<string, string>, engines: EngineFactory): Promise<Map<string, Cost>> {
  const costs = new Map<string, Cost>();
  for (const [use, lua] of Object.entries(uses)) {
    costs.set(use, await costOf(lua, scripts, engines));
  }
  return costs;
}

/** The cost on a module: the difference between many rounds and few. */
async function costOf(lua: string, scripts: Record<string, string>, engines: EngineFactory): Promise<Cost> {
  const few = await spent(lua, fewRounds, scripts, engines);
  const many = await spent(lua, manyRounds, scripts, engines);
  const rounds = manyRounds - fewRounds;
  return {
    instructions: (many.instructions - few.instructions) / rounds,
    allocatedBytes:
      many.allocatedBytes === undefined || few.allocatedBytes === undefined
        ? undefined
        : (many.allocatedBytes - few.allocatedBytes) / rounds,
  };
}

async function spent(lua: string, rounds: number, others: Record<string, string>, engines: EngineFactory) {
  const main = `PROJECT = "costs"\nVERSION = "1.0.0"\nlocal sys, rounds = _G.sys, ${rounds}\n${frame}\n${lua}\nsys.run()\n`;
  const scripts = new Map(
    Object.entries({ ...others, "main.lua": main }).map(([name, text]) => [name, Buffer.from(text)]),
  );
  const rig = await bootRig({ scripts, era: "2025-12", engines });
  try {
    rig.clock.advance(enoughMs);
    if (!rig.log.some((line) => line.endsWith(" done"))) {
      throw new Error(`a use of sys did not end: ${lua}\n${rig.log.join("\n")}`);
    }
    return rig.spent();
  } finally {
    rig.dispose();
  }
}

/** `each` calls a function round by round, without a pause. The others let a message of the core come in between. */
const frame = `
local function nothing() end
local function done() print("done") end
local function each(action) for round = 1, rounds do action(round) end done() end
local function beside(count) for index = 1, count do sys.timerStart(function() return index end, 1000000) end end
local function task(action) sys.taskInit(function() each(action) end) end
`;

const startsAgain = `
    local round = 0
    local function again() round = round + 1 if round < rounds then sys.timerStart(again, 1) else done() end end
    again()`;

const publishesAgain = `
    local round = 0
    sys.subscribe("TOPIC", function() round = round + 1 if round < rounds then sys.publish("TOPIC", 1) else done() end end)
    sys.publish("TOPIC", 1)`;

const uses: Record<string, string> = {
  "a timer that its callback starts again": startsAgain,

  "the same beside five others": `beside(5) ${startsAgain}`,

  "a timer with two arguments that its callback starts again": `
    local round = 0
    local function again(a, b)
      round = round + 1 if round < rounds then sys.timerStart(again, 1, a, b) else done() end
    end
    again("a", 7)`,
  "a round of a loop timer": `
    local round, id = 0
    id = sys.timerLoopStart(function() round = round + 1 if round == rounds then sys.timerStop(id) done() end end, 1)`,
  "a round of a loop timer with an argument": `
    local round, id = 0
    id = sys.timerLoopStart(function() round = round + 1 if round == rounds then sys.timerStop(id) done() end end, 1, 5)`,
  "start of a timer that runs": `beside(3) each(function() sys.timerStart(nothing, 100000) end)`,
  "start of a timer that runs, with arguments": `beside(3) each(function() sys.timerStart(nothing, 100000, 1, 2) end)`,
  "start and stop by callback": `
    beside(3) each(function() sys.timerStart(nothing, 100000) sys.timerStop(nothing) end)`,
  "start and stop by callback and argument": `
    beside(3) each(function() sys.timerStart(nothing, 100000, "a") sys.timerStop(nothing, "a") end)`,
  "start and stop by number": `each(function() sys.timerStop(sys.timerStart(nothing, 100000)) end)`,
  "start of two with a callback, and stop of all": `
    beside(2)
    each(function() sys.timerStart(nothing, 9000, 1) sys.timerStart(nothing, 9000, 2) sys.timerStopAll(nothing) end)`,
  "stop where nothing runs": `beside(3) each(function() sys.timerStop(nothing) end)`,
  timerIsActive: `
    beside(3) sys.timerStart(nothing, 100000, 1, 2)
    each(function() sys.timerIsActive(nothing, 1, 2) sys.timerIsActive(nothing, 1, 3) sys.timerIsActive(done) end)`,
  "a message of the core without a receiver": `
    each(function(round) rtos.timer_start(0x700000 + round % 40, 1 + round // 40) end)`,
  "publish without a subscriber": `each(function() sys.publish("TOPIC", 1, 2) end)`,
  "publish to a subscriber": publishesAgain,
  "publish to three subscribers": `
    sys.subscribe("TOPIC", function() end)
    sys.subscribe("TOPIC", function() end)
    ${publishesAgain}`,
  "subscribe and unsubscribe": `each(function() sys.subscribe("TOPIC", nothing) sys.unsubscribe("TOPIC", nothing) end)`,
  "subscribe and unsubscribe beside another": `
    sys.subscribe("TOPIC", done) each(function() sys.subscribe("TOPIC", nothing) sys.unsubscribe("TOPIC", nothing) end)`,
  "subscribe and unsubscribe of two topics": `
    each(function() sys.subscribe({ "A", "B" }, nothing) sys.unsubscribe({ "A", "B" }, nothing) end)`,
  "a task that ends": `each(function() sys.taskInit(nothing, 1) end)`,
  wait: `task(function() sys.wait(1) end)`,
  "waitUntil that gets its topic": `task(function() sys.publish("TOPIC", 1, 2) sys.waitUntil("TOPIC") end)`,
  "waitUntil that gets its topic in time": `task(function() sys.publish("TOPIC", 1, 2) sys.waitUntil("TOPIC", 1000) end)`,
  "waitUntil that times out": `task(function() sys.waitUntil("TOPIC", 1) end)`,
  "waitUntilExt that gets its topic in time": `task(function() sys.publish("TOPIC", 1) sys.waitUntilExt("TOPIC", 1000) end)`,
  "waitUntilExt that times out": `task(function() sys.waitUntilExt("TOPIC", 1) end)`,
  "sys_cw and its wait": `task(function() local answer = sys_cw("TOPIC") sys.publish("TOPIC", 1) answer.wait() end)`,
  "sys_cw and its cb": `each(function() sys_cw("TOPIC", 1, 2).cb(nothing) end)`,
  "a named task that ends": `each(function() sys.taskInitEx(nothing, "TASK") sys.taskDel("TASK") end)`,
  "sendMsg and waitMsg that finds it": `
    sys.taskInitEx(function() each(function() sys.sendMsg("TASK", "a") sys.waitMsg("TASK") end) end, "TASK")`,
  "sendMsg and waitMsg that finds another first": `
    sys.taskInitEx(function()
      each(function() sys.sendMsg("TASK", "b") sys.sendMsg("TASK", "a") sys.waitMsg("TASK", "a") end)
    end, "TASK", nothing)`,
  "waitMsg that gets its message in time": `
    local function tell() sys.sendMsg("TASK", "b") sys.sendMsg("TASK", "a") end
    sys.taskInitEx(function()
      each(function() sys.timerStart(tell, 1) sys.waitMsg("TASK", "a", 1000) sys.wait(1) end)
    end, "TASK", nothing)`,
  "waitMsg that times out": `
    sys.taskInitEx(function() each(function() sys.waitMsg("TASK", "a", 1) end) end, "TASK")`,
};
