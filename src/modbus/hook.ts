/**
 * Modbus as hooks of the gateway: the server asks in JSON, and gets the answers of a Modbus RTU line as JSON.
 *
 *     down, as text  {"id":7,"unit":1,"first":0,"count":2}
 *     up             {"id":7,"unit":1,"first":0,"registers":[1,2]}
 *     up             {"id":7,"unit":1,"first":0,"error":"does not answer"}
 *
 * One poll is out at a time, others wait. What comes from the line meanwhile is its answer, in one frame or several.
 * When the checksum is wrong or the bytes are no answer, the server gets an error instead. All other frames pass
 * unchanged.
 *
 * To use it, let src/hooks.ts be: export { hooks } from "./modbus/hook";
 */

import type { Gateway, HookResult, Hooks } from "luatos-gateway/gateway";
import { answerBytes, parseAnswer, readRequest } from "./rtu";

/** What the server asks for. */
interface Poll {
  id?: number | string;
  unit: number;
  first: number;
  count: number;
}

/** How long a device may take to answer. The line may have been busy before the poll. */
const answerMs: Milliseconds = 2000;
/** The pause between an answer and the next poll: what comes late belongs to neither. */
const pauseMs: Milliseconds = 50;
/** A longer frame is not a poll. The answer repeats the id, so the id must not be long, either. */
const mostPollBytes: Bytes = 256;
/** The core reads JSON by recursion. */
const mostBrackets = 32;
/** At most this many polls may wait. */
const mostPolls = 16;
/** The limits of Modbus. */
const mostUnit = 247;
const mostRegister = 65535;
const mostRegisters = 125;

let gateway: Gateway;
let onNoAnswer: (this: void) => void;
let onPause: (this: void) => void;
const polls: Poll[] = [];
/** Whether the first poll is out; its answer so far. */
let isOut = false;
let received: ByteString = "";

export const hooks: Hooks = {
  start: (given) => {
    gateway = given;
    onNoAnswer = gateway.guarded(() => endPoll(received === "" ? "does not answer" : "answered too little"));
    onPause = gateway.guarded(askNext);
  },
  up: takeAnswer,
  down: takePoll,
};

/** A frame of the line. While no poll is out, it is not for us. */
function takeAnswer(frame: ByteString): HookResult {
  const poll = polls[0];
  if (!isOut || poll === undefined) {
    return frame;
  }
  received += frame;
  if (received.length >= answerBytes(received, poll.count)) {
    const [registers, problem] = parseAnswer(received, poll.unit, poll.count);
    endPoll(problem, registers);
  }
  return "";
}

/** A frame of the server. Binary ones go to the line unchanged. */
function takePoll(frame: ByteString, isText: boolean): HookResult {
  if (!isText) {
    return frame;
  }
  const isReadable = frame.length <= mostPollBytes && string.gsub(frame, "[%[{]", "")[1] <= mostBrackets;
  const [asked] = json.decode<Poll>(isReadable ? frame : "");
  if (asked === undefined || type(asked) !== "table" || !isPoll(asked)) {
    reply({ error: "no poll: unit 1 to 247, first 0 to 65535, count 1 to 125, 256 bytes at most" });
  } else if (polls.length >= mostPolls) {
    reply({ id: asked.id, error: "too many polls wait" });
  } else {
    table.insert(polls, asked);
    startPause();
  }
  return "";
}

function isPoll({ unit, first, count }: Poll): boolean {
  return (
    isWhole(unit, 1, mostUnit) &&
    isWhole(first, 0, mostRegister) &&
    isWhole(count, 1, mostRegisters) &&
    first + count <= mostRegister + 1
  );
}

function isWhole(value: number, least: number, most: number): boolean {
  return math.type(value) === "integer" && value >= least && value <= most;
}

/** The next poll goes out after the pause. */
function startPause(): void {
  if (!isOut && sys.timerStart(onPause, pauseMs) === undefined) {
    askNext();
  }
}

function askNext(): void {
  const poll = polls[0];
  if (poll === undefined) {
    return;
  }
  received = "";
  isOut = true;
  const canAsk = sys.timerStart(onNoAnswer, answerMs) !== undefined;
  if (!canAsk || !gateway.sendDown(readRequest(poll.unit, poll.first, poll.count))) {
    endPoll("cannot be asked now");
  }
}

/** Ends the poll that is out: it has its answer, or has failed. */
function endPoll(problem: string | undefined, registers?: number[]): void {
  sys.timerStop(onNoAnswer);
  isOut = false;
  const { id, unit, first } = table.remove(polls, 1) as Poll;
  startPause();
  if (problem !== undefined) {
    log.warn("modbus", "unit", unit, problem);
  }
  reply({ id, unit, first, registers, error: problem });
}

function reply(answer: object): void {
  const [text] = json.encode(answer);
  if (text !== undefined) {
    gateway.sendUp(text);
  }
}
