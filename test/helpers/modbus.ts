/** Appends the checksum of Modbus, computed bit by bit as in its specification, low byte first. */
export function withChecksum(frame: number[]): Buffer {
  let sum = 0xffff;
  for (const byte of frame) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
    }
  }
  return Buffer.from([...frame, sum & 0xff, sum >> 8]);
}
