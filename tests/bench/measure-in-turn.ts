/**
 * Milliseconds that each of several things took, one list each. They take turns, and who begins changes from
 * round to round, so that whatever else the machine does meets all of them alike.
 */
export async function measureInTurn(things: (() => Promise<unknown>)[], rounds: number): Promise<number[][]> {
  const times = things.map((): number[] => [])
  for (const thing of things) await thing()
  for (let round = 0; round < rounds; round++) {
    const order = [...things.keys()]
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      const begun = performance.now()
      await things[index]?.()
      times[index]?.push(performance.now() - begun)
    }
  }
  return times
}
