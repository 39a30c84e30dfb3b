import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { DB as Schema } from '../database/schema.ts'
import { keyFileAt, makeKeyFile, openKeyFile } from './key-file.ts'
import { openSeals, type Sealed, type SealedRecord } from './seals.ts'

const folder = mkdtempSync(join(tmpdir(), 'balint-circle-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Only its lock is asked for, and nobody else is here. */
const db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

let files = 0
function newSeals() {
  files += 1
  const file = makeKeyFile(join(folder, `${files}.key`))
  return { file, seals: openSeals(file) }
}

const day = (text: string) => Temporal.PlainDate.from(text)
const record: SealedRecord = { kind: 'debrief', id: 'a-meeting', until: day('2027-01-12') }
const here = (sealed: Sealed | null): Sealed => {
  if (!sealed) throw new Error('nothing was sealed')
  return sealed
}

test('whatever is sealed opens as itself, and its length says nothing', () => {
  const { seals } = newSeals()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const sealed = here(seals.seal(record, text))
      expect(seals.open(record, sealed)).toBe(text)
      expect(sealed.sealed.length).toBe(1024 + 28)
      expect(sealed.wrappedKey.length).toBe(60)
    }),
    { numRuns: 50 },
  )
})

test('whatever byte is changed, it does not open any more', () => {
  const { seals } = newSeals()
  const sealed = here(seals.seal(record, 'We spoke openly with each other.'))
  fc.assert(
    fc.property(
      fc.constantFrom('sealed' as const, 'wrappedKey' as const),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (part, place, by) => {
        const changed = { ...sealed, [part]: Buffer.from(sealed[part]) }
        const at = place % changed[part].length
        changed[part].writeUInt8((changed[part][at] ?? 0) ^ by, at)
        expect(seals.open(record, changed)).toBeNull()
      },
    ),
    { numRuns: 80 },
  )
  expect(seals.open(record, { sealed: Buffer.alloc(0), wrappedKey: Buffer.alloc(0) })).toBeNull()
  expect(seals.open(record, { ...sealed, sealed: sealed.sealed.subarray(0, 27) })).toBeNull()
})

test.each([
  ['of another record', { ...record, id: 'another-meeting' }],
  ['of another kind', { ...record, kind: 'payment-key' }],
  ['with another day', { ...record, until: day('2028-01-12') }],
  ['that lasts', { ...record, until: null }],
])('it does not open in the place %s', (_, elsewhere) => {
  const { seals } = newSeals()
  expect(seals.open(elsewhere, here(seals.seal(record, 'Ours')))).toBeNull()
})

test('with another key file it stays closed, and without one nothing is sealed', () => {
  const { seals } = newSeals()
  const sealed = here(seals.seal(record, 'Ours'))
  expect(newSeals().seals.open(record, sealed)).toBeNull()
  const away = openSeals(keyFileAt(join(folder, 'away.key')))
  expect(away.open(record, sealed)).toBeNull()
  expect(away.seal(record, 'Ours')).toBeNull()
})

test('one record deleted: an old backup with the present key file does not open it, and the others open', async () => {
  const { seals, file } = newSeals()
  const other = { ...record, id: 'another-meeting' }
  const lasting = { ...record, until: null }
  const [backup, kept, last] = [record, other, lasting].map((each) => here(seals.seal(each, 'Ours')))
  expect(await seals.destroy(db, record)).toBe(true)
  expect(seals.open(record, backup as Sealed)).toBeNull()
  expect(seals.seal(record, 'Again')).toBeNull()
  // Neither does another process that has the file.
  expect(openSeals(keyFileAt(file.path)).open(record, backup as Sealed)).toBeNull()
  expect(seals.open(other, kept as Sealed)).toBe('Ours')
  expect(seals.open(lasting, last as Sealed)).toBe('Ours')
})

test('the day has come: no backup opens what was due, and what is due later opens', async () => {
  const { seals } = newSeals()
  const later = { ...record, until: day('2027-01-13') }
  const [due, kept] = [record, later].map((each) => here(seals.seal(each, 'Ours')))
  await seals.destroyUntil(db, day('2027-01-11'))
  expect(seals.open(record, due as Sealed)).toBe('Ours')
  await seals.destroyUntil(db, day('2027-01-12'))
  expect(seals.open(record, due as Sealed)).toBeNull()
  expect(seals.open(later, kept as Sealed)).toBe('Ours')
})

test('the file can be read by its owner alone, and is never half written', async () => {
  const { seals, file } = newSeals()
  if (process.platform !== 'win32') expect(statSync(file.path).mode & 0o777).toBe(0o600)
  await seals.destroy(db, record)
  if (process.platform !== 'win32') expect(statSync(file.path).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file.path, 'utf8')).note).toContain('docs/sealed.md')
})

const start = (path: string, sealed = false) =>
  openKeyFile({ path, dataDir: folder, somethingIsSealed: async () => sealed })
const outside = mkdtempSync(join(tmpdir(), 'balint-circle-outside-'))
afterAll(() => rmSync(outside, { recursive: true, force: true }))

test('the first start makes the file, and the next one finds it', async () => {
  const path = join(outside, 'first.key')
  const sealed = here(openSeals(await start(path)).seal(record, 'Ours'))
  expect(openSeals(await start(path, true)).open(record, sealed)).toBe('Ours')
})

test.each([
  ['inside the data folder', () => join(folder, 'inside.key'), /lies inside the data folder/],
  ['in a folder that is not there', () => join(outside, 'nowhere', 'x.key'), /nothing can be written in/],
  [
    'gone while something is sealed with it',
    () => join(outside, 'gone.key'),
    /is missing, and .* put it back/,
  ],
  [
    'something else',
    () => {
      writeFileSync(join(outside, 'letter.txt'), 'Dear Tom')
      return join(outside, 'letter.txt')
    },
    /is no key file/,
  ],
])('a start with a key file %s is refused in one sentence', async (_, path, words) => {
  await expect(start(path(), true)).rejects.toThrow(words)
})

test('an empty file says that the key is lost for good: a new one is made there', async () => {
  const path = join(outside, 'empty.key')
  writeFileSync(path, '')
  expect(openSeals(await start(path, true)).seal(record, 'Ours')).not.toBeNull()
})
