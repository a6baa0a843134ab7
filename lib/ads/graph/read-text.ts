/** The bytes of an answer as text; null when there are more than we are willing to hold. */
export async function readText(response: Response, mostBytes: number): Promise<string | null> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.byteLength
    if (length > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length).toString('utf8')
}
