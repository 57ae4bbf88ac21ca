/** The core's checksums, with any parameters. They take and return unsigned numbers. */

/** A CRC of up to 32 bits, bit by bit. `reflected` takes the low bit first and reverses the polynomial. */
export function crc(data: Uint8Array, width: number, poly: number, start: number, reflected: boolean): number {
  return reflected ? crcLowFirst(data, reversed(poly, width), start) : crcHighFirst(data, width, poly, start);
}

/** The CRC-7 of memory cards. A polynomial of 0 means the usual one, 0x09. */
export function crc7(data: Uint8Array, poly: number, start: number): number {
  const usual = 0x09;
  return crcHighFirst(data, 7, (poly & 0x7f) === 0 ? usual : poly & 0x7f, start & 0x7f);
}

/** Reverses the `width` bits of a number. */
export function reversed(value: number, width: number): number {
  let result = 0;
  for (let bit = 0; bit < width; bit++) {
    result = (result << 1) | ((value >>> bit) & 1);
  }
  return result >>> 0;
}

function crcLowFirst(data: Uint8Array, poly: number, start: number): number {
  let value = start >>> 0;
  for (const byte of data) {
    value = (value ^ byte) >>> 0;
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1 ? (value >>> 1) ^ poly : value >>> 1;
    }
  }
  return value >>> 0;
}

function crcHighFirst(data: Uint8Array, width: number, poly: number, start: number): number {
  const mask = 2 ** width - 1;
  let value = start & mask;
  for (const byte of data) {
    for (let bit = 7; bit >= 0; bit--) {
      const feedback = ((value >>> (width - 1)) ^ (byte >>> bit)) & 1;
      value = ((value << 1) & mask) ^ (feedback ? poly : 0);
    }
  }
  return value >>> 0;
}

interface Crc16Method {
  poly: number;
  start: number;
  end: number;
  reflected: boolean;
}

/** The named parameters of `crypto.crc16`. Unknown names count as all zero. */
export const crc16Methods: Readonly<Record<string, Crc16Method>> = {
  IBM: { poly: 0x8005, start: 0, end: 0, reflected: true },
  MAXIM: { poly: 0x8005, start: 0, end: 0xffff, reflected: true },
  USB: { poly: 0x8005, start: 0xffff, end: 0xffff, reflected: true },
  MODBUS: { poly: 0x8005, start: 0xffff, end: 0, reflected: true },
  CCITT: { poly: 0x1021, start: 0, end: 0, reflected: true },
  "CCITT-FALSE": { poly: 0x1021, start: 0xffff, end: 0, reflected: false },
  X25: { poly: 0x1021, start: 0xffff, end: 0xffff, reflected: true },
  XMODEM: { poly: 0x1021, start: 0, end: 0, reflected: false },
  DNP: { poly: 0x3d65, start: 0, end: 0xffff, reflected: true },
};
