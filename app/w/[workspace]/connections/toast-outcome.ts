import { toast } from 'sonner'

export interface ReplayOutcome {
  stored: number
  stillQuarantined: number
}

export function toastOutcome({ stored, stillQuarantined }: ReplayOutcome): void {
  const wait = `${countEvents(stillQuarantined)} still not understood`
  if (stillQuarantined === 0) toast.success(`${countEvents(stored)} stored`)
  else if (stored === 0) toast.warning(wait)
  else toast.warning(`${countEvents(stored)} stored, ${wait}`)
}

export function toastUnreachable(): void {
  toast.error('The server could not be reached. Try again; each event counts once.')
}

function countEvents(count: number): string {
  return count === 1 ? '1 event' : `${count} events`
}
