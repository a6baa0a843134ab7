/** Once, before the first request. */
export async function register(): Promise<void> {
  const { ignoreForwardedHeaders } = await import('@/lib/access/ignore-forwarded-headers')
  ignoreForwardedHeaders()
}
