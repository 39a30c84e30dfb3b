import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Envelope, Postman } from './postman.ts'

export interface KeptEmail extends Envelope {
  id: string
  keptAt: string
}

/** Where emails go without a mail server, in development and in the demo: a folder that /dev/mail shows. */
export interface Mailbox extends Postman {
  /** Newest first, at most a hundred. */
  list(): Promise<KeptEmail[]>
  byId(id: string): Promise<KeptEmail | undefined>
}

const isKeptId = (id: string): boolean => /^[\w-]{1,100}$/.test(id)

export function openMailbox(folder: string, clock: () => Temporal.Instant): Mailbox {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as KeptEmail
  return {
    send: async (envelope) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const id = envelope.messageId.replace(/^<|@.*$/g, '')
      const kept: KeptEmail = { ...envelope, id, keptAt: clock().toString() }
      const file = join(folder, `${id}.json`)
      await writeFile(`${file}.part`, JSON.stringify(kept), { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    verify: async () => {},
    close: () => {},
    list: async () => {
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json'))
      // Ids are UUIDv7: their order is the order in which the emails were queued.
      return Promise.all(files.sort().reverse().slice(0, 100).map(read))
    },
    byId: async (id) => (isKeptId(id) ? read(`${id}.json`).catch(() => undefined) : undefined),
  }
}
