import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wantLettersAgain } from '../../src/features/outreach/commands/own-word.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import type { HolderDb, ViewerDb } from '../../src/platform/database/database.ts'
import { sha256 } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Applied, applied as appliedTo, writeApplication } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

// Recruiting, looked at as somebody would who means harm: with the application's half out of the way, and through it.

const START = '2026-11-03T18:00:00Z'

let circle: Circle
let leith: OpenGroup
let ailsa: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  leith = await writeOpenGroup(circle.owner)
  ailsa = await clientOf(circle, leith.leaderIds[0])
})
beforeEach(() => circle.clock.set(START))
afterAll(() => circle.close())

const run = async (text: string, ...values: unknown[]) => (await circle.owner.query(text, values)).rows
const as = <T>(personId: string, work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(personId), work)
const asApplicant = <T>({ page }: Applied, work: (db: HolderDb) => Promise<T>) =>
  circle.database.asHolder(page.split('/')[2] ?? '', work)

const denied = /row-level security|permission denied|is the moment it happens/

describe('what somebody applies with', () => {
  test('once confirmed stays confirmed: leaders do not lose sight of it again', async () => {
    const anna = await appliedTo(circle, leith.id)
    await expect(
      asApplicant(anna, (db) => db.updateTable('application').set({ confirmed_at: null }).execute()),
    ).rejects.toThrow('an application is confirmed once')
  })

  test('that the leaders have put off is not brought back by its applicant', async () => {
    const anna = await appliedTo(circle, leith.id)
    await run(
      `insert into application_pause (id, application_id, kind, since_at, until_on)
       values ($1, $2, 'deferred', $3, '2026-12-01')`,
      randomUUID(),
      anna.id,
      START,
    )
    const ended = await asApplicant(anna, (db) =>
      db.updateTable('application_pause').set({ ended_at: db.now }).executeTakeFirstOrThrow(),
    )
    expect(Number(ended.numUpdatedRows)).toBe(0)
  })
})

test('what somebody has asked to see is kept until they are answered, confirmed or not', async () => {
  const held = await writeApplication(circle, leith.id)
  const other = await writeApplication(circle, leith.id)
  await run(
    `insert into hold (id, correspondent_id, reason, placed_at)
     select $1, correspondent_id, 'access-request', $3 from application where id = $2`,
    randomUUID(),
    held.id,
    START,
  )
  const afterAMonth = async () => {
    await forget(circle, ['unconfirmed-applications'], circle.clock.now().add({ hours: 24 * 30 }))
    return run('select id from application where id in ($1, $2)', held.id, other.id)
  }
  expect(await afterAMonth()).toEqual([{ id: held.id }])
  await run('update hold set lifted_at = placed_at')
  expect(await afterAMonth()).toEqual([])
})

describe('what leaders tick', () => {
  test('goes after a year also where nobody ever decided', async () => {
    const anna = await appliedTo(circle, leith.id)
    const tick = (at: string, personId: string) =>
      run(
        `insert into interview_tick (application_id, person_id, expectations, commitment, recommendation, given_at)
         values ($1, $2, 'clear', 'clear', 'offer', $3)`,
        anna.id,
        personId,
        at,
      )
    await tick('2025-11-02T18:00:00Z', leith.leaderIds[0])
    await tick('2025-11-05T18:00:00Z', leith.leaderIds[1])
    await forget(circle, ['undecided-ticks'], circle.clock.now())
    expect(await run('select person_id from interview_tick where application_id = $1', anna.id)).toEqual([
      { person_id: leith.leaderIds[1] },
    ])
  })

  test('is sealed by whoever was there: nobody dates a talk back to when the other did not lead yet', async () => {
    const anna = await appliedTo(circle, leith.id)
    const held = { application_id: anna.id, held_on: Temporal.PlainDate.from('2026-11-02') }
    const recorded_by = leith.leaderIds[1]
    await expect(
      as(recorded_by, (db) =>
        db
          .insertInto('interview')
          .values({ ...held, recorded_by, recorded_at: Temporal.Instant.from('2026-10-01T10:00:00Z') })
          .execute(),
      ),
    ).rejects.toThrow(denied)
  })
})

describe('the book of organisations', () => {
  test('writes to offices, never to somebody who has written to the society', async () => {
    const anna = await writeApplication(circle, leith.id)
    const [{ id: annas }] = await run('select correspondent_id as id from application where id = $1', anna.id)
    const leader = leith.leaderIds[0]
    const add = (correspondentId: string | null, address: string | null) =>
      as(leader, async (db) => {
        const own = randomUUID()
        await db
          .insertInto('correspondent')
          .values({ id: own, name: 'Office', email: 'office@example.org', met_at: db.now })
          .execute()
        await db
          .insertInto('organisation')
          .values({
            id: randomUUID(),
            name: 'Body',
            kind: 'other',
            office_address: address,
            correspondent_id: correspondentId ?? own,
            added_at: db.now,
            added_by: leader,
            changed_at: db.now,
          })
          .execute()
      })
    await expect(add(annas, 'office@example.org')).rejects.toThrow(denied)
    // What stands in the book is the very mailbox that is written to: a no is kept by it.
    await expect(add(null, 'another@example.org')).rejects.toThrow(denied)
    await add(null, 'office@example.org')
  })

  test('hears from whoever has the office now that letters are welcome again, not from an earlier mailbox', async () => {
    const [id, before, now] = [randomUUID(), randomUUID(), randomUUID()]
    await run(
      `insert into correspondent values ($1, 'Body', 'typo@example.org', $3), ($2, 'Body', 'right@example.org', $3)`,
      before,
      now,
      START,
    )
    await run(
      `insert into organisation (id, name, kind, office_address, correspondent_id, added_at, changed_at)
       values ($1, 'Body', 'other', 'right@example.org', $2, $3, $3)`,
      id,
      now,
      START,
    )
    await run(
      `insert into organisation_silence (id, organisation_id, office_address, since_at)
       values ($1, $2, 'right@example.org', $3)`,
      randomUUID(),
      id,
      START,
    )
    for (const mailbox of [before, now]) {
      await run(
        `insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at)
         values ($1, 'organisation', $2, $3, $4, $5)`,
        randomUUID(),
        id,
        mailbox,
        sha256(mailbox),
        START,
      )
    }
    const silences = async () =>
      (await run('select id from organisation_silence where organisation_id = $1 and ended_at is null', id))
        .length
    await circle.database.asHolder(before, wantLettersAgain)
    expect(await silences()).toBe(1)
    await circle.database.asHolder(now, wantLettersAgain)
    expect(await silences()).toBe(0)
  })
})

describe('a member', () => {
  test('whose last meeting is over does not stay after all', async () => {
    const [personId, membershipId] = [randomUUID(), randomUUID()]
    const york = await writeOpenGroup(circle.owner, { name: 'York' })
    await run(`insert into person (id, name, email) values ($1, 'Una Reid', 'una@example.org')`, personId)
    await (await clientOf(circle, york.leaderIds[0])).submit(
      `/groups/${york.id}/meetings?first_on=2026-11-10&meetings=2`,
      {},
      /terms$/,
    )
    const [first] = await run('select id from meeting where group_id = $1 order by starts_at', york.id)
    await run(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id, last_meeting_id,
         leaving_noted_at) values ($1, $2, $3, $4, $5, $6, $4)`,
      membershipId,
      york.id,
      personId,
      START,
      york.rulesId,
      first.id,
    )
    circle.clock.set('2026-11-10T22:00:00Z')
    const stays = await as(personId, async (db) => {
      const { rows } = await sql<{
        done: boolean
      }>`select note_last_meeting(${membershipId}, null) as done`.execute(db)
      return rows[0]?.done
    })
    expect(stays).toBe(false)
  })
})

test('an hour that no calendar has is no fault of ours', async () => {
  const page = `/groups/${leith.id}/interviews`
  await ailsa.submit(page, { on1: '2026-11-10', at1: '18:00' }, /interviews\/times$/)
  for (const starts_at of [
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-11-10T18:00:00.123456789Z',
  ]) {
    const answer = await ailsa.submit(page, { starts_at }, /times\/\w+$/)
    expect(answer.status, starts_at).toBeLessThan(500)
  }
})

test('a name is no letter to a stranger', async () => {
  const browser = await clientOf(circle)
  const answer = await browser.submit(`/groups/${leith.id}/apply`, {
    name: 'Anna, you have won: https://evil.example/prize',
    email: 'victim@example.org',
    profession: 'GP',
    work_setting: 'General practice',
    workplace_area: 'Leith',
    why: 'Because',
  })
  await circle.settled()
  expect(answer.status).toBe(422)
  expect(circle.mail.to('victim@example.org')).toEqual([])
})
