/** Of this process, in MiB over what it was when the watch began. */
export function watchMemory(): { end(): number } {
  const now = () => process.memoryUsage.rss() / 2 ** 20
  const first = now()
  let most = first
  const watching = setInterval(() => {
    most = Math.max(most, now())
  }, 50)
  return {
    end() {
      clearInterval(watching)
      return most - first
    },
  }
}
