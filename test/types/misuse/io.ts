io.exists("/a") satisfies boolean;
io.fileSize("/a") satisfies Bytes;
io.readFile("/a") satisfies ByteString | undefined;
// @ts-expect-error there may be no such file
io.readFile("/a") satisfies ByteString;
// @ts-expect-error a zbuff is written through a file
io.writeFile("/a", zbuff.create(8)[0]);
// @ts-expect-error the mode comes before the offset
io.readFile("/a", 128);
// @ts-expect-error folders have no second argument
io.mkdir("/a", true);

const [ok, entries] = io.lsdir("/");
// @ts-expect-error without success there is only a code
entries satisfies IoEntry[] | undefined;
if (ok) {
  entries satisfies IoEntry[];
}
io.FILE satisfies 0;
io.DIR satisfies 1;

const [file] = io.open("/a", "w");
// @ts-expect-error the file may not open
file.close();
if (file) {
  // @ts-expect-error a table is no data
  file.write({ a: 1 });
  // @ts-expect-error a file is filled from, not into
  file.fill("abc");
  // @ts-expect-error it says whether there was an error in the first of its results
  file.close() satisfies boolean;
}
