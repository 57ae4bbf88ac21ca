export let count = 1;

export function raise(): number {
  count += 1;
  return count;
}
