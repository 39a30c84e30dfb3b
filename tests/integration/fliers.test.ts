import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentEdition } from '../../src/features/fliers/commands.ts'
import { editionsOf, flierToday } from '../../src/features/fliers/queries.ts'
import { changesSince, isStale } from '../../src/features/fliers/rules/edition.ts'
import { found } from '../../src/platform/errors.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
let leith: OpenGroup
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', jobs: false })
  leith = await writeOpenGroup(circle.owner)
})
afterAll(() => circle.close())

describe('an edition of the flier', () => {
  test('is kept once however often it is handed out, and goes out of date when a printed fact changes', async () => {
    const edition = () => circle.database.asViewer(visitor, (db) => currentEdition(db, leith.id))
    const first = found(await edition())
    expect(found(await edition()).id).toBe(first.id)

    const leader = await clientOf(circle, leith.leaderIds[0])
    const terms = {
      contribution: '18',
      paid_ahead: 'term',
      first_meeting_free: 'yes',
      covers: 'Both leaders',
    }
    await leader.submit(`/groups/${leith.id}/fee`, terms)

    const today = found(await circle.database.asViewer(visitor, (db) => flierToday(db, leith.id)))
    expect(isStale(first, today)).toBe(true)
    expect(changesSince(first.facts, today.facts)).toEqual([
      { what: 'Contribution', was: '£20 a meeting', is: '£18 a meeting' },
    ])
    expect(found(await edition()).id).not.toBe(first.id)
    const asLeader = personAlone(leith.leaderIds[0])
    expect(await circle.database.asViewer(asLeader, (db) => editionsOf(db, leith.id))).toHaveLength(2)
    expect(await circle.database.asViewer(visitor, (db) => editionsOf(db, leith.id))).toEqual([])
  })

  test('is there for nobody but its leaders while the group is in planning', async () => {
    const planned = await writeOpenGroup(circle.owner, { name: 'Portobello', open: false })
    const as = (personId: string | null) =>
      circle.database.asViewer(personId ? personAlone(personId) : visitor, (db) =>
        currentEdition(db, planned.id),
      )
    expect(await as(null)).toBeUndefined()
    expect(await as(leith.leaderIds[0])).toBeUndefined()
    expect(await as(planned.leaderIds[0])).toMatchObject({ facts: { name: 'Portobello', leadersInAll: 2 } })
  })
})
