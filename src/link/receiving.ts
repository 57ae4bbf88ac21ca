/** Frames of the server: text to the control channel where there is one, all else down to the UART. */

import { config } from "../config";
import { counts } from "../device/counts";
import { pushHooked } from "../down/down-hook";
import { joined, joinedIsText } from "../down/fragments";
import { pushToInbox } from "../down/inbox";
import { hooks } from "../hooks";

/** A hook, or the line of RS-485, gets whole frames. Elsewhere bytes go on as they come. */
const joinsFragments = hooks.down !== undefined || config.uart.rs485 !== undefined;

/** Gets text frames where they belong to the control channel. */
let hear: (this: void, frame: ByteString, isWhole: boolean, isLast: boolean) => void;
/** The frame that is being received is text. */
let isText = false;
/** What has arrived and was not passed on yet, with its flags. */
let untaken: ByteString = "";
let untakenFin = 1;
let untakenOpcode = 0;
/** How many bytes had been received before it. */
let receivedBefore: Bytes = 0;

/** From now on, text frames and parts of them go to this listener. */
export function hearText(listener: typeof hear): void {
  hear = listener;
}

/**
 * A frame has arrived, or a part of one. `fin`: 1 for the last part. `opcode`: 1 for text, 0 continues the part before.
 */
export function takeFrame(bytes: ByteString, fin: number, opcode: number): void {
  if (config.control !== undefined) {
    if (opcode !== 0) {
      isText = opcode === 1;
    }
    if (isText) {
      hear(bytes, fin === 1 && opcode === 1, fin === 1);
      return;
    }
  }
  if (untaken !== "") {
    // If that raises again, the new bytes are lost: until it is over, they count as dropped.
    countAsDropped(bytes.length);
    receivedBefore += bytes.length;
    takeAgain();
    countAsDropped(-bytes.length);
  }
  untaken = bytes;
  if (joinsFragments) {
    untakenFin = fin;
    untakenOpcode = opcode;
  }
  receivedBefore = counts.downReceived;
  passOn();
}

/**
 * Passes on what a failed event has left: while memory is short, any call may fail. Call it every tick.
 */
export function takeAgain(): void {
  // When its bytes were counted, they were passed on before the event failed.
  if (untaken !== "" && counts.downReceived === receivedBefore) {
    passOn();
  }
  untaken = "";
}

/** Counts bytes as received and dropped. A negative number takes that back. */
function countAsDropped(bytes: Bytes): void {
  counts.downReceived += bytes;
  counts.downDropped += bytes;
}

function passOn(): void {
  if (joinsFragments) {
    const frame = joined(untaken, untakenFin, untakenOpcode);
    if (frame !== undefined && frame !== "") {
      if (hooks.down === undefined) {
        pushToInbox(frame);
      } else {
        pushHooked(frame, joinedIsText);
      }
    }
  } else {
    pushToInbox(untaken);
  }
  untaken = "";
}
