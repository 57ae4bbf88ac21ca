declare function work(n: number): number;
export function fine(): number {
  for (let i = 0; i < 3; i++) {
    try {
      if (work(i) === 1) return i;
      for (const n of [1, 2]) {
        if (n === 1) continue;
        break;
      }
      switch (work(i)) {
        case 1:
          break;
        default:
          work(2);
      }
    } catch {
      work(3);
    } finally {
      if (work(4) === 1) break;
    }
    if (work(5) === 1) continue;
  }
  return 0;
}
export function wrong(): void {
  for (let i = 0; i < 3; i++) {
    try {
      if (work(i) === 1) break; // expect: jump-out-of-try
      if (work(i) === 2) continue; // expect: jump-out-of-try
    } catch {
      break; // expect: jump-out-of-try
    }
    switch (work(i)) {
      case 1:
        try {
          work(6);
          break; // expect: jump-out-of-try
        } finally {
          work(7);
        }
    }
  }
}
