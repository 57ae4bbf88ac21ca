/** The ring's memory: bytes at places that wrap around its end. What they mean is outbox.ts's. */

let memory: ZBuff;
let capacity: Bytes = 0;

/** Takes the buffer that the ring is to live in. */
export function adoptRing(buffer: ZBuff): void {
  memory = buffer;
  capacity = buffer.len();
}

/** How many bytes the ring has. */
export function ringBytes(): Bytes {
  return capacity;
}

/** Gives the end of the memory back. Nothing may be there. Returns whether the firmware took it. */
export function cutRing(size: Bytes): boolean {
  memory.resize(size);
  capacity = memory.len();
  return capacity === size;
}

/** A place, at most one capacity beyond the end. */
export function wrapped(place: number): number {
  return place >= capacity ? place - capacity : place;
}

/** Reads up to `most` bytes from the UART to a place, as far as the end of the memory. Returns how many came. */
export function readUart(uartId: UartId, place: number, most: Bytes): Bytes {
  const contiguous = capacity - place;
  memory.seek(place);
  return uart.read(uartId, most < contiguous ? most : contiguous, memory);
}

/** Copies bytes into an emptied buffer, which has room for them. */
export function copyFromRing(place: number, count: Bytes, buffer: ZBuff): void {
  buffer.seek(0);
  if (count === 0) {
    return;
  }
  const contiguous = capacity - place;
  // Cores differ in whether a copy may reach beyond `used`: say that all of the ring is.
  memory.seek(capacity);
  if (count <= contiguous) {
    buffer.copy(0, memory, place, count);
  } else {
    buffer.copy(0, memory, place, contiguous);
    buffer.copy(contiguous, memory, 0, count - contiguous);
  }
}

/**
 * Moves bytes within the ring, by way of a buffer. Where the two places overlap, bytes that move towards the end must be
 * moved last piece first.
 */
export function moveInRing(from: number, to: number, count: Bytes, buffer: ZBuff, lastFirst: boolean): void {
  const most = buffer.len();
  for (let moved = 0; moved < count; ) {
    const left = count - moved;
    const piece = left < most ? left : most;
    const at = lastFirst ? left - piece : moved;
    copyFromRing(wrapped(from + at), piece, buffer);
    copyToRing(wrapped(to + at), piece, buffer);
    moved += piece;
  }
}

function copyToRing(place: number, count: Bytes, buffer: ZBuff): void {
  const contiguous = capacity - place;
  // A copy never makes the ring grow: both parts end within it.
  if (count <= contiguous) {
    memory.copy(place, buffer, 0, count);
  } else {
    memory.copy(place, buffer, 0, contiguous);
    memory.copy(0, buffer, contiguous, count - contiguous);
  }
}

/** Bytes as a string. */
export function readRing(place: number, count: Bytes): ByteString {
  memory.seek(capacity);
  const contiguous = capacity - place;
  if (count <= contiguous) {
    return memory.toStr(place, count);
  }
  return memory.toStr(place, contiguous) + memory.toStr(0, count - contiguous);
}

/** Writes a string to a place. */
export function writeRing(place: number, bytes: ByteString): void {
  const contiguous = capacity - place;
  memory.seek(place);
  if (bytes.length <= contiguous) {
    memory.write(bytes);
  } else {
    memory.write(string.sub(bytes, 1, contiguous));
    memory.seek(0);
    memory.write(string.sub(bytes, contiguous + 1));
  }
}

/** Writes a number of 16 bits. */
export function writeLength(place: number, length: Bytes): void {
  memory[place] = floorDivide(length, 256);
  memory[wrapped(place + 1)] = length & 255;
}

/** Reads a number of 16 bits. */
export function readLength(place: number): Bytes {
  return (memory[place] as number) * 256 + (memory[wrapped(place + 1)] as number);
}
