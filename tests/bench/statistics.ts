export function median(values: number[]): number {
  return percentile(values, 50)
}

/** Of any list; the nearest-rank definition, so the value is one that was measured. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** Median of all slopes between two points: one garbage collection more or less does not tilt it. */
export function robustSlope(points: { x: number; y: number }[]): number {
  const slopes: number[] = []
  for (const [at, a] of points.entries()) {
    for (const b of points.slice(at + 1)) if (b.x !== a.x) slopes.push((b.y - a.y) / (b.x - a.x))
  }
  return median(slopes)
}
