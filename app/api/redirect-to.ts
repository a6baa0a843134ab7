/** The code of a login stands in the address of the callback: nothing of it is kept or passed on. */
export function redirectTo(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
  })
}
