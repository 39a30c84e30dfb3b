import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isId } from '../../shared/ids.ts'
import { hasCode } from '../start-fault.ts'
import { type QuietWish, quietLine, quietWishOn } from './quiet-wishes.ts'

/** Ways in that were removed: from an older backup they would open again to whoever has them still, as a stolen phone. */
export const removedWays = ['passkey', 'authenticator_app', 'secret_address'] as const
/** What goes for good, each by the function of the database that does it: erase_person, erase_passkey. */
export const buriedKinds = ['person', 'correspondent', ...removedWays] as const
export type BuriedKind = (typeof buriedKinds)[number]

export interface Tombstone {
  kind: BuriedKind
  id: string
  buriedAt: Temporal.Instant
}

/** The file beside the backups that says who was erased, and who wants no letters: it outlives the database, and each restore reads it. */
export interface Graveyard {
  readonly path: string
  /** Makes the file if need be; throws when nothing can be added to it. */
  makeReady(): void
  /** On the disk when this returns. Twice the same does no harm. */
  add(tombstones: readonly Tombstone[]): void
  /** null: there is no such file. */
  read(): Tombstone[] | null
  addQuiet(wishes: readonly QuietWish[]): void
  readQuiet(): QuietWish[] | null
}

const NOTE =
  '# Balint Circle: who was erased, and which ways in were removed, as ids, and who wants no letters, as ids and digests. A restore reads this file and does it again; keep it beside the backups.\n'

export function openGraveyard(folder: string): Graveyard {
  const path = join(folder, 'tombstones.txt')
  const append = (text: string) => {
    const file = openSync(path, 'a+', 0o600)
    try {
      // One that was killed in the middle of a line left half of it: the next one begins on a line of its own.
      const start = fstatSync(file).size === 0 ? NOTE : endsALine(file) ? '' : '\n'
      if (start + text === '') return
      writeSync(file, start + text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
  const lines = (): string[] | null => {
    try {
      return readFileSync(path, 'utf8').split('\n')
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null
      throw error
    }
  }
  return {
    path,
    makeReady: () => append(''),
    add: (tombstones) =>
      append(tombstones.map(({ kind, id, buriedAt }) => `${kind} ${id} ${buriedAt}\n`).join('')),
    read: () => lines()?.flatMap(tombstoneOn) ?? null,
    addQuiet: (wishes) => append(wishes.map(quietLine).join('')),
    readQuiet: () => lines()?.flatMap(quietWishOn) ?? null,
  }
}

function endsALine(file: number): boolean {
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, fstatSync(file).size - 1)
  return last.toString() === '\n'
}

/** What is no whole line says nothing: whoever was erased by it has not been told so yet. */
function tombstoneOn(line: string): Tombstone[] {
  const [word, id = '', at = '', ...rest] = line.trim().split(' ')
  const kind = buriedKinds.find((each) => each === word)
  if (kind === undefined || !isId(id) || rest.length > 0) return []
  try {
    return [{ kind, id, buriedAt: Temporal.Instant.from(at) }]
  } catch {
    return []
  }
}
