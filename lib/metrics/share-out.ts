/**
 * Shares a whole out in proportion to counts so that the shares sum to it exactly (largest remainder): each is
 * rounded down, then one goes to each of those who lost most by that, the earlier of two who lost the same.
 * Null where there is nobody to share among.
 */
export function shareOut(whole: bigint, counts: number[]): bigint[] | null {
  const all = BigInt(counts.reduce((sum, count) => sum + count, 0))
  if (all === 0n) return null
  const parts = counts.map((count, place) => {
    const product = whole * BigInt(count)
    return { place, share: product / all, lost: product % all }
  })
  const left = Number(whole - parts.reduce((sum, { share }) => sum + share, 0n))
  const rounded = parts.toSorted((a, b) => compareLost(a.lost, b.lost) || a.place - b.place).slice(0, left)
  const raised = new Set(rounded.map(({ place }) => place))
  return parts.map(({ share, place }) => (raised.has(place) ? share + 1n : share))
}

/** Larger first. */
function compareLost(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a > b ? -1 : 1
}
