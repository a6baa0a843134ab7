/** The nonce that a page's policy names. */
export function nonceOf(policy: string | undefined): string {
  return /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? ''
}
