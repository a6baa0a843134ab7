/** The journeys room and its pages. */
export function journeysHref(slug: string, page: 'new' | 'paths' | (string & {}) = ''): string {
  return `/w/${slug}/journeys${page ? `/${encodeURIComponent(page)}` : ''}`
}
