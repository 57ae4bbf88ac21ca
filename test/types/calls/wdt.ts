if (wdt) {
  if (!wdt.init(30000)) log.error("wdt", "refused");
  wdt.setTimeout(60000);
  sys.timerLoopStart(wdt.feed, 10000);
  wdt.feed();
  wdt.close();
}
