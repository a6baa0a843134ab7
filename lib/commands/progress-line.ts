import type { Totals } from '@/db/seed/replay'

const every = { terminal: 200, file: 5_000 }

/** Tells how far the replay is: on a terminal in one line that changes, elsewhere now and then in a new one. */
export function progressLine(stream: NodeJS.WriteStream = process.stdout): (totals: Totals) => void {
  let shownAt = 0
  return (totals) => {
    const now = performance.now()
    if (now - shownAt < (stream.isTTY ? every.terminal : every.file)) return
    shownAt = now
    stream.write(stream.isTTY ? `\r\x1b[2K  ${describeTotals(totals)}` : `  ${describeTotals(totals)}\n`)
  }
}

export function describeTotals({ received, deliveries, duplicates, quarantined, elapsed }: Totals): string {
  const count = (number: number) => number.toLocaleString('en-US')
  const rate = elapsed > 0 ? Math.round((received / elapsed) * 1000) : 0
  const refused = quarantined > 0 ? `, ${count(quarantined)} in quarantine` : ''
  return (
    `${count(received)} events in ${count(deliveries)} webhooks, ${count(duplicates)} repeated${refused}, ` +
    `${(elapsed / 1000).toFixed(1)} s, ${count(rate)} events a second`
  )
}
