/** The page of an ad. */
export function adHref(slug: string, adId: string): string {
  return `/w/${slug}/ads/${encodeURIComponent(adId)}`
}
