import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { openGraveyard, type Tombstone } from './graveyard.ts'
import { lastWishes, newWishes, type QuietWish } from './quiet-wishes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balint-circle-graveyard-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const stone = (kind: Tombstone['kind'] = 'person'): Tombstone => ({
  kind,
  id: newId(),
  buriedAt: Temporal.Instant.from('2026-11-10T10:00:00Z'),
})

describe('the list of who was erased', () => {
  test('is read back as it was written, by whoever opens it anew', () => {
    const stones = [stone(), stone('correspondent'), stone()]
    openGraveyard(folder).add(stones.slice(0, 1))
    openGraveyard(folder).add(stones.slice(1))
    expect(openGraveyard(folder).read()).toEqual(stones)
  })

  test('is none until there is one, and empty when nobody was erased', () => {
    expect(openGraveyard(folder).read()).toBeNull()
    openGraveyard(folder).makeReady()
    expect(openGraveyard(folder).read()).toEqual([])
  })

  test('loses nothing to a line that was broken off by a kill', () => {
    const [first, second] = [stone(), stone()]
    const graveyard = openGraveyard(folder)
    graveyard.add([first])
    appendFileSync(graveyard.path, `person ${newId().slice(0, 20)}`)
    graveyard.add([second])
    expect(graveyard.read()).toEqual([first, second])
  })

  test('holds ids and no names, for its owner alone', () => {
    const graveyard = openGraveyard(folder)
    graveyard.add([stone()])
    expect(readFileSync(graveyard.path, 'utf8')).toMatch(
      /^#[^\n]+\nperson [0-9a-f-]{36} 2026-11-10T10:00:00Z\n$/,
    )
    expect(statSync(graveyard.path).mode & 0o077).toBe(0)
  })

  test('also says who wants no letters, by digest and ids: the last word of each holds', () => {
    const graveyard = openGraveyard(folder)
    const objection: QuietWish = {
      kind: 'objection',
      key: 'ab'.repeat(32),
      isQuiet: true,
      since: Temporal.Instant.from('2026-11-10T10:00:00Z'),
    }
    const wait: QuietWish = { ...objection, kind: 'waiting-list', key: newId() }
    const seat: QuietWish = { ...objection, kind: 'letters', key: `${newId()}:${newId()}:reminders` }
    const later = Temporal.Instant.from('2026-11-12T10:00:00Z')
    graveyard.addQuiet([objection, wait, seat])
    graveyard.add([stone()])
    appendFileSync(graveyard.path, `objection ${'zz'.repeat(32)} 2026-11-10T10:00:00Z\nobjection ab`)
    const listed = graveyard.readQuiet() ?? []
    expect(listed).toEqual([objection, wait, seat])
    expect(graveyard.read()).toHaveLength(1)

    // What is the same adds nothing; a wait that is deleted stays ended, an objection that is taken back does not.
    expect(newWishes(listed, [objection, seat], later)).toEqual([])
    const welcome = newWishes(listed, [{ ...seat, isQuiet: false, since: later }], later)
    expect(welcome).toEqual([
      { ...seat, isQuiet: false, since: later },
      { ...objection, isQuiet: false, since: later },
    ])
    graveyard.addQuiet(welcome)
    const last = [...lastWishes(graveyard.readQuiet() ?? []).values()]
    expect(last.filter(({ isQuiet }) => isQuiet)).toEqual([wait])
    expect(readFileSync(graveyard.path, 'utf8')).toContain(`\nobjection-ended ${objection.key} `)
  })

  test('says when nothing can be added to it', () => {
    const gone = openGraveyard(join(folder, 'not-there'))
    expect(() => gone.makeReady()).toThrow(/ENOENT/)
  })
})
