const mostNamed = 5

/** The steps in short: "Greeting → Pick a category → … → Order link". */
export function shortenSteps(names: string[]): string {
  const named = names.length > mostNamed ? [...names.slice(0, mostNamed - 2), '…', ...names.slice(-1)] : names
  return named.join(' → ')
}
