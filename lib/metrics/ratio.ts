/** Part over base; absent, not 0 and not infinity, where there is no base. */
export function toRatio(part: number | null, base: number | null): number | null {
  return part === null || !base ? null : part / base
}

/** How much a figure changed against the one before, as a ratio: 0.084 is 8.4 % more. */
export function toChange(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : toRatio(now - before, before)
}
