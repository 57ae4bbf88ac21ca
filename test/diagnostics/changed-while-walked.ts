declare const list: number[];
declare const other: number[];
declare const held: { list: number[] };
list.forEach((each) => {
  other.pop();
  list.push(each);
});
for (const each of list) {
  list.pop();
  other.push(each);
}
list.forEach((each) => {
  other.push(each);
  list.pop(); // expect: changed-while-walked
});
export const shifted = held.list.map((each) => each + (held.list.shift() ?? 0)); // expect: changed-while-walked
export const cut = list.some(function (each) {
  list.length = 0; // expect: changed-while-walked
  return each > 1;
});
list.forEach(() => {
  const list = other;
  list.pop();
});
export class Held {
  readonly list = [1, 2];
  drain(): void {
    this.list.forEach(() => {
      this.list.pop(); // expect: changed-while-walked
    });
  }
}
