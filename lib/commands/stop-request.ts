/**
 * Aborts on the first Ctrl-C, SIGTERM or SIGHUP, so that everything can end in order. Whoever asks a second
 * time wants it at once.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(1)
      stop.abort()
    })
  }
  return stop.signal
}
