const hourLength = 3_600_000

/** An instant in milliseconds as the index of words keeps it: its hour, and the milliseconds within. */
export function toMoment(at: number): { hour: number; moment: number } {
  const hour = Math.floor(at / hourLength)
  return { hour, moment: at - hour * hourLength }
}

export function fromMoment(hour: number, moment: number): number {
  return hour * hourLength + moment
}
