/** Posts to a route of next-auth with the token that shows this page read it; rejects when out of reach. */
export async function postToAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  return fetch(`/api/auth/${path}`, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken }) })
}
