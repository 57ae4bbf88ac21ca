/**
 * Finds the name that a word probably means: the one with the fewest different letters. Undefined when none is close.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const [first] = names
    .map((name) => ({ name, distance: name.startsWith(word) ? 1 : distanceOf(word, name) }))
    .sort((a, b) => a.distance - b.distance);
  return first !== undefined && first.distance <= 2 ? first.name : undefined;
}

/** How many letters differ, are missing or are too many: the Levenshtein distance. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let index = 0; index < other.length; index++) {
      const changed = (row[index] as number) + (letter === other[index] ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] as number) + 1, (next[index] as number) + 1));
    }
    row = next;
  }
  return row.at(-1) as number;
}
