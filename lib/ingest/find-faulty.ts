/** Bounds what a delivery of nothing but faults may cost. */
const mostTrials = 60

/**
 * Positions of what cannot be stored, found by halving: `isStorable` tries some together. Where the trials run
 * out, all that is not known to be good counts as faulty: quarantine loses nothing.
 */
export async function findFaulty(
  count: number,
  isStorable: (positions: number[]) => Promise<boolean>,
): Promise<Set<number>> {
  const faulty = new Set<number>()
  // All together were tried by whoever asks.
  const open = [{ positions: Array.from({ length: count }, (_, position) => position), isTried: true }]
  for (let trials = 0; open.length > 0; ) {
    const group = open.shift()
    if (!group) break
    const { positions, isTried } = group
    if (!isTried && trials < mostTrials) {
      trials += 1
      if (await isStorable(positions)) continue
    }
    if (positions.length === 1 || trials >= mostTrials) for (const one of positions) faulty.add(one)
    else {
      const middle = positions.length >> 1
      const halves = [positions.slice(0, middle), positions.slice(middle)]
      open.push(...halves.map((half) => ({ positions: half, isTried: false })))
    }
  }
  return faulty
}
