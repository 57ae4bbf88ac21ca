/** Counts of bytes that stay right and positive past 2^31: whole billions, and what is left. */

const billion = 1000000000;

export interface Count {
  billions: number;
  rest: number;
}

export function newCount(): Count {
  return { billions: 0, rest: 0 };
}

/** Adds an amount below a billion. */
export function addTo(count: Count, amount: number): void {
  count.rest += amount;
  if (count.rest >= billion) {
    count.rest -= billion;
    count.billions++;
  }
}

/** What was added since the count's rest was `before`: less than a billion. */
export function addedSince(count: Count, before: number): number {
  return count.rest < before ? count.rest - before + billion : count.rest - before;
}

export function textOf(count: Count): string {
  return count.billions === 0 ? `${count.rest}` : `${count.billions}${string.format("%09d", count.rest)}`;
}
