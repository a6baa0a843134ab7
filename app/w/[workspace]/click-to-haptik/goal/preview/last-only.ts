/** Runs one at a time; of what is asked for meanwhile only the last is run, and nothing that is outdated. */
export function lastOnly<Input>(run: (input: Input) => Promise<void>): (input: Input) => void {
  let isRunning = false
  let waiting: { input: Input } | null = null

  const start = async (input: Input) => {
    isRunning = true
    await run(input)
    isRunning = false
    const next = waiting
    waiting = null
    if (next) void start(next.input)
  }
  return (input) => {
    if (isRunning) waiting = { input }
    else void start(input)
  }
}
