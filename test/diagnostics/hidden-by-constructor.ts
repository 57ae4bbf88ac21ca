const baud = 9600;
function id(): number {
  return 1;
}

namespace Names {
  export const baud = 1;
}
enum Codes {
  id = 2,
}

class Plain {
  rate = baud; // expect: hidden-by-constructor
  both = [baud, id()]; // expect: hidden-by-constructor, hidden-by-constructor
  object = { baud }; // expect: hidden-by-constructor
  later = (): number => baud + 1; // expect: hidden-by-constructor
  own = ((baud: number): number => baud)(1);
  field = { baud: 1 }.baud;
  names = [Names.baud, Codes.id];
  static readonly fixed = baud;
  constructor(
    baud: number,
    readonly id: string,
  ) {
    log.info("x", baud, id, this.rate);
  }
}

class Nested {
  rate = baud; // expect: hidden-by-constructor
  one = id();
  constructor({ of: [baud] }: { of: number[] }) {
    const id = 5;
    log.info("x", baud, id);
  }
}

class Free {
  rate = baud;
  constructor(given: number) {
    log.info("x", given);
  }
}

// device-allow class-extends: a fixture
class Late extends Free {
  two = baud; // expect: hidden-by-constructor
  one = id(); // expect: hidden-by-constructor
  constructor() {
    const baud = 2;
    const { id } = { id: 3 };
    super(baud + id);
  }
}

new Plain(1, "x").later();
new Nested({ of: [1] });
new Late();
