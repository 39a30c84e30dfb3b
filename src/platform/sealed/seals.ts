import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'
import { sha256 } from '../secrets.ts'
import type { KeyFile } from './key-file.ts'
import { cutOff, type KeyTree, type Leaves, leafKey } from './key-tree.ts'

/** What a sealed text belongs to: it opens as this one record and as no other. */
export interface SealedRecord {
  /** 'debrief' */
  kind: string
  id: string
  /** On this day its key is destroyed; null: it lasts until somebody deletes it. */
  until: Temporal.PlainDate | null
}

export interface Sealed {
  /** Nonce, tag and text under the record's own key, in blocks of 1 KB: its length says nothing. */
  sealed: Buffer
  /** That key, wrapped by the key file's. */
  wrappedKey: Buffer
}

/**
 * Short texts that only whoever has the key file can read: AES-256-GCM under a key of the record's own, wrapped by a key
 * that the key file holds for this record (docs/sealed.md).
 */
export interface Seals {
  /** null: the key file is away, or the record's day has passed. */
  seal(record: SealedRecord, text: string): Sealed | null
  /** null: sealed with another key file, changed since, or its key is destroyed. */
  open(record: SealedRecord, sealed: Sealed): string | null
  /** The record's key, for good: an old backup with today's key file does not open it. Answers whether it could. */
  destroy(db: Kysely<Schema>, record: SealedRecord): Promise<boolean>
  /** All keys whose day has come. */
  destroyUntil(db: Kysely<Schema>, today: Temporal.PlainDate): Promise<boolean>
}

export function openSeals(file: KeyFile): Seals {
  // Two that cut at once would each bring back what the other has cut off.
  const cut = async (db: Kysely<Schema>, leaves: Leaves): Promise<boolean> => {
    await sql`select pg_advisory_xact_lock(hashtextextended('key-file', 0))`.execute(db)
    const tree = file.read()
    if (tree === null) return false
    try {
      const left = cutOff(tree, leaves)
      if (left !== tree) file.write(left)
      return true
    } catch {
      return false
    }
  }
  return {
    seal: (record, text) => {
      const wrapping = wrappingKey(file.read(), record)
      if (!wrapping) return null
      const key = randomBytes(32)
      return {
        sealed: encrypt(key, padded(Buffer.from(text)), about('text', record)),
        wrappedKey: encrypt(wrapping, key, about('key', record)),
      }
    },
    open: (record, { sealed, wrappedKey }) => {
      const wrapping = wrappingKey(file.read(), record)
      const key = wrapping && decrypt(wrapping, wrappedKey, about('key', record))
      const text = key && decrypt(key, sealed, about('text', record))
      return text && unpadded(text)
    },
    destroy: (db, record) => cut(db, { from: leafOf(record), to: leafOf(record) + 1 }),
    destroyUntil: (db, today) => cut(db, { from: 0, to: (dayNumber(today) + 1) * RECORDS }),
  }
}

const RECORDS = 2 ** 32
/** The last of all days: what lasts is sealed under it. */
const LASTING = 2 ** 16 - 1

const dayNumber = (day: Temporal.PlainDate): number =>
  Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'days' }).days

const leafOf = ({ kind, id, until }: SealedRecord): number =>
  (until ? dayNumber(until) : LASTING) * RECORDS + sha256(`${kind}:${id}`).readUInt32BE()

function wrappingKey(tree: KeyTree | null, record: SealedRecord): Buffer | null {
  const leaf = tree && leafKey(tree, leafOf(record))
  return leaf && createHmac('sha256', leaf).update(about('wrap', record)).digest()
}

const about = (what: string, { kind, id, until }: SealedRecord): string =>
  `${what}:${kind}:${id}:${until ?? 'lasting'}`

const [NONCE, TAG] = [12, 16]

function encrypt(key: Buffer, plain: Buffer, associated: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

function decrypt(key: Buffer, sealed: Buffer, associated: string): Buffer | null {
  if (sealed.length < NONCE + TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(associated)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return null
  }
}

const BLOCK = 1024

/** Its length before it, zeros after it. */
function padded(text: Buffer): Buffer {
  const whole = Buffer.alloc(Math.ceil((4 + text.length) / BLOCK) * BLOCK)
  whole.writeUInt32BE(text.length)
  text.copy(whole, 4)
  return whole
}

const unpadded = (whole: Buffer): string => whole.subarray(4, 4 + whole.readUInt32BE()).toString()
