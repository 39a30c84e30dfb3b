import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openGroup } from '../../src/features/groups/commands/open-group.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import {
  joinWaitingList,
  joinWaitingListFor,
} from '../../src/features/waiting-lists/commands/join-waiting-list.ts'
import {
  askWhetherStillWanted,
  tellOfGroup,
  tellWaitingList,
} from '../../src/features/waiting-lists/commands/tell-waiting.ts'
import { waitingByRegion, waitingForGroup } from '../../src/features/waiting-lists/queries/waiting-numbers.ts'
import { visitor as nobody, personAlone, type Viewer } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { writeOpenGroup } from '../support/open-group.ts'

const START = '2026-10-05T09:00:00Z'
const [scotland, wales] = [randomUUID(), randomUUID()]
const [rhona, ada] = [randomUUID(), randomUUID()]

let circle: Circle
let visitor: Client
const run = (sql: string, values: unknown[] = []) => circle.owner.query(sql, values)

beforeAll(async () => {
  circle = await startCircle({ now: START })
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', $1)`,
    [START],
  )
  for (const [id, name] of [
    [scotland, 'Scotland'],
    [wales, 'South Wales'],
  ]) {
    await run('insert into region (id, name, position, added_at) values ($1, $2, 1, $3)', [id, name, START])
  }
  for (const [id, name] of [
    [rhona, 'Rhona'],
    [ada, 'Ada'],
  ]) {
    await run('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${name}@example.org`.toLowerCase(),
    ])
  }
  await run(
    `insert into office (id, person_id, kind, region_id, since) values ($1, $2, 'representative', $3, $4), ($5, $6, 'administrator', null, $4)`,
    [randomUUID(), rhona, scotland, START, randomUUID(), ada],
  )
  visitor = await clientOf(circle)
})
beforeEach(async () => {
  circle.clock.set(START)
  await run('delete from waiting_list_entry')
  await run('truncate email')
  circle.mail.received.length = 0
})
afterAll(() => circle.close())

const gemma = {
  name: 'Gemma Hollis',
  email: 'gemma@example.org',
  region: scotland,
  profession: 'GP',
  area: 'Leith',
}

async function ask(values: Record<string, string>) {
  const answer = await visitor.submit('/waiting-list', values)
  expect(answer.location, wordsOf(answer.html)).toBe('/waiting-list/asked')
  await circle.settled()
  return circle.mail.to(values.email ?? '').at(-1)
}

/** On the list, as if by the form and the email. */
async function waits(values: Record<string, string>): Promise<string> {
  const path = pathIn(await ask(values))
  await visitor.submit(path, {}, /confirmation$/)
  return path
}

const viewerOf = (personId: string | null, more: Partial<Viewer> = {}): Viewer =>
  personId ? { ...personAlone(personId), ...more } : nobody
const as = <T>(personId: string | null, work: Parameters<typeof circle.database.asViewer<T>>[1], more = {}) =>
  circle.database.asViewer(viewerOf(personId, more), work)

async function groupIn(region: string | null, wish: Parameters<typeof writeOpenGroup>[1] = {}) {
  const group = await writeOpenGroup(circle.owner, { mode: 'face-to-face', ...wish })
  await run('update balint_group set region_id = $1 where id = $2', [region, group.id])
  return group
}

async function announce(groupId: string, leaderId: string) {
  await as(leaderId, (db) => tellWaitingList(db, groupId))
  await circle.settled()
}

describe('asking to be told', () => {
  test('counts only when it is confirmed by the secret address; one click leaves', async () => {
    const mail = await ask(gemma)
    expect(mail?.subject).toBe('Shall we tell you when a group opens?')
    expect(mail?.text).toContain('in Scotland')
    const counted = async () => (await as(rhona, waitingByRegion))[0]?.waiting ?? 0
    expect(await counted()).toBe(0)

    const path = pathIn(mail)
    const page = await visitor.get(path)
    expect(wordsOf(page.html)).toContain('Say yes, and it counts')
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
    expect(await counted(), 'looking is no yes: mail programs look at every link').toBe(0)

    const confirmed = await visitor.submit(path, {}, /confirmation$/)
    const onTheList = wordsOf((await visitor.get(confirmed.location ?? '')).html)
    expect(onTheList).toContain('You are on the list.')
    expect(onTheList, 'while they wait').toContain('the groups that are open now')
    expect(await counted()).toBe(1)

    const left = await visitor.submit(path, {}, /leaving$/)
    expect(wordsOf((await visitor.get(left.location ?? '')).html)).toContain('You have left the list')
    expect(await counted()).toBe(0)
  })

  test('needs a place to go: whoever leaves it out reads so beside the field, and nothing typed is lost', async () => {
    const { status, html } = await visitor.submit('/waiting-list', { ...gemma, region: '' })
    expect(status).toBe(422)
    expect(wordsOf(html)).toContain('Please choose a region, or online only.')
    expect(html).toContain('value="Gemma Hollis"')
  })

  test('twice with the same address shows nothing on the screen, and adds nothing', async () => {
    const path = await waits(gemma)
    circle.clock.set('2026-10-06T09:00:00Z')
    const mail = await ask({ ...gemma, email: 'GEMMA@example.org', name: 'Somebody Else' })
    expect(mail).toBeUndefined()
    const again = circle.mail.to('gemma@example.org').at(-1)
    expect(again?.subject).toBe('You are on the waiting list already')
    expect(pathIn(again)).toBe(path)
    expect((await run('select id from waiting_list_entry')).rows).toHaveLength(1)
    // A third time within the hour writes to nobody.
    await ask({ ...gemma, email: 'GEMMA@example.org' })
    expect(circle.mail.to('gemma@example.org')).toHaveLength(2)
  })

  test('at the same moment from two windows makes one entry', async () => {
    const forms = await Promise.all([clientOf(circle), clientOf(circle)])
    await Promise.all(
      forms.map((window) => window.submit('/waiting-list', { ...gemma, email: 'twice@example.org' })),
    )
    await circle.settled()
    expect((await run('select id from waiting_list_entry')).rows).toHaveLength(1)
    expect(circle.mail.to('twice@example.org')).toHaveLength(1)
  })

  test('is no mail relay: a connection that has sent many forms is asked to wait', async () => {
    await run('delete from unproven_mail')
    const join = (number: number) =>
      circle.database.asViewer(
        nobody,
        (db) =>
          joinWaitingList(db, {
            name: 'Mallory',
            email: `stranger${number}@example.org`,
            regionId: scotland,
            wantsOnline: false,
            profession: 'GP',
            area: null,
          }),
        { client: '203.0.113.9' },
      )
    for (let number = 0; number < 20; number++) expect(await join(number)).toEqual({ asked: true })
    expect(await join(21)).toEqual({ refused: 'enough-from-here' })
  })

  test('can be changed on one’s own page', async () => {
    const path = await waits(gemma)
    const answer = await visitor.submit(path, { region: 'online', profession: 'Nurse', area: '' }, /wishes$/)
    expect(answer.status).toBe(303)
    const { rows } = await run('select region_id, wants_online, profession, area from waiting_list_entry')
    expect(rows).toEqual([{ region_id: null, wants_online: true, profession: 'Nurse', area: null }])
  })

  test('an address that opens nothing is answered kindly', async () => {
    const { status, html } = await visitor.get(`/waiting-list/${'x'.repeat(43)}`)
    expect(status).toBe(404)
    expect(wordsOf(html)).toContain('This address opens nothing now')
  })
})

describe('when a group opens', () => {
  test('those who wait for one like it are told once, why, and how to leave with one click (RFC 8058)', async () => {
    const path = await waits(gemma)
    await waits({ ...gemma, email: 'rhys@example.org', region: wales })
    await waits({ ...gemma, email: 'nurse@example.org', profession: 'Nurse' })
    await waits({ ...gemma, email: 'online@example.org', region: 'online' })
    await ask({ ...gemma, email: 'unconfirmed@example.org' })
    circle.mail.received.length = 0

    const group = await groupIn(scotland)
    await announce(group.id, group.leaderIds[0])
    expect(circle.mail.received.map(({ subject }) => subject)).toEqual([
      'A group opens near you: Leith Evening',
    ])
    const mail = circle.mail.to('gemma@example.org')[0]
    expect(mail?.text).toContain('You get this because you asked us to tell you of groups in Scotland.')
    expect(mail?.text).toContain(`/groups/${group.id}`)
    expect(mail?.text).toContain(path)
    expect(mail?.text).not.toContain('ailsa')

    const list = mail?.headers.get('list')
    expect(JSON.stringify(list)).toContain('one-click')
    expect(JSON.stringify(list)).toContain('List-Unsubscribe=One-Click')

    // Again, and opened anew: nobody is told twice.
    await announce(group.id, group.leaderIds[0])
    expect(circle.mail.received).toHaveLength(1)

    // A mail program posts on the reader's behalf: no cookie, no origin, no key.
    const oneClick = await circle.app.request(`${circle.url}${path}/one-click`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(oneClick.status).toBe(200)
    expect(oneClick.headers.get('Set-Cookie')).toBeNull()
    const second = await groupIn(scotland, { name: 'Portobello Noon' })
    await announce(second.id, second.leaderIds[0])
    expect(circle.mail.received).toHaveLength(1)
  })

  test('an online group is told to whoever would come online, wherever they are', async () => {
    await waits({ ...gemma, online: 'yes' })
    await waits({ ...gemma, email: 'here@example.org' })
    await waits({ ...gemma, email: 'anywhere@example.org', region: 'online' })
    circle.mail.received.length = 0
    const group = await groupIn(wales, { mode: 'online' })
    await announce(group.id, group.leaderIds[0])
    const told = circle.mail.received
      .flatMap((mail) => mail.to ?? [])
      .flatMap((to) => to.value.map((each) => each.address))
    expect(told.sort()).toEqual(['anywhere@example.org', 'gemma@example.org'])
  })

  test('nobody is told of a group they lead already, or twice for two regions', async () => {
    const group = await groupIn(scotland, { mode: 'online' })
    await run(`update person set email = 'ailsa.waits@example.org' where id = $1`, [group.leaderIds[0]])
    await waits({ ...gemma, email: 'ailsa.waits@example.org', online: 'yes' })
    await waits({ ...gemma, online: 'yes' })
    await waits({ ...gemma, region: wales, online: 'yes' })
    circle.mail.received.length = 0
    await announce(group.id, group.leaderIds[0])
    expect(circle.mail.to('gemma@example.org')).toHaveLength(1)
    expect(circle.mail.to('ailsa.waits@example.org')).toHaveLength(0)
  })

  test('two workers that are told at once, and one that was killed halfway, write to each person once', async () => {
    const many = 120
    await run(`insert into correspondent (id, name, email, met_at)
      select md5('c' || n)::uuid, 'Person ' || n, 'p' || n || '@example.org', now() from generate_series(1, ${many}) n`)
    await run(
      `insert into waiting_list_entry (id, correspondent_id, region_id, wants_online, asked_at, confirmed_at, wanted_until)
      select md5('w' || n)::uuid, md5('c' || n)::uuid, $1, false, $2, $2, timestamptz '2027-10-01' from generate_series(1, ${many}) n`,
      [scotland, START],
    )
    await run(
      `insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at)
      select md5('s' || n)::uuid, 'waiting-list', md5('w' || n)::uuid, md5('c' || n)::uuid, sha256(('t' || n)::bytea), $1
      from generate_series(1, ${many}) n`,
      [START],
    )
    const group = await groupIn(scotland)
    // One worker had done a batch before it was killed: what it noted and what it queued stand together.
    await circle.database.jobs
      .transaction()
      .execute(async (db) => {
        await sql`select set_config('circle.now', ${START}, true)`.execute(db)
        await sql`select take_waiting_notices(${group.id}, 50)`.execute(db)
        throw new Error('killed')
      })
      .catch(() => undefined)
    await Promise.all([1, 2, 3].map(() => tellOfGroup(circle.database, group.id, circle.clock.now())))
    const { rows } = await run(
      `select count(*)::int as emails, count(distinct correspondent_id)::int as people from email where template = 'group-opened'`,
    )
    expect(rows).toEqual([{ emails: many, people: many }])
  })

  test('is asked for by opening the group, and by nobody who does not lead it', async () => {
    const group = await groupIn(scotland)
    await expect(as(rhona, (db) => tellWaitingList(db, group.id))).rejects.toThrow(/only an opened group/)
    const closed = await groupIn(scotland, { open: false })
    const [leader] = closed.leaderIds
    await expect(as(leader, (db) => tellWaitingList(db, closed.id))).rejects.toThrow(/only an opened group/)

    await waits(gemma)
    await as(leader, (db) => openGroup(db, closed.id))
    await circle.settled()
    expect(circle.mail.to('gemma@example.org').at(-1)?.text).toContain(`/groups/${closed.id}`)
  })
})

describe('numbers', () => {
  test('are for the region’s representative and the office; one person is nobody in particular for leaders', async () => {
    const group = await groupIn(scotland, { open: false })
    const [leader] = group.leaderIds
    const number = () => as(leader, (db) => waitingForGroup(db, group.id))
    expect(await number()).toBe(0)
    await waits(gemma)
    expect(await number(), 'one is said as two').toBe(2)
    for (const name of ['b', 'c', 'd', 'e']) await waits({ ...gemma, email: `${name}@example.org` })
    await waits({ ...gemma, email: 'rhys@example.org', region: wales })
    expect(await number()).toBe(5)

    expect(await as(rhona, (db) => waitingForGroup(db, group.id))).toBeNull()
    expect(await as(rhona, waitingByRegion)).toEqual([{ regionId: scotland, waiting: 5, alsoOnline: 0 }])
    expect((await as(ada, waitingByRegion)).map(({ waiting }) => waiting).sort()).toEqual([1, 5])
    expect(await as(null, waitingByRegion)).toEqual([])
    expect(await as(leader, waitingByRegion)).toEqual([])
  })

  test('are all anybody sees: an entry is read by its own person alone', async () => {
    await waits(gemma)
    for (const personId of [rhona, ada, null]) {
      await expect(
        as(personId, (db) => db.selectFrom('waiting_list_entry').selectAll().execute()),
      ).rejects.toThrow(/permission denied/)
    }
  })
})

describe('from an enquiry', () => {
  const anEnquiry = async (region: string) => {
    const [correspondentId, id] = [randomUUID(), randomUUID()]
    await run(
      `insert into correspondent (id, name, email, met_at) values ($1, 'Gemma Hollis', 'gemma@example.org', $2)`,
      [correspondentId, START],
    )
    await run(
      `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at) values ($1, $2, $3, 'something-else', 'A group?', $4)`,
      [id, correspondentId, region, START],
    )
    return correspondentId
  }
  const wishes = { regionId: scotland, wantsOnline: true, profession: null, area: null }

  test('whoever has it in charge puts the enquirer down, who still says yes themselves', async () => {
    const correspondentId = await anEnquiry(scotland)
    expect(await as(rhona, (db) => joinWaitingListFor(db, { correspondentId, ...wishes }))).toEqual({
      asked: true,
    })
    await circle.settled()
    const mail = circle.mail.to('gemma@example.org').at(-1)
    expect(mail?.text).toContain('You wrote to us about a Balint group in Scotland, or online.')
    expect(await as(rhona, waitingByRegion)).toEqual([])
    await visitor.submit(pathIn(mail), {}, /confirmation$/)
    expect((await as(rhona, waitingByRegion))[0]?.waiting).toBe(1)
    // Whether somebody waits already is said to nobody: the answer is the same.
    circle.clock.set('2026-10-06T09:00:00Z')
    expect(await as(rhona, (db) => joinWaitingListFor(db, { correspondentId, ...wishes }))).toEqual({
      asked: true,
    })
    expect((await run('select id from waiting_list_entry')).rows).toHaveLength(1)
  })

  test('of another region is not theirs to do', async () => {
    const correspondentId = await anEnquiry(wales)
    await expect(as(rhona, (db) => joinWaitingListFor(db, { correspondentId, ...wishes }))).rejects.toThrow()
    await expect(as(null, (db) => joinWaitingListFor(db, { correspondentId, ...wishes }))).rejects.toThrow()
  })
})

describe('after a year', () => {
  test('we ask whether it is still wanted; a yes is another year, silence is the end', async () => {
    const path = await waits(gemma)
    await waits({ ...gemma, email: 'silent@example.org' })
    circle.mail.received.length = 0
    circle.clock.set('2027-09-10T09:00:00Z')
    await askWhetherStillWanted(circle.database, circle.clock.now())
    await askWhetherStillWanted(circle.database, circle.clock.now())
    await circle.settled()
    expect(circle.mail.received).toHaveLength(2)
    const mail = circle.mail.to('gemma@example.org')[0]
    expect(mail?.subject).toBe('Do you still want to hear of new groups?')
    expect(mail?.text).toContain('Tuesday 5 October 2027')
    expect(pathIn(mail)).toBe(path)
    await visitor.submit(path, {}, /confirmation$/)

    circle.clock.set('2027-11-20T09:00:00Z')
    expect(await as(rhona, waitingByRegion)).toEqual([{ regionId: scotland, waiting: 1, alsoOnline: 0 }])
    await forget(circle, ['unconfirmed-waiting', 'waiting', 'correspondents'], circle.clock.now())
    expect(
      (
        await run(
          `select email from correspondent where email in ('gemma@example.org', 'silent@example.org')`,
        )
      ).rows,
    ).toContainEqual({ email: 'gemma@example.org' })
    expect((await run(`select email from correspondent where email = 'silent@example.org'`)).rows).toEqual([])
  })

  test('what was never confirmed is forgotten after a week, address and all', async () => {
    await ask({ ...gemma, email: 'mistyped@example.org' })
    circle.clock.set('2026-10-13T10:00:00Z')
    await forget(circle, ['unconfirmed-waiting', 'waiting', 'correspondents'], circle.clock.now())
    expect((await run(`select id from correspondent where email = 'mistyped@example.org'`)).rows).toEqual([])
    expect((await run('select id from waiting_list_entry')).rows).toEqual([])
  })
})
