const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The top of an axis from zero in four whole, round steps: 1,230 gives 1,600 of 400 each. */
export function roundAxisTop(highest: number): number {
  const rough = Math.max(highest, 4) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = steps.map((one) => one * power).find((one) => one >= rough && Number.isInteger(one))
  return 4 * (step ?? Math.ceil(rough))
}
