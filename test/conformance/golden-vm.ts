import type { EngineFactory } from "../../host/engine/engine.ts";
import { runLua } from "../helpers/lua-board.ts";
import type { CallRow, GoldenRow, GoldenValue, SysRow, ZbuffRow, ZbuffStep } from "./golden-rows.ts";

/** What the simulated module gives for a row. A row that the VM cannot even load has `error` alone. */
export type Answer = Pick<CallRow, "ok" | "ret"> | { steps: ZbuffStep[] } | Pick<SysRow, "ret"> | { error: string };

/** Runs rows in simulated modules of one engine. The answers have the order of the rows. */
export function answersOf(engines: EngineFactory, rows: readonly GoldenRow[]): Answer[] {
  const files: Record<string, string> = {};
  for (const [index, row] of rows.entries()) {
    if (row.module !== "sys") {
      files[`row${index}.lua`] = `return ${row.module === "zbuff" ? zbuffScript(row) : callScript(row)}`;
    }
  }
  const answers: Answer[] = rows.map(() => ({ error: "no answer" }));
  for (const line of logOf(engines, runner(rows), files, 0)) {
    const [, index, answer] = /^@(\d+) (.*)$/s.exec(line) ?? [];
    if (index !== undefined && answer !== undefined) {
      answers[Number(index)] = JSON.parse(answer) as Answer;
    }
  }
  const traceAt = rows.findIndex(({ module }) => module === "sys");
  if (traceAt >= 0) {
    answers[traceAt] = { ret: logOf(engines, sysScript, {}, 1000) };
  }
  return answers;
}

/** The log of a script that has run for some virtual time. */
function logOf(engines: EngineFactory, main: string, files: Record<string, string>, ms: number): string[] {
  const { board, clock, log } = runLua(engines, main, { files, era: "2026-08" });
  clock.advance(ms);
  board.powerOff();
  return log;
}

/** Runs each row and prints its answer as JSON. A text of more than 512 bytes alone is one line of the log. */
function runner(rows: readonly GoldenRow[]): string {
  return `
PROJECT = "conformance"
VERSION = "1.0.0"

local function hex(bytes)
  return (bytes:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

function encoded(value)
  local kind = type(value)
  if kind == "nil" then return "null" end
  if kind == "boolean" then return value and "true" or "false" end
  if kind == "string" then return '{"s":"' .. hex(value) .. '"}' end
  if math.type(value) == "integer" then return ('{"i":%d}'):format(value) end
  if kind == "number" then return '{"f":"' .. hex(("<f"):pack(value)) .. '"}' end
  return '{"t":"' .. kind .. '"}'
end

function list(count, get)
  local items = {}
  for i = 1, count do items[i] = encoded((get(i))) end
  return "[" .. table.concat(items, ",") .. "]"
end

function call(action, ...)
  local results = table.pack(pcall(action, ...))
  local ret = results[1] and list(results.n - 1, function(i) return results[i + 1] end) or "[]"
  return ('"ok":%s,"ret":%s'):format(tostring(results[1]), ret)
end

function zbuffState(buff)
  return ('"used":%d,"len":%d,"hex":"%s"'):format(buff:used(), buff:len(), hex(buff:toStr()))
end

for index = 0, ${rows.length - 1} do
  local name = "row" .. index
  local ok, action = pcall(require, name)
  if ok then
    print("@" .. index .. " " .. action())
  elseif not tostring(action):find("not found", 1, true) then
    print("@" .. index .. ' {"error":' .. ("%q"):format(tostring(action)):gsub("\\\\\\n", " ") .. "}")
  end
  unload(name)
end
sys.run()
`;
}

function literal(value: GoldenValue): string {
  if (value === null) {
    return "nil";
  }
  if (typeof value === "boolean") {
    return String(value);
  }
  if ("s" in value) {
    const escaped = value.s.replace(/../g, (pair) => `\\x${pair}`);
    return `"${escaped}"`;
  }
  if ("i" in value) {
    return String(value.i);
  }
  throw new Error(`a golden argument of a kind that no row has: ${JSON.stringify(value)}`);
}

function callWith(action: string, args: readonly GoldenValue[]): string {
  return `call(${[action, ...args.map(literal)].join(", ")})`;
}

/** A fresh zbuff for each row, and its state after each step. */
function zbuffScript(row: ZbuffRow): string {
  const steps = row.steps.map(({ op, args }) => {
    const action =
      op === "[]" ? "function(buff, i) return buff[i] end" : `function(buff, ...) return buff:${op}(...) end`;
    const call = `call(${[action, "buff", ...args.map(literal)].join(", ")})`;
    return `steps[#steps + 1] = "{" .. ${call} .. "," .. zbuffState(buff) .. "}"`;
  });
  return `function()
local buff = zbuff.create(${row.create.map(literal).join(", ")})
local steps = {}
${steps.join("\n")}
return '{"steps":[' .. table.concat(steps, ",") .. "]}"
end`;
}

/** What the names of the encoding rows stand for: the arguments of \`json.encode\`, and how its results were recorded. */
const encodings: Record<string, string> = {
  "encode one": "json.encode(1)",
  "encode whole": "json.encode(3.0)",
  "encode nested": "json.encode({{1}})",
  "encode flag": "json.encode(true)",
  "encode float": "json.encode(1.5)",
  "encode empty": "json.encode({})",
  "encode text": 'json.encode("a\\"b\\\\\\n")',
  "encode list": "json.encode({1, 2, 3})",
  "encode action": 'json.encode({action = "echo"})',
  "encode control bytes": 'json.encode({"\\1\\127\\xc3\\xa9"})',
  "encode float format": 'json.encode({v = 1.234}, "2f")',
  // The message is recorded by its being there.
  "encode function": "(function(text, message) return text, message ~= nil end)(json.encode(print))",
};

/** A decode row records the value (a table by its own encoding), the second result, whether there was a message. */
const decoding = `function(text)
local results = table.pack(json.decode(text))
local value = results[1]
if type(value) == "table" then value = "table:" .. json.encode(value) end
if type(value) == "userdata" then value = "userdata" end
return value, results[2], results[3] and "error", results.n
end`;

function callScript(row: CallRow): string {
  return `function() return "{" .. ${scriptOf(row)} .. "}" end`;
}

function scriptOf({ module, call, args }: CallRow): string {
  if (module === "expr") {
    return `call(function() return ${call} end)`;
  }
  if (module === "json" && call === "decode") {
    return callWith(decoding, args);
  }
  if (module === "json") {
    return `call(function() return ${encodings[call] ?? "error('an unknown encoding')"} end)`;
  }
  if (module === "string" && call === "split") {
    return callWith("function(...) local parts = string.split(...) return #parts, table.unpack(parts) end", args);
  }
  return callWith(`${module}.${call}`, args);
}

/**
 * The run behind the row of \`sys\`. The recording keeps the order alone, so the script is ours: each entry of the trace
 * has one place that it can come from, and the places are apart in time wherever the firmware leaves the order open.
 */
const sysScript = `
PROJECT = "conformance"
VERSION = "1.0.0"
local function trace(...) print(table.concat({...}, " ")) end

sys.subscribe("A", function(value) trace("sub A", value) end)
sys.subscribe("B", function(value) trace("sub B", value) end)

sys.taskInit(function()
  trace("task1 start")
  local ok, value = sys.waitUntil("B")
  trace("task1", tostring(ok), value)
  trace("task1 timeout", tostring((sys.waitUntil("never", 60))))
  local result = sys.wait(10)
  trace("task1 wait", tostring(result))
end)
sys.taskInit(function(first, second)
  trace("task2", first .. second)
  sys.wait(20)
  trace("task2 woke")
  sys.publish("A", 7)
  sys.publish("B", 7)
end, "x", "y")
sys.taskInitEx(function()
  local message = sys.waitMsg("receiver", "GO")
  trace("msg", message[1], message[2])
  trace("msg timeout", tostring(sys.waitMsg("receiver", "GO", 120)))
end, "receiver", function(message) trace("other", message[1]) end)

sys.publish("A", 1)
sys.sendMsg("receiver", "SKIP")
sys.sendMsg("receiver", "GO", 2)
sys.publish("B", 1)

local count = 0
local function loop(argument)
  count = count + 1
  trace("loop", count, argument)
  if count == 3 then
    sys.timerStop(loop, argument)
    trace("loop stopped")
  end
end
sys.timerLoopStart(loop, 50, "arg")
-- The second start takes the place of the first: it fires once.
local function same(argument) trace("same", argument) end
sys.timerStart(same, 170, "fired")
sys.timerStart(same, 200, "fired")
trace("main end")
sys.run()
`;
