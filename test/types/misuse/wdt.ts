// @ts-expect-error the module may be absent
wdt.feed();
if (wdt) {
  // @ts-expect-error a duration is a number
  wdt.init("30000");
  // @ts-expect-error it takes no argument
  wdt.feed(1);
  const running: boolean = wdt.init(30000);
  sys.timerLoopStart(wdt.feed, 10000);
  print(running);
}
