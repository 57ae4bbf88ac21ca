declare const kept: ((this: void) => void)[];
for (let i = 0; i < 3; i++) {
  const index = i;
  sys.timerStart(() => log.info("at", index), 10);
  [1, 2].forEach((n) => log.info("at", n + i));
  pcall(() => log.info("at", i));
  ((): void => log.info("at", i))();
}
for (const each of [1, 2]) kept.push(() => log.info("at", each));
for (let i = 0; i < 3; i++) {
  sys.timerStart(() => log.info("at", i), 10); // expect: loop-variable-kept
  kept.push(() => {
    log.info("at", i); // expect: loop-variable-kept
  });
}
