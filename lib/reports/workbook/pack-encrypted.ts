import { ZipWriter } from '@zip.js/zip.js'
import { packWithNode } from './node-compression'

/**
 * Writes a zip that holds one file, encrypted with AES-256 as WinZip does it (AE-2). The file is packed already:
 * it is stored as it comes.
 */
export async function packEncrypted(
  target: WritableStream<Uint8Array>,
  file: { name: string; bytes: ReadableStream<Uint8Array>; password: string },
): Promise<void> {
  packWithNode()
  const zip = new ZipWriter(target, { level: 0, password: file.password, encryptionStrength: 3 })
  await zip.add(file.name, file.bytes)
  await zip.close()
}
