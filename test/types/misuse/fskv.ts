// @ts-expect-error the module may be missing
fskv.init();

if (fskv) {
  fskv.init() satisfies boolean | undefined;
  // @ts-expect-error nothing comes back before init
  fskv.set("a", 1) satisfies boolean;
  fskv.set("a", true);
  fskv.set("a", "bytes");
  fskv.set("a", { b: [1, 2, 3] });
  // @ts-expect-error functions cannot be kept
  fskv.set("a", () => {});
  // @ts-expect-error nil cannot be kept: use del
  fskv.set("a", undefined);
  const [buff] = zbuff.create(4);
  // @ts-expect-error userdata cannot be kept
  if (buff) fskv.set("a", buff);
  // @ts-expect-error the name is a string
  fskv.set(1, "a");
  fskv.sett("a", "b", undefined);
  // @ts-expect-error functions cannot be kept
  fskv.sett("a", "b", () => {});

  const value = fskv.get("a");
  // @ts-expect-error there may be nothing under that name, or something else
  value satisfies string;
  value satisfies FskvValue | undefined;
  if (typeof value === "string") value satisfies ByteString;
  if (typeof value === "object") value.field satisfies unknown;
  // @ts-expect-error look before you use it
  fskv.get("a", "b") satisfies number;

  // @ts-expect-error check it: undefined crashes the module
  fskv.next(fskv.iter());
  // @ts-expect-error not an iterator
  fskv.next("a");
  const [usedBytes, totalBytes] = fskv.status();
  // @ts-expect-error nothing comes back before init
  usedBytes satisfies number;
  if (usedBytes !== undefined) totalBytes satisfies Bytes;
}
