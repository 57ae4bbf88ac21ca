/** Modbus RTU frames as byte strings, without a UART: numbers high byte first, the checksum low byte first. */

const readHolding = 3;
/** Set in the function code of an exception. */
const exceptionBit = 0x80;
const checksumBytes = 2;

/** The request for holding registers of a unit. */
export function readRequest(unit: number, first: number, count: number): ByteString {
  const frame = string.pack(">BBI2I2", unit, readHolding, first, count);
  return frame + checksumOf(frame);
}

/** How long the answer is, as far as its first bytes tell. */
export function answerBytes(received: ByteString, count: number): Bytes {
  const [, functionCode] = string.byte(received, 1, 2);
  const isException = functionCode !== undefined && functionCode >= exceptionBit;
  return isException ? 3 + checksumBytes : 3 + 2 * count + checksumBytes;
}

/** The registers in an answer; or undefined, and what is wrong with it. */
export function parseAnswer(
  received: ByteString,
  unit: number,
  count: number,
): LuaMultiReturn<[registers: number[] | undefined, problem?: string]> {
  if (received.length !== answerBytes(received, count)) {
    return $multi(undefined, `answered ${received.length} bytes`);
  }
  const frame = string.sub(received, 1, -1 - checksumBytes);
  if (frame + checksumOf(frame) !== received) {
    return $multi(undefined, "answered with a wrong checksum");
  }
  const [from, functionCode, third] = string.byte(frame, 1, 3);
  if (from !== unit) {
    return $multi(undefined, `is silent; unit ${from} answered`);
  }
  if (functionCode !== readHolding) {
    return $multi(undefined, `answered with exception ${third}`);
  }
  const registers: number[] = [];
  for (let index = 0; index < count; index++) {
    const [value] = string.unpack(">I2", frame, 4 + 2 * index);
    registers.push(value as number);
  }
  return $multi(registers);
}

function checksumOf(frame: ByteString): ByteString {
  return string.pack("<I2", crypto.crc16_modbus(frame));
}
