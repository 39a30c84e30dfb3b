import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteArrangement } from '../../src/features/register/commands/agree-on-contact.ts'
import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup, askSupervisor } from '../../src/features/register/commands/ask-by-relay.ts'
import { makePeerGroup } from '../../src/features/register/commands/peer-groups.ts'
import { agreeToPeer } from '../../src/features/supervision/commands/peer-dates.ts'
import { isRefusal, type Refusal } from '../../src/shared/refusal.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// The register, looked at as somebody would who means harm, with the application's half out of the way.

let circle: Circle
let people: RegisterPeople

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
})
afterAll(() => circle.close())

const peers = {
  name: 'Tuesday peers',
  everyWeeks: 4,
  mode: 'online' as const,
  languages: ['English'],
  placesFree: 3,
  listed: true,
}

function made<T>(outcome: T): Exclude<T, Refusal> {
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  return outcome as Exclude<T, Refusal>
}

describe('an arrangement that two clicks note in the same second', () => {
  test('is noted once, and the second click is told so', async () => {
    const [xena, yusuf] = [await people.person('Xena Leads'), await people.person('Yusuf Supervises')]
    const groupId = await people.group(xena)
    await people.supervisor(yusuf, { places_free: 2 })
    const { requestId } = made(
      await people.as(xena, (db) => askSupervisor(db, groupId, yusuf, { message: 'Would you?' })),
    )
    await people.as(yusuf, (db) => answerContact(db, requestId, { answer: 'accept' }))
    const note = () =>
      people.as(xena, (db) =>
        noteArrangement(db, requestId, { sinceOn: Temporal.PlainDate.from('2026-12-01'), everyWeeks: 4 }),
      )
    const outcomes = await Promise.all([note(), note()])
    expect(outcomes).toContainEqual({ groupId })
    expect(outcomes).toContainEqual({ refused: 'noted-already' })
  })
})

describe('a peer supervision group', () => {
  test('is handed on to one of its own members, not to somebody of another group who would read who asks', async () => {
    const [keeper, friend] = [await people.person('Kira Keeps'), await people.person('Fred Friend')]
    const other = made(await people.as(keeper, (db) => makePeerGroup(db, { ...peers, name: 'Other peers' })))
    const own = made(await people.as(keeper, (db) => makePeerGroup(db, peers)))
    await circle.owner.query(
      'insert into peer_group_member (id, peer_group_id, person_id, joined_at) values ($1, $2, $3, now())',
      [randomUUID(), other.peerGroupId, friend],
    )
    const handed = people.as(keeper, (db) =>
      db.updateTable('peer_group').set({ kept_by: friend }).where('id', '=', own.peerGroupId).execute(),
    )
    await expect(handed).rejects.toThrow(/row-level security/)
  })

  test('that is handed on keeps what its former keeper and somebody wrote to each other between those two', async () => {
    const [first, next, asker] = [
      await people.person('Flora First'),
      await people.person('Nils Next'),
      await people.person('Ada Asks'),
    ]
    const groupId = await people.group(asker)
    const { peerGroupId } = made(await people.as(first, (db) => makePeerGroup(db, peers)))
    await circle.owner.query(
      'insert into peer_group_member (id, peer_group_id, person_id, joined_at) values ($1, $2, $3, now())',
      [randomUUID(), peerGroupId, next],
    )
    const { requestId } = made(
      await people.as(asker, (db) => askPeerGroup(db, groupId, peerGroupId, { message: 'May I?' })),
    )
    await people.as(next, (db) => agreeToPeer(db, peerGroupId, requestId))
    await people.as(first, (db) => answerContact(db, requestId, { answer: 'accept' }))
    await people.as(asker, (db) =>
      db
        .insertInto('contact_message')
        .values({
          id: randomUUID(),
          request_id: requestId,
          author_id: asker,
          body: 'Between us: I have been ill.',
          written_at: db.now,
        })
        .execute(),
    )
    await people.as(first, (db) =>
      db.updateTable('peer_group').set({ kept_by: next }).where('id', '=', peerGroupId).execute(),
    )
    const read = (who: string) =>
      people.as(who, (db) =>
        db.selectFrom('contact_message').select('body').where('request_id', '=', requestId).execute(),
      )
    expect(await read(next)).toEqual([])
    expect(await read(asker)).toHaveLength(1)
  })
})

describe('what the register answers', () => {
  test('is not told to a visitor who knows an id: whether somebody stands in it, or has asked the Council', async () => {
    const zoe = await people.person('Zoe Stands')
    await people.leader(zoe)
    await circle.database.asViewer(visitor, async (db) => {
      const { rows } = await sql<{
        stands: boolean
      }>`select stands_in_register(${zoe}::uuid) as stands`.execute(db)
      expect(rows[0]?.stands).toBe(false)
    })
  })
})
