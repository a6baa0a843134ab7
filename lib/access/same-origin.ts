/** What a browser says of where a request comes from; null for a header that is not there. */
export interface OriginHeaders {
  secFetchSite: string | null
  origin: string | null
  host: string | null
}

/**
 * Whether a request that changes something was sent by a page of this site. Browsers say it in
 * `Sec-Fetch-Site`; for those that do not, `Origin` must be the site's (without a configured address, the host
 * that was asked). Neither given is a refusal. Forwarded headers are never read: anyone can send them.
 */
export function isSameOrigin(headers: OriginHeaders, appUrl: string | undefined): boolean {
  if (headers.secFetchSite !== null) return headers.secFetchSite === 'same-origin'
  if (headers.origin === null || !URL.canParse(headers.origin)) return false
  const given = new URL(headers.origin)
  if (appUrl) return given.origin === new URL(appUrl).origin
  return headers.host !== null && given.host === headers.host.toLowerCase()
}

export function originHeaders(headers: Pick<Headers, 'get'>): OriginHeaders {
  return {
    secFetchSite: headers.get('sec-fetch-site'),
    origin: headers.get('origin'),
    host: headers.get('host'),
  }
}
