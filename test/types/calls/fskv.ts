if (fskv?.init()) {
  fskv.set("boots", 1);
  fskv.set("config", { url: "ws://example.com", baudRate: 115200 });
  fskv.sett("config", "baudRate", 921600);
  fskv.sett("config", "url", undefined);

  const boots = fskv.get("boots");
  if (typeof boots === "number") print(boots + 1);
  print(fskv.get("config", "baudRate"));

  const iterator = fskv.iter();
  if (iterator) {
    let key = fskv.next(iterator);
    while (key !== undefined) {
      print(key);
      key = fskv.next(iterator);
    }
  }
  const [usedBytes, totalBytes, count] = fskv.status();
  print(usedBytes, totalBytes, count);
  fskv.del("boots");
  fskv.clear();
}
