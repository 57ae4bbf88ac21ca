// @ts-expect-error offset and length belong to a zbuff
fota.run("bytes", 0, 4);
// @ts-expect-error a table is not data
fota.run({});
// @ts-expect-error whether it is complete is the argument
fota.finish();
// @ts-expect-error the key is needed in any case
fota.emgsvc(false);

const [ok, done] = fota.isDone();
if (!ok) {
  const over: true = done;
  log.info("fota", over);
}
