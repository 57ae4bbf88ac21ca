import { count, raise } from "./counter";

let total = 10;
let line = { bytes: 0, at: 0 };
let name = "a";
const sizes: Record<string, number> = {};
const fixed = { inner: { bytes: 0 } };

function flush(): number {
  const n = total;
  total = 0;
  name = "b";
  line = { bytes: 0, at: 0 };
  fixed.inner = { bytes: 1 };
  return n;
}

total += flush(); // expect: changed-while-read
total = flush() + total;
log.info("x", total + flush(), total); // expect: changed-while-read
log.info("x", total === flush()); // expect: changed-while-read
log.info("x", total > 3 && flush());
log.info("x", count + raise()); // expect: changed-while-read
const flushed = flush();
total += flushed;
total += os.time();
total += string.len(name);
total += pcall(flush)[1] as number; // expect: changed-while-read
sys.taskInit(() => {
  line.bytes = flush(); // expect: changed-while-read
  line.bytes += flush(); // expect: changed-while-read
  line.at = os.time();
  sizes[name] = flush(); // expect: changed-while-read
  sizes["b"] = flush();
  fixed.inner.bytes = flush();
  total += flush();
  const { bytes } = line;
  line.bytes = bytes + flush(); // expect: changed-while-read
});

export function local(data: number[]): number {
  let sum = 0;
  let at = 0;
  let step = 1;
  const grow = (): number => {
    step += 1;
    return step;
  };
  sum += grow();
  log.info("x", step + grow(), data[grow()]); // expect: changed-while-read
  while (at < data.length) {
    sum += data[at++];
  }
  at += at++; // expect: changed-while-read
  line.at += line.at--; // expect: changed-while-read
  step = step - data.length;
  return (sum = step) - at;
}
