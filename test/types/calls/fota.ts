// An update that comes piece by piece, and one from a file.
const [piece] = zbuff.create(4096);
if (piece && fota.init() && fota.wait()) {
  const [ok, done, result] = fota.run(piece, 0, 1024);
  const [stringOk] = fota.run("bytes");
  const [checked, complete] = fota.isDone();
  log.info("fota", ok, done, result, stringOk, checked, complete);
  if (fota.finish(true)) rtos.reboot();
}
const [fileOk, fileDone] = fota.file("/update.bin");
if (fileOk && fileDone) rtos.reboot();
