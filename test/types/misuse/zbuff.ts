const [made, why] = zbuff.create(16);
// @ts-expect-error memory may be short: the zbuff is undefined then
made.len();

if (made) {
  why satisfies undefined;
  const buff = made;

  buff[0] satisfies number;
  buff.get(0) satisfies number | undefined;
  // @ts-expect-error get is undefined outside the capacity
  buff.get(0) satisfies number;
  // @ts-expect-error a byte is a number
  buff[0] = "a";
  // @ts-expect-error #buff is a method here
  buff.length satisfies number;
  buff.length() satisfies Bytes;

  // @ts-expect-error query gives undefined, not "", when nothing is in use
  buff.query() satisfies string;
  buff.query() satisfies ByteString | undefined;
  buff.query(0, 2, true) satisfies number | undefined;
  // @ts-expect-error four bytes can be cut to three, which come as a string
  buff.query(0, 4, true) satisfies number | undefined;
  buff.query(0, 4, true) satisfies number | ByteString | undefined;

  // @ts-expect-error the start is needed, undefined appends
  buff.copy("abc");
  // @ts-expect-error a string is one argument
  buff.copy(undefined, "a", "b");
  // @ts-expect-error bytes and strings do not mix
  buff.write(1, "a");
  // @ts-expect-error a table is no payload
  buff.write([1, 2]);
  // @ts-expect-error nothing to write
  buff.write();

  buff.read(3) satisfies ByteString | undefined;
  // @ts-expect-error undefined when memory for the copy is short
  buff.read(3) satisfies string;
  // @ts-expect-error undefined at the end of the capacity
  buff.readU8() satisfies number;
  buff.writeU16(1) satisfies 0 | 2;

  // @ts-expect-error SEEK_SET, SEEK_CUR, SEEK_END are 0, 1, 2
  buff.seek(0, 3);
  buff.seek(0, zbuff.SEEK_END) satisfies ZBuffOffset;

  const [, count, name] = buff.unpack<[number, string]>(">HA4");
  count satisfies number | undefined;
  name satisfies string | undefined;
  // @ts-expect-error bytes may be missing
  name satisfies string;
  // @ts-expect-error a zbuff holds numbers and strings
  buff.unpack<[boolean]>("b");

  const [equal, offset] = buff.isEqual(0, buff, 0, 4);
  if (equal) offset satisfies 0;
  // @ts-expect-error the other one is a zbuff, not a string
  buff.isEqual(0, "abc");

  buff.pixel(0, 0) satisfies number | undefined;
  buff.pixel(0, 0, 1) satisfies true | undefined;
  // @ts-expect-error no such depth
  buff.setFrameBuffer(8, 8, 2);
  // @ts-expect-error it says nothing: compare len()
  if (buff.resize(32)) buff.len();
} else {
  why satisfies "memory not enough" | undefined;
}

// @ts-expect-error a frame needs its depth
zbuff.create([8, 8]);
// @ts-expect-error a test of the vendor, absent from firmware
zbuff.utest("rw_u8_basic");
