const [done, code] = io.mkdir("/log");
if (!done && !io.dexist("/log")) log.warn("file", code);
if (io.fileSize("/log/0.csv") > 4096) os.rename("/log/0.csv", "/log/1.csv");
log.info("file", io.exists("/log/1.csv"), io.fsize("/log/1.csv"), io.readFile("/log/1.csv", "rb", 0, 16));
if (io.writeFile("/log/2.csv", "1,2\n", "ab+") !== true) log.warn("file", "not written");

const [file, problem] = io.open("/log/0.csv", "a+");
if (file) {
  const [written] = file.write("temperature,", 21, "\n");
  const [at] = file.seek("set", 0);
  const [buffer] = zbuff.create(64);
  if (written && at !== undefined && buffer) {
    const [, length] = file.fill(buffer, 0, 16);
    log.info("file", length, file.read(4), file.read("l"), file.read("a"));
    file.write(buffer);
  }
  file.flush();
  const [closed] = file.close();
  if (!closed) log.warn("file", "not closed");
} else {
  log.warn("file", problem);
}
for (const [line] of io.lines("/log/0.csv")) log.info("line", line);

const [listed, entries] = io.lsdir("/log", 50, 0);
if (listed) {
  for (const { name, size, type } of entries) log.info("file", name, size, type === io.DIR);
}
const [known, total, used, blockBytes] = io.fsstat("/");
if (known) log.info("flash", (total - used) * blockBytes);
for (const mount of io.lsmount()) log.info("mount", mount.path, mount.fs);
if (io.mkfs("/sd")[0]) io.rmdir("/log");
fs.fsstat();
