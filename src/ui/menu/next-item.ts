/** Where a key leads to in a menu whose items read like this, from the one at `place` (-1: none). */
export function nextItem(key: string, place: number, labels: readonly string[]): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (place + 1) % count;
    case "ArrowUp":
      return place <= 0 ? count - 1 : place - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return /^\S$/u.test(key) ? byLetter(key, place, labels) : undefined;
  }
}

/** The next item that begins with the letter, all around. */
function byLetter(letter: string, place: number, labels: readonly string[]): number | undefined {
  const wanted = letter.toLowerCase();
  for (let step = 1; step <= labels.length; step += 1) {
    const index = (place + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted) === true) return index;
  }
  return undefined;
}
