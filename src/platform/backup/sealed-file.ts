import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter, type Identity } from 'age-encryption'
import { StartFault } from '../start-fault.ts'
import { notWhole } from './dump-text.ts'

// A backup is a file of age (age-encryption.org/v1) around a gzip: whoever has the key opens it with the tools of any system,
// age -d -i KEY FILE | gunzip. The server knows the public half alone, and cannot read what it wrote.

export interface SealedFile {
  bytes: number
  /** Of the text inside. */
  sha256: string
  /** Opens this one file, for as long as somebody remembers it: to read it again when it is written. */
  witness: Identity
}

/** Writes to the disk, and waits until it is there. */
export async function writeSealed(
  text: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
  path: string,
): Promise<SealedFile> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  let fileKey: Uint8Array | null = null
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = key.slice()
      return []
    },
  })
  const hash = createHash('sha256')
  const zipped = through(hashed(text, hash), createGzip())
  let bytes = 0
  async function* sealed() {
    for await (const chunk of chunksOf(await encrypter.encrypt(streamOf(zipped)))) {
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(sealed, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex'), witness: { unwrapFileKey: () => fileKey } }
}

async function* hashed(text: AsyncIterable<Uint8Array>, hash: Hash) {
  for await (const chunk of text) {
    hash.update(chunk)
    yield chunk
  }
}

/** A fault before the gzip is one of the gzip: whoever reads hears of it. */
function through(source: AsyncIterable<Uint8Array>, gzip: Duplex): Duplex {
  const begin = Readable.from(source, { objectMode: false })
  begin.once('error', (fault) => gzip.destroy(fault))
  gzip.once('close', () => begin.destroy())
  return begin.pipe(gzip)
}

/** As browsers know streams, which age is written for. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const next = await chunks.next()
      if (next.done) stream.close()
      else stream.enqueue(next.value)
    },
    cancel: async () => {
      await chunks.return?.()
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/**
 * The text inside a file, for whoever has its key.
 * @throws StartFault, at once or while it is read
 */
export async function* readSealed(path: string, identity: string | Identity): AsyncGenerator<Buffer> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw new StartFault('That is no key of backups, or a letter of it is wrong.')
  }
  const file = createReadStream(path)
  try {
    const opened = await decrypter.decrypt(streamOf(file)).catch((fault: unknown) => {
      throw cannotOpen(fault)
    })
    yield* through(chunksOf(opened), createGunzip())
  } catch (fault) {
    if (fault instanceof StartFault) throw fault
    throw notWhole('it was changed or cut off')
  } finally {
    file.destroy()
  }
}

function cannotOpen(fault: unknown): StartFault {
  const words = fault instanceof Error ? fault.message : ''
  if (/no identity matched/.test(words)) {
    return new StartFault('This key does not open the backup: it was made for another one.')
  }
  if (/ENOENT|EACCES|EISDIR/.test(words)) return new StartFault(`The backup cannot be read (${words}).`)
  return new StartFault('This file is no backup of Balint Circle, or its beginning is damaged.')
}

/** Whether a text is the public half of a key. */
export function isBackupKey(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}
