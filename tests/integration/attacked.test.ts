import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import type { HolderDb, ViewerDb } from '../../src/platform/database/database.ts'
import { makeFormKey } from '../../src/platform/web/form-key.ts'
import { visitor } from '../../src/shared/viewer.ts'
import type { Client } from '../support/client.ts'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'

// The society's office, looked at as somebody would who means harm, with the application's half out of the way.

const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')
const FAR_AHEAD = Temporal.Instant.from('2099-01-01T00:00:00Z')

let society: EnquirySociety
let enquiryId: string
let concernId: string
let token: string

beforeAll(async () => {
  society = await enquirySociety()
  enquiryId = await society.ask('start-online', {
    name: 'Eve Enquires',
    email: 'eve@example.org',
    message: 'May we?',
    region: society.regions.scotland,
  })
  token = (await society.pageOf('eve@example.org')).split('/')[2] ?? ''
  concernId = await society.ask('concern', {
    name: 'Oona Quill',
    email: 'oona@example.org',
    standing: 'member',
    wish: 'act',
    message: 'Somebody is laughed at.',
  })
})
afterAll(() => society.close())

async function as<T>(personId: string | null, work: (db: ViewerDb) => Promise<T>): Promise<T> {
  const { database, clock } = society.circle
  return database.asViewer(
    personId ? await viewerOf(database, { personId, name: '' }, clock.now()) : visitor,
    work,
  )
}
const asEve = <T>(work: (db: HolderDb) => Promise<T>) => society.circle.database.asHolder(token, work)

/** Posts a form that no page shows, with the key that this browser's pages have. */
async function forge(client: Client, path: string, values: Record<string, string>) {
  const { signedIn } = await society.circle.house.signIn.session(new Headers({ Cookie: client.cookies() }))
  const _key = makeFormKey(society.circle.secrets, signedIn?.sessionId ?? null)
  return client.post(path, new URLSearchParams({ ...values, _key }), {
    'Content-Type': 'application/x-www-form-urlencoded',
  })
}

async function newcomer(db: ViewerDb): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('correspondent')
    .values({ id, name: 'Mallory', email: 'mallory@example.org', met_at: db.now })
    .execute()
  return id
}

const isNow = /is the moment it happens/

describe('what happens, happens now', () => {
  test('a message to an enquirer is not put before what was said already, by either side', async () => {
    const message = { enquiry_id: enquiryId, body: 'As I said last year.', written_at: LONG_AGO }
    const { ewan } = society.ids
    const ours = as(ewan, (db) =>
      db
        .insertInto('enquiry_message')
        .values({ ...message, id: randomUUID(), author_id: ewan, from_society: true })
        .execute(),
    )
    await expect(ours).rejects.toThrow(isNow)
    const theirs = asEve((db) =>
      db
        .insertInto('enquiry_message')
        .values({ ...message, id: randomUUID(), from_society: false })
        .execute(),
    )
    await expect(theirs).rejects.toThrow(isNow)
  })

  test('nobody has asked, waits or was answered in a past of their own making', async () => {
    const asking = as(null, async (db) =>
      db
        .insertInto('enquiry')
        .values({
          id: randomUUID(),
          correspondent_id: await newcomer(db),
          kind: 'something-else',
          message: 'Hello',
          received_at: LONG_AGO,
        })
        .execute(),
    )
    await expect(asking).rejects.toThrow(isNow)
    const answered = as(null, async (db) =>
      db
        .insertInto('enquiry')
        .values({
          id: randomUUID(),
          correspondent_id: await newcomer(db),
          kind: 'something-else',
          message: 'Hello',
          received_at: db.now,
          first_answer_minutes: 1,
        })
        .execute(),
    )
    await expect(answered).rejects.toThrow(/row-level security/)
    const waiting = asEve((db) =>
      db.updateTable('enquiry').set({ waiting_since: LONG_AGO }).where('id', '=', enquiryId).execute(),
    )
    await expect(waiting).rejects.toThrow(/since before they asked/)
    const closing = as(society.ids.ewan, (db) =>
      db.updateTable('enquiry').set({ closed_at: LONG_AGO }).where('id', '=', enquiryId).execute(),
    )
    await expect(closing).rejects.toThrow(isNow)
  })

  test('how long the first answer took is counted once', async () => {
    const count = (minutes: number) =>
      as(society.ids.ewan, (db) =>
        db
          .updateTable('enquiry')
          .set({ first_answer_minutes: minutes })
          .where('id', '=', enquiryId)
          .execute(),
      )
    await count(30)
    await expect(count(1)).rejects.toThrow(/counted once/)
  })

  test('no setting holds from a day on that never comes, and no office was always held', async () => {
    const { morag, mo } = society.ids
    const setting = as(morag, (db) =>
      db
        .insertInto('setting_change')
        .values({ id: randomUUID(), name: 'x', value: '1', changed_at: FAR_AHEAD, changed_by: morag })
        .execute(),
    )
    await expect(setting).rejects.toThrow(isNow)
    const office = as(morag, (db) =>
      db
        .insertInto('office')
        .values({ id: randomUUID(), person_id: mo, kind: 'council', since: LONG_AGO, given_by: morag })
        .execute(),
    )
    await expect(office).rejects.toThrow(isNow)
    const ending = as(morag, (db) =>
      db.updateTable('office').set({ until: LONG_AGO }).where('id', '=', society.offices.clement).execute(),
    )
    await expect(ending).rejects.toThrow(isNow)
  })
})

describe('what is done, is done by whoever does it', () => {
  test('nobody of Council answers what they have asked of it themselves', async () => {
    const { clement } = society.ids
    const answering = as(clement, async (db) => {
      await db
        .insertInto('accreditation_request')
        .values({ id: randomUUID(), person_id: clement, asks_for: 'accredited', asked_at: db.now })
        .execute()
      await db
        .updateTable('accreditation_request')
        .set({ answered_at: db.now, answered_by: clement, answer: 'Yes.' })
        .where('person_id', '=', clement)
        .execute()
    })
    await expect(answering).rejects.toThrow(/row-level security/)
  })

  test('a talk that was merely noted names nobody, so that no name is told by it', async () => {
    const { ewan, mo } = society.ids
    const noting = as(ewan, (db) =>
      db
        .insertInto('initial_discussion')
        .values({
          id: randomUUID(),
          enquiry_id: enquiryId,
          talk_id: randomUUID(),
          held_on: Temporal.PlainDate.from('2026-10-20'),
          noted_by: ewan,
          noted_at: db.now,
          held_by: mo,
        })
        .execute(),
    )
    await expect(noting).rejects.toThrow(/row-level security/)
  })

  test('a visitor writes no words into the society’s story, and addresses nobody who is not addressed', async () => {
    const step = (words: string | null) =>
      as(null, async (db) => {
        const id = randomUUID()
        await db
          .insertInto('enquiry')
          .values({
            id,
            correspondent_id: await newcomer(db),
            region_id: society.regions.scotland,
            kind: 'start-online',
            message: 'Hello',
            received_at: db.now,
            assigned_to: society.ids.ewan,
          })
          .execute()
        await db
          .insertInto('enquiry_step')
          .values({
            id: randomUUID(),
            enquiry_id: id,
            kind: 'assigned',
            taken_at: db.now,
            by_enquirer: true,
            to_person_id: words === null ? society.ids.mo : society.ids.ewan,
            words,
          })
          .execute()
      })
    await expect(step('Ewan says: pay me.')).rejects.toThrow(/row-level security/)
    await expect(step(null)).rejects.toThrow(/row-level security/)
  })

  test('the officer for concerns is not named to the public by a form that was made for others', async () => {
    for (const officeId of [society.offices.ottilie, society.offices.clement]) {
      const who = officeId === society.offices.ottilie ? society.as.ottilie : society.as.clement
      const { status } = await forge(who, `/home/offices/${officeId}/naming`, { isNamedPublicly: 'yes' })
      expect(status).toBe(404)
    }
    const { rows } = await society.circle.owner.query(
      `select from office where kind <> 'representative' and named_publicly_at is not null`,
    )
    expect(rows).toEqual([])
  })
})

describe('a question is answered to those whom it concerns', () => {
  test('that an enquiry is a concern is told to nobody who merely knows its id', async () => {
    const { ottilie, morag, clement, ewan, mo } = society.ids
    const answerTo = (who: string | null) =>
      as(who, async (db) => {
        const { rows } = await sql<{ yes: boolean }>`select is_concern(${concernId}::uuid) as yes`.execute(db)
        return rows[0]?.yes
      })
    for (const who of [null, morag, clement, ewan, mo]) expect(await answerTo(who)).toBe(false)
    expect(await answerTo(ottilie)).toBe(true)
  })

  test('who holds an office, or once did, and who is away, is not told to whoever knows an id', async () => {
    const { ewan, clement, mo } = society.ids
    await society.away('ewan', '2026-10-01', '2026-10-31')
    for (const who of [null, mo]) {
      const told = await as(who, async (db) => {
        const { rows } = await sql`
          select holds_some_office(${ewan}::uuid) as holds, held_office_once(${ewan}::uuid) as held,
            sits_on_council(${clement}::uuid) as sits,
            is_away_between(${ewan}::uuid, '2026-10-01', '2026-10-31') as away`.execute(db)
        return rows
      })
      expect(told).toEqual([{ holds: false, held: false, sits: false, away: false }])
      const away = as(who, (db) => sql`select is_away(${ewan}::uuid)`.execute(db))
      await expect(away).rejects.toThrow(/permission denied/)
    }
  })

  test('functions that run as the owner are nobody’s to run who was not named', async () => {
    const { rows } = await society.circle.owner.query(`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and (
        p.proconfig is null or not p.proconfig @> array['search_path=public, pg_temp']
        or (p.prorettype <> 'trigger'::regtype and exists (
          select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)))`)
    expect(rows).toEqual([])
  })
})

describe('what everybody may keep a copy of', () => {
  test('bears nobody’s session, however long they have been away', async () => {
    const { owner } = society.circle
    for (const path of ['/groups/embed', '/groups.json', '/groups.atom', '/groups.rss']) {
      await owner.query(
        `update session set updated_at = updated_at - interval '3 days', expires_at = expires_at - interval '3 days'`,
      )
      const { status, headers } = await society.as.mo.get(path)
      expect(status).toBe(200)
      expect(headers.get('Cache-Control')).toContain('public')
      expect(headers.getSetCookie(), path).toEqual([])
    }
  })
})

describe('somebody whose address another typed into the waiting list', () => {
  test('leaves it without confirming anything first, on the page or by their mail program’s own button', async () => {
    for (const [who, leave] of [
      ['wanda', (own: string) => society.visitor.submit(own, {}, /leaving$/)],
      ['walter', (own: string) => society.visitor.post(`${own}/one-click`, '')],
    ] as const) {
      await society.visitor.submit('/waiting-list', {
        name: who,
        email: `${who}@example.org`,
        region: society.regions.wales,
        profession: 'GP',
      })
      await society.circle.settled()
      const letter = society.circle.mail.to(`${who}@example.org`).at(-1)?.text ?? ''
      const own = /\/waiting-list\/[\w-]{43}/.exec(letter)?.[0] ?? ''
      expect(
        (await forge(society.visitor, `${own}/wishes`, { region: 'online', profession: 'GP' })).status,
      ).toBe(303)
      expect((await leave(own)).status).toBeLessThan(400)
      const { rows } = await society.circle.owner.query(
        `select w.left_at from waiting_list_entry w join correspondent c on c.id = w.correspondent_id where c.email = $1`,
        [`${who}@example.org`],
      )
      expect(rows[0]?.left_at, who).not.toBeNull()
    }
  })
})
