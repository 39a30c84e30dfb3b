import { randomUUID } from 'node:crypto'
import { type Expression, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, type Db, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets, sha256 } from '../../src/platform/secrets.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

// What the database itself lets people do with applications, offers, places and fees, with the application's own
// checks out of the way.

const now = Temporal.Instant.from('2026-11-03T18:00:00Z')
const later = now.add({ hours: 24 * 14 })

let clone: TestDatabase
let database: Database
let owner: pg.Pool
let leith: OpenGroup
let cardiff: OpenGroup

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  database = openDatabase({
    url: clone.ownerUrl,
    secrets: openSecrets(testSecret),
    loginPrefix,
    clock: () => now,
  })
  leith = await writeOpenGroup(owner)
  cardiff = await writeOpenGroup(owner, { name: 'Cardiff' })
})
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

interface Applied {
  id: string
  token: string
  email: string
}

let count = 0

async function applied(to: OpenGroup): Promise<Applied> {
  const [id, correspondentId, token] = [randomUUID(), randomUUID(), `token-${++count}`]
  const email = `anna-${count}@example.org`
  await owner.query('insert into correspondent values ($1, $2, $3, $4)', [
    correspondentId,
    'Anna Bell',
    email,
    now.toString(),
  ])
  await owner.query(
    `insert into application (id, group_id, correspondent_id, profession, workplace_area, why, applied_at, confirmed_at)
     values ($1, $2, $3, 'GP', 'Leith', 'To think', $4, $4)`,
    [id, to.id, correspondentId, now.toString()],
  )
  await owner.query(
    `insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at, expires_at)
     values ($1, 'application', $2, $3, $4, $5, $6)`,
    [randomUUID(), id, correspondentId, sha256(token), now.toString(), later.toString()],
  )
  return { id, token, email }
}

async function offered(
  to: OpenGroup,
  applicant: Applied,
  changes: Record<string, string> = {},
): Promise<string> {
  const row: Record<string, unknown> = {
    id: randomUUID(),
    application_id: applicant.id,
    ground_rules_id: to.rulesId,
    fee_agreement_id: to.feeId,
    offered_by: to.leaderIds[0],
    offered_at: now.subtract({ hours: 24 }).toString(),
    expires_at: later.toString(),
    ...changes,
  }
  const columns = Object.keys(row)
  await owner.query(
    `insert into place_offer (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
    Object.values(row),
  )
  return String(row.id)
}

type Work = (db: Db) => Promise<unknown>
const asHolder = (applicant: Applied, work: Work) => database.asHolder(applicant.token, work)
const asLeader = (of: OpenGroup, work: Work) => database.asViewer(personAlone(of.leaderIds[0]), work)
const asVisitor = (work: Work) => database.asViewer(visitor, work)

const denied = /row-level security|permission denied|is the moment it happens/
const refused = (attempt: Promise<unknown>) => expect(attempt).rejects.toThrow(denied)
const updated = async (attempt: { executeTakeFirstOrThrow(): Promise<{ numUpdatedRows: bigint }> }) =>
  Number((await attempt.executeTakeFirstOrThrow()).numUpdatedRows)

const acceptance = (db: Db, offerId: string) =>
  db.updateTable('place_offer').set({ accepted_at: now }).where('id', '=', offerId)

const membership = (db: Db, applicant: Applied, of: OpenGroup, personId: string | Expression<string>) =>
  db
    .insertInto('membership')
    .values({
      id: randomUUID(),
      group_id: of.id,
      person_id: personId,
      application_id: applicant.id,
      joined_at: now,
      agreed_ground_rules_id: of.rulesId,
    })
    .execute()

const ownPerson = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select person_id as id from person_for_holder()`.execute(db)
  return rows[0]?.id ?? ''
}

describe('a stranger', () => {
  const introduce = async (db: Db, id: string, metAt = now) =>
    db
      .insertInto('correspondent')
      .values({ id, name: 'Eve', email: 'eve@example.org', met_at: metAt })
      .execute()
  const apply = (db: Db, groupId: string, correspondentId: string) =>
    db
      .insertInto('application')
      .values({
        id: randomUUID(),
        group_id: groupId,
        correspondent_id: correspondentId,
        profession: 'GP',
        workplace_area: 'X',
        why: 'X',
        applied_at: now,
      })
      .execute()

  test('applies to an open group and to no other', async () => {
    const planned = await writeOpenGroup(owner, { open: false })
    const id = randomUUID()
    await asVisitor(async (db) => {
      await introduce(db, id)
      await apply(db, leith.id, id)
    })
    await refused(
      asVisitor(async (db) => {
        const other = randomUUID()
        await introduce(db, other)
        await apply(db, planned.id, other)
      }),
    )
  })

  test('applies in nobody else’s name', async () => {
    const { rows } = await owner.query('select correspondent_id from application where id = $1', [
      (await applied(leith)).id,
    ])
    await refused(asVisitor((db) => apply(db, cardiff.id, rows[0].correspondent_id)))
    await refused(asLeader(cardiff, (db) => apply(db, cardiff.id, rows[0].correspondent_id)))
  })

  test('decides nothing', async () => {
    const anna = await applied(leith)
    for (const as of [asVisitor, (work: Work) => asLeader(cardiff, work)]) {
      await refused(as((db) => insertOffer(db, leith, anna)))
      await refused(as((db) => decline(db, anna, leith.leaderIds[0])))
      await refused(as((db) => interview(db, anna, leith.leaderIds[0])))
    }
  })

  test('learns of a double application only with its address, and of leaders’ ids only of open groups', async () => {
    const planned = await writeOpenGroup(owner, { open: false })
    const anna = await applied(leith)
    const told = await database.asViewer(visitor, (db) =>
      sql`select leaders_to_tell(${planned.id}) union all select address_of_application(${anna.id})`.execute(
        db,
      ),
    )
    expect(told.rows.filter((row) => Object.values(row as object)[0] !== null)).toEqual([])
  })
})

const insertOffer = (db: Db, of: OpenGroup, applicant: Applied, changes: Record<string, unknown> = {}) =>
  db
    .insertInto('place_offer')
    .values({
      id: randomUUID(),
      application_id: applicant.id,
      ground_rules_id: of.rulesId,
      fee_agreement_id: of.feeId ?? '',
      offered_by: of.leaderIds[0],
      offered_at: now,
      expires_at: later,
      ...changes,
    })
    .execute()

const decline = (db: Db, applicant: Applied, by: string | null, how: 'declined' | 'withdrawn' = 'declined') =>
  db
    .insertInto('application_ending')
    .values({ application_id: applicant.id, how, ended_at: now, ended_by: by })
    .execute()

const interview = (db: Db, applicant: Applied, by: string) =>
  db
    .insertInto('interview')
    .values({
      application_id: applicant.id,
      held_on: Temporal.PlainDate.from('2026-11-02'),
      recorded_by: by,
      recorded_at: now,
    })
    .execute()

describe('an applicant', () => {
  test('reads one application, one offer, one correspondent: their own, without the interview’s outcome', async () => {
    const [anna, ben] = [await applied(leith), await applied(leith)]
    await offered(leith, anna)
    await offered(leith, ben)
    await asLeader(leith, (db) => interview(db, anna, leith.leaderIds[0]))
    const seen = await database.asHolder(anna.token, async (db) => ({
      applications: await db.selectFrom('application').select('id').execute(),
      offers: await db.selectFrom('place_offer').select('application_id').execute(),
      people: await db.selectFrom('correspondent').select('name').execute(),
      interviews: await db.selectFrom('interview').select(['application_id']).execute(),
    }))
    expect(seen.applications).toEqual([{ id: anna.id }])
    expect(seen.offers).toEqual([{ application_id: anna.id }])
    expect(seen.people).toHaveLength(1)
    expect(seen.interviews).toEqual([{ application_id: anna.id }])
    await refused(asHolder(anna, (db) => db.selectFrom('interview').select('outcome').execute()))
  })

  test('accepts once: not again, not after declining, not another’s', async () => {
    const [anna, ben] = [await applied(leith), await applied(leith)]
    const [annas, bens] = [await offered(leith, anna), await offered(leith, ben)]
    expect(await database.asHolder(anna.token, (db) => updated(acceptance(db, bens)))).toBe(0)
    expect(await database.asHolder(anna.token, (db) => updated(acceptance(db, annas)))).toBe(1)
    expect(await database.asHolder(anna.token, (db) => updated(acceptance(db, annas)))).toBe(0)
    const decliningToo = (db: Db) =>
      db.updateTable('place_offer').set({ accepted_at: now, declined_at: now }).where('id', '=', bens)
    await expect(asHolder(ben, (db) => decliningToo(db).execute())).rejects.toThrow()
    await asHolder(ben, (db) =>
      db.updateTable('place_offer').set({ declined_at: now }).where('id', '=', bens).execute(),
    )
    expect(await database.asHolder(ben.token, (db) => updated(acceptance(db, bens)))).toBe(0)
  })

  test.each([
    ['one that ran out', { expires_at: now.toString() }],
    ['one taken back', { withdrawn_at: now.toString() }],
  ])('accepts no offer that no longer holds: %s', async (_, changes) => {
    const anna = await applied(leith)
    const offerId = await offered(leith, anna, changes)
    expect(await database.asHolder(anna.token, (db) => updated(acceptance(db, offerId)))).toBe(0)
  })

  test('accepts nothing after withdrawing or being declined', async () => {
    const [anna, ben] = [await applied(leith), await applied(leith)]
    const [annas, bens] = [await offered(leith, anna), await offered(leith, ben)]
    await asHolder(anna, (db) => decline(db, anna, null, 'withdrawn'))
    await asLeader(leith, (db) => decline(db, ben, leith.leaderIds[0]))
    expect(await database.asHolder(anna.token, (db) => updated(acceptance(db, annas)))).toBe(0)
    expect(await database.asHolder(ben.token, (db) => updated(acceptance(db, bens)))).toBe(0)
    await refused(asHolder(ben, (db) => decline(db, ben, null, 'withdrawn')))
  })

  test('changes no term of an offer', async () => {
    const anna = await applied(leith)
    await offered(leith, anna)
    await refused(asHolder(anna, (db) => db.updateTable('place_offer').set({ expires_at: later }).execute()))
  })

  test('becomes a member of that group, as themselves, under those rules, by accepting, once', async () => {
    const anna = await applied(leith)
    const offerId = await offered(leith, anna)
    await refused(asHolder(anna, async (db) => membership(db, anna, leith, await ownPerson(db))))
    const accepting =
      (then: (db: Db, me: string) => Promise<unknown>): Work =>
      async (db) => {
        const me = await ownPerson(db)
        await acceptance(db, offerId).execute()
        await then(db, me)
      }
    await refused(
      asHolder(
        anna,
        accepting((db) => membership(db, anna, leith, leith.leaderIds[1])),
      ),
    )
    await refused(
      asHolder(
        anna,
        accepting((db, me) => membership(db, anna, cardiff, me)),
      ),
    )
    await refused(
      asHolder(
        anna,
        accepting((db, me) => membership(db, anna, { ...leith, rulesId: cardiff.rulesId }, me)),
      ),
    )
    await asHolder(
      anna,
      accepting((db, me) => membership(db, anna, leith, me)),
    )
    await expect(
      asHolder(anna, async (db) => membership(db, anna, leith, await ownPerson(db))),
    ).rejects.toThrow()
  })

  test('declines or withdraws nobody else’s application, and writes no letter in it', async () => {
    const [anna, ben] = [await applied(leith), await applied(leith)]
    await refused(asHolder(anna, (db) => decline(db, ben, null, 'withdrawn')))
    await refused(asHolder(anna, (db) => decline(db, anna, leith.leaderIds[0])))
    const letter = (db: Db, to: Applied, author: string | null) =>
      db
        .insertInto('application_message')
        .values({ id: randomUUID(), application_id: to.id, author_id: author, body: 'x', written_at: now })
        .execute()
    await refused(asHolder(anna, (db) => letter(db, ben, null)))
    await refused(asHolder(anna, (db) => letter(db, anna, leith.leaderIds[0])))
    await refused(asLeader(leith, (db) => letter(db, anna, null)))
    await refused(asLeader(leith, (db) => letter(db, anna, leith.leaderIds[1])))
  })
})

describe('a leader', () => {
  test('makes offers as themselves, under their own group’s terms, open and unanswered', async () => {
    const anna = await applied(leith)
    const wrong: Record<string, unknown>[] = [
      { offered_by: leith.leaderIds[1] },
      { accepted_at: now },
      { declined_at: now },
      { offered_at: now.subtract({ hours: 24 }) },
      { ground_rules_id: cardiff.rulesId },
      { fee_agreement_id: cardiff.feeId },
    ]
    for (const changes of wrong) {
      await refused(asLeader(leith, (db) => insertOffer(db, leith, anna, changes)))
    }
    await asLeader(leith, (db) => insertOffer(db, leith, anna))
    await expect(asLeader(leith, (db) => insertOffer(db, leith, anna))).rejects.toThrow(/one_standing_offer/)
  })

  test('cannot answer for the applicant, undo an answer, or offer after the end', async () => {
    const [anna, ben] = [await applied(leith), await applied(leith)]
    const offerId = await offered(leith, anna)
    await refused(asLeader(leith, (db) => acceptance(db, offerId).execute()))
    await asHolder(anna, (db) => acceptance(db, offerId).execute())
    const takeBack = (db: Db) =>
      db.updateTable('place_offer').set({ withdrawn_at: now }).where('id', '=', offerId)
    expect(await database.asViewer(personAlone(leith.leaderIds[0]), (db) => updated(takeBack(db)))).toBe(0)
    await refused(asLeader(leith, (db) => decline(db, anna, leith.leaderIds[0])))
    await asLeader(leith, (db) => decline(db, ben, leith.leaderIds[0]))
    await refused(asLeader(leith, (db) => insertOffer(db, leith, ben)))
  })

  test('puts nobody into the circle', async () => {
    const anna = await applied(leith)
    await refused(asLeader(leith, (db) => membership(db, anna, leith, leith.leaderIds[1])))
  })

  test('agrees a fee for their own group, for a later day, as themselves, in its currency', async () => {
    const tomorrow = now.toZonedDateTimeISO('Europe/London').toPlainDate().add({ days: 1 })
    const fee = (db: Db, changes: Record<string, unknown> = {}) =>
      db
        .insertInto('fee_agreement')
        .values({
          id: randomUUID(),
          group_id: leith.id,
          contribution_minor: 2200,
          currency: 'GBP',
          paid_ahead: 'term',
          first_meeting_free: true,
          agreed_by: leith.leaderIds[0],
          agreed_at: now,
          holds_from: tomorrow,
          ...changes,
        })
        .execute()
    for (const changes of [
      { holds_from: null },
      { agreed_by: leith.leaderIds[1] },
      { agreed_at: now.subtract({ hours: 24 * 365 }) },
      { currency: 'EUR' },
      { group_id: cardiff.id },
    ]) {
      await refused(asLeader(leith, (db) => fee(db, changes)))
    }
    await refused(asVisitor((db) => fee(db)))
    await asLeader(leith, (db) => fee(db))
    await refused(
      asLeader(leith, (db) => db.updateTable('fee_agreement').set({ contribution_minor: 1 }).execute()),
    )
    await refused(asLeader(leith, (db) => db.deleteFrom('fee_agreement').execute()))
  })
})

describe('an application that is not confirmed', () => {
  test('is not there for its leaders: they read nothing of it, and decide nothing about it', async () => {
    const anna = await applied(leith)
    await owner.query('update application set confirmed_at = null where id = $1', [anna.id])
    await owner.query(
      `insert into interview (application_id, held_on, recorded_by, recorded_at) values ($1, '2026-11-01', $2, $3)`,
      [anna.id, leith.leaderIds[0], now.toString()],
    )
    const seen = await database.asViewer(personAlone(leith.leaderIds[0]), async (db) => [
      await db.selectFrom('application').select('id').where('id', '=', anna.id).execute(),
      await db.selectFrom('interview').select('held_on').where('application_id', '=', anna.id).execute(),
    ])
    expect(seen).toEqual([[], []])
    await refused(asLeader(leith, (db) => insertOffer(db, leith, anna)))
    await refused(asLeader(leith, (db) => pause(db, anna, leith.leaderIds[0])))
    await refused(asLeader(leith, (db) => letter(db, anna, leith.leaderIds[0])))
  })
})

const pause = (db: Db, applicant: Applied, by: string) =>
  db
    .insertInto('application_pause')
    .values({
      id: randomUUID(),
      application_id: applicant.id,
      kind: 'waiting',
      since_at: now,
      by_person_id: by,
    })
    .execute()

const letter = (db: Db, applicant: Applied, by: string, changes: Record<string, unknown> = {}) =>
  db
    .insertInto('decision_letter')
    .values({
      id: randomUUID(),
      application_id: applicant.id,
      decision: 'waiting',
      body: 'Dear Anna',
      written_by: by,
      sent_at: now,
      ...changes,
    })
    .execute()

describe('interviews and decisions, past the application', () => {
  const evening = now.add({ hours: 30 })
  const hour = (db: Db, of: OpenGroup, personId: string, changes: Record<string, unknown> = {}) =>
    db
      .insertInto('interview_free_time')
      .values({ group_id: of.id, person_id: personId, starts_at: evening, entered_at: now, ...changes })
      .execute()
  const invite = (db: Db, applicant: Applied, by: string) =>
    db
      .insertInto('interview_invitation')
      .values({ application_id: applicant.id, invited_by: by, invited_at: now })
      .execute()
  const booking = (db: Db, applicant: Applied, changes: Record<string, unknown> = {}) =>
    db
      .insertInto('interview_booking')
      .values({
        id: randomUUID(),
        application_id: applicant.id,
        starts_at: evening,
        by_applicant: true,
        booked_at: now,
        ...changes,
      })
      .execute()
  const tick = (db: Db, applicant: Applied, by: string, changes: Record<string, unknown> = {}) =>
    db
      .insertInto('interview_tick')
      .values({
        application_id: applicant.id,
        person_id: by,
        expectations: 'clear',
        commitment: 'clear',
        recommendation: 'offer',
        given_at: now,
        ...changes,
      })
      .execute()

  test('each enters their own hours, ahead and in their own group', async () => {
    const of = await writeOpenGroup(owner)
    const [ailsa, tom] = of.leaderIds
    await refused(asLeader(of, (db) => hour(db, of, tom)))
    await refused(asLeader(of, (db) => hour(db, of, ailsa, { starts_at: now.subtract({ hours: 1 }) })))
    await refused(asLeader(cardiff, (db) => hour(db, of, cardiff.leaderIds[0])))
    await asLeader(of, (db) => hour(db, of, ailsa))
  })

  test('an hour is booked by whoever was invited, when it suits both, and means what the plan says', async () => {
    const of = await writeOpenGroup(owner)
    const [anna, ben] = [await applied(of), await applied(of)]
    const [ailsa, tom] = of.leaderIds
    await asLeader(of, (db) => hour(db, of, ailsa))
    await refused(asLeader(cardiff, (db) => invite(db, anna, cardiff.leaderIds[0])))
    await refused(asLeader(of, (db) => invite(db, anna, tom)))
    await asLeader(of, (db) => invite(db, anna, ailsa))
    await refused(asHolder(anna, (db) => booking(db, anna)))
    await database.asViewer(personAlone(tom), (db) => hour(db, of, tom))
    await refused(asHolder(anna, (db) => booking(db, ben)))
    await refused(asHolder(ben, (db) => booking(db, ben)))
    await refused(asHolder(anna, (db) => booking(db, anna, { by_applicant: false, booked_by: ailsa })))
    await refused(asHolder(anna, (db) => booking(db, anna, { booked_at: now.subtract({ hours: 1 }) })))
    await asHolder(anna, (db) => booking(db, anna, { ends_at: evening.add({ hours: 9 }), sequence: 7 }))
    const { rows } = await owner.query(
      `select extract(epoch from b.ends_at - b.starts_at) / 60 as minutes, sequence, count(s.person_id)::int as leaders
       from interview_booking b join interview_seat s on s.booking_id = b.id where b.application_id = $1 group by b.id`,
      [anna.id],
    )
    expect(rows).toEqual([{ minutes: '30.0000000000000000', sequence: 0, leaders: 2 }])
    // Nobody moves another's talk, nor seats themselves in one.
    const cancel = (db: Db) =>
      db
        .updateTable('interview_booking')
        .set({ ended_at: now, cancelled_at: now, cancelled_by_applicant: true })
        .where('application_id', '=', anna.id)
    expect(await database.asHolder(ben.token, (db) => updated(cancel(db)))).toBe(0)
    expect(await database.asViewer(personAlone(cardiff.leaderIds[0]), (db) => updated(cancel(db)))).toBe(0)
    await refused(asLeader(of, (db) => cancel(db).execute()))
  })

  test('ticks are one’s own, after the talk, and opened by nobody’s own hand', async () => {
    const of = await writeOpenGroup(owner)
    const anna = await applied(of)
    const [ailsa, tom] = of.leaderIds
    await refused(asLeader(of, (db) => tick(db, anna, ailsa)))
    await asLeader(of, (db) => interview(db, anna, ailsa))
    await refused(asLeader(of, (db) => tick(db, anna, tom)))
    await refused(asLeader(of, (db) => tick(db, anna, ailsa, { unsealed_at: now })))
    await refused(asLeader(cardiff, (db) => tick(db, anna, cardiff.leaderIds[0])))
    await asLeader(of, (db) => tick(db, anna, ailsa))
    await refused(
      asLeader(of, (db) =>
        db
          .updateTable('interview_tick')
          .set({ unsealed_at: now })
          .where('application_id', '=', anna.id)
          .execute(),
      ),
    )
    const givers = await database.asViewer(personAlone(cardiff.leaderIds[0]), (db) =>
      sql`select interview_tick_givers(${anna.id}) as id`.execute(db),
    )
    expect(givers.rows).toEqual([])
  })

  test('a letter is its writer’s, in this moment, to an application of their group that stands', async () => {
    const anna = await applied(leith)
    const [ailsa, tom] = leith.leaderIds
    await refused(asLeader(leith, (db) => letter(db, anna, tom)))
    await refused(asLeader(leith, (db) => letter(db, anna, ailsa, { sent_at: now.subtract({ hours: 1 }) })))
    await refused(asLeader(cardiff, (db) => letter(db, anna, cardiff.leaderIds[0])))
    const foreign = await offered(cardiff, await applied(cardiff))
    await refused(
      asLeader(leith, (db) => letter(db, anna, ailsa, { decision: 'offer', place_offer_id: foreign })),
    )
    await asLeader(leith, (db) => letter(db, anna, ailsa))
    await asLeader(leith, (db) => decline(db, anna, ailsa))
    await refused(asLeader(leith, (db) => letter(db, anna, ailsa)))
  })
})
