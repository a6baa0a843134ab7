import { createHmac, timingSafeEqual } from 'node:crypto'

const form = /^sha1=([0-9a-f]{40})$/

/** The index of the secret that made `X-Hub-Signature` over exactly these bytes, or null. All are tried. */
export function verifyHaptikSignature(
  header: string | null,
  body: Uint8Array,
  secrets: readonly (string | Buffer)[],
): number | null {
  const given = form.exec(header ?? '')?.[1]
  if (given === undefined) return null
  const signature = Buffer.from(given, 'hex')
  const matches = secrets.map((secret) =>
    timingSafeEqual(createHmac('sha1', secret).update(body).digest(), signature),
  )
  const match = matches.indexOf(true)
  return match === -1 ? null : match
}
