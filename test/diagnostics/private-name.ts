export class Fine { private count = 0; next(): number { return this.count++; } }
export class Wrong {
  #count = 0; // expect: private-name
  next(): number {
    return this.#count++; // expect: private-name
  }
}
