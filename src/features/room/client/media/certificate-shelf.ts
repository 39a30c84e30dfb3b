import type { SeatId } from '../../rules/room-state.ts'
import type { KeptWords } from '../words/three-words.ts'
import { newCertificate, type OwnCertificate } from './certificate.ts'

// Where a certificate outlives a reload: IndexedDB, whose private key even we cannot read. Nothing else of a meeting is
// kept in a browser, and this is thrown away when one leaves, and after a day in any case.

interface Kept extends OwnCertificate {
  readonly id: string
  readonly at: number
}

const STORE = 'certificates'
const DAY_MS = 24 * 60 * 60 * 1000

export interface Shelf {
  /** The one used before in this room and seat, or a new one; null: this browser cannot say which it uses. */
  take(): Promise<OwnCertificate | null>
  keepWords(words: KeptWords): Promise<void>
  clear(): Promise<void>
}

/** In a browser that keeps nothing, a reload makes a new certificate, and so new words. */
export function certificateShelf(room: string, self: SeatId): Shelf {
  const id = `${room} ${self}`
  let own: OwnCertificate | null = null
  return {
    take: async () => {
      const kept = await tryTo(async (store) => {
        for (const each of await answer<Kept[]>(store.getAll()))
          if (each.at < Date.now() - DAY_MS) store.delete(each.id)
        return answer<Kept | undefined>(store.get(id))
      })
      own = kept && kept.certificate.expires > Date.now() + DAY_MS / 2 ? kept : await newCertificate()
      if (own && own !== kept) await put(id, own)
      return own
    },
    keepWords: async (words) => {
      if (own) await put(id, { ...own, words })
    },
    clear: async () => {
      await tryTo((store) => answer(store.delete(id)))
    },
  }
}

async function put(id: string, { certificate, fingerprint, words }: OwnCertificate): Promise<void> {
  const kept: Kept = { id, at: Date.now(), certificate, fingerprint, words }
  await tryTo((store) => answer(store.put(kept)))
}

async function tryTo<Value>(use: (store: IDBObjectStore) => Promise<Value>): Promise<Value | null> {
  try {
    const opening = indexedDB.open('room', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' })
    const database = await answer(opening)
    try {
      return await use(database.transaction(STORE, 'readwrite').objectStore(STORE))
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
