const sameRequest = 1_000

/**
 * Aborts on the first Ctrl-C, SIGTERM or SIGHUP, so that everything can end in order. Whoever asks again
 * wants it at once; but one Ctrl-C may arrive twice, from the terminal and from whoever started us.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController()
  let askedAt = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!stop.signal.aborted) askedAt = performance.now()
      else if (performance.now() - askedAt > sameRequest) process.exit(1)
      stop.abort()
    })
  }
  return stop.signal
}
