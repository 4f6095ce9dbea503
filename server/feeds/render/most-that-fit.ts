/**
 * How many of the choices fit, when each is longer than the one before. Begins with the shortest and doubles: counting a whole long
 * text, at each step, is what would take the time.
 */
export function mostThatFit<Choice>(choices: readonly Choice[], fits: (choice: Choice) => boolean): number {
  const doesFit = (count: number): boolean => {
    const choice = choices[count - 1];
    return choice !== undefined && fits(choice);
  };
  let low = 0;
  let step = 1;
  while (doesFit(low + step)) {
    low += step;
    step *= 2;
  }
  for (let high = Math.min(low + step, choices.length + 1); high - low > 1; ) {
    const middle = Math.floor((low + high) / 2);
    if (doesFit(middle)) low = middle;
    else high = middle;
  }
  return low;
}
