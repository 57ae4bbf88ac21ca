export class Fine { level(): number { return 1; } setLevel(_: number): void {} }
export class Wrong {
  private inner = 1;
  get level(): number { return this.inner; } // expect: accessor
  set level(value: number) { this.inner = value; } // expect: accessor
}
