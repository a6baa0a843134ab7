const words: Record<string, [one: string, many: string]> = {
  logins: ['login with its access token', 'logins with their access tokens'],
  identities: ['way to sign in with Facebook', 'ways to sign in with Facebook'],
  tokens: ['access token', 'access tokens'],
  accounts: ['ad account', 'ad accounts'],
  stopped: ['ad account stopped', 'ad accounts stopped'],
  assets: ['Page or number whose messages no longer come', 'Pages or numbers whose messages no longer come'],
  adDays: ['daily figure of ads', 'daily figures of ads'],
  ads: ['description of an ad', 'descriptions of ads'],
  messages: ['message', 'messages'],
  touches: ['link or click', 'links or clicks'],
  identifiers: ['identifier', 'identifiers'],
  quarantined: ['quarantined event', 'quarantined events'],
  deliveries: ['raw delivery', 'raw deliveries'],
}

/** What went, as a sentence; what was kept is not told here. */
export function tellRemoved(removed: Record<string, number>): string {
  const parts = Object.entries(words).flatMap(([name, [one, many]]) => {
    const count = removed[name] ?? 0
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`
  })
  return parts.length === 0 ? 'Nothing was held.' : `Removed or stopped: ${parts.join(', ')}.`
}
