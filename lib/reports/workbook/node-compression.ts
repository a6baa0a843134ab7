import { Duplex } from 'node:stream'
import { createDeflateRaw, createGzip } from 'node:zlib'
import { configure } from '@zip.js/zip.js'

const chunkSize = 256 * 1024
/** Of nine. The text of cells repeats so much that more work would save little: a sixth, for half as long again. */
const level = 1

/** Node's zlib as a stream class: it packs beside the main thread, and sums up what the zip needs for its CRC. */
class NodeCompression {
  readonly readable: ReadableStream
  readonly writable: WritableStream

  constructor(format: string) {
    const make = format === 'gzip' ? createGzip : createDeflateRaw
    const { readable, writable } = Duplex.toWeb(make({ level, chunkSize }))
    this.readable = readable as ReadableStream
    this.writable = writable as WritableStream
  }
}

/** Lets zip.js pack with Node's zlib, in this process: its own workers are a browser's. */
export function packWithNode(): void {
  configure({ useWebWorkers: false, useCompressionStream: true, CompressionStream: NodeCompression })
}
