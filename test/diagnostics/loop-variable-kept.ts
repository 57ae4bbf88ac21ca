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
for (let i = 0, length = 3; i < length; i++) kept.push(() => log.info("of", length));
for (let i = 0, length = 3; i < length; length--) {
  kept.push(() => log.info("of", i));
  kept.push(() => log.info("of", length)); // expect: loop-variable-kept
}
for (let [i, { by }] = [0, { by: 1 }]; i < 3; i += by) {
  kept.push(() => log.info("by", by));
  kept.push(() => log.info("at", i)); // expect: loop-variable-kept
}
