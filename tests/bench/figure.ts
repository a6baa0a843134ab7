/** One measured value; with a bound it passes or fails. */
export interface Figure {
  section: string
  name: string
  value: number
  unit: string
  bound?: { atLeast: number } | { atMost: number }
}

export function passes({ value, bound }: Figure): boolean {
  if (!bound) return true
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
}

export function printFigures(figures: Figure[]): void {
  const rows = figures.map((figure) => [
    figure.section,
    figure.name,
    `${round(figure.value)} ${figure.unit}`.trim(),
    boundText(figure),
    figure.bound ? (passes(figure) ? 'PASS' : 'FAIL') : '',
  ])
  const table = [['section', 'figure', 'measured', 'bound', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function boundText({ bound, unit }: Figure): string {
  if (!bound) return ''
  return 'atLeast' in bound ? `>= ${bound.atLeast} ${unit}`.trim() : `<= ${bound.atMost} ${unit}`.trim()
}

function round(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}
