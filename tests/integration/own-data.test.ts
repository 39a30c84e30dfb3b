import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { remindOfRequests } from '../../src/features/own-data/commands/remind-of-requests.ts'
import { ERASURE_WAITS_HOURS } from '../../src/features/own-data/rules/data-request.ts'
import { heldKinds } from '../../src/features/own-data/rules/held-kinds.ts'
import { askWhetherStillWanted } from '../../src/features/waiting-lists/commands/tell-waiting.ts'
import { formatDay } from '../../src/shared/calendar.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { ownDataNight } from '../support/own-data-night.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let whole: WholeGroup
let member: Client
let administrator: Client
let ada: string

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)

beforeAll(async () => {
  circle = await startCircle()
  whole = await writeWholeGroup(circle.owner, 'whole')
  await run('delete from email')
  ada = await somebody('Ada Office', 'ada@example.org')
  await run(`insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`, [
    randomUUID(),
    ada,
  ])
  member = await clientOf(circle, whole.memberId)
  administrator = await clientOf(circle, ada)
})
afterAll(() => circle.close())

async function somebody(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await run('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}

const requestOf = async (column: string, id: string) =>
  (await run(`select id from data_request where ${column} = $1 order by asked_at desc limit 1`, [id])).rows[0]
    ?.id

describe('what is held about somebody', () => {
  test('is described in words for each table that the database lists, and for no other', async () => {
    const { rows } = await run(
      `select table_name from held_kind where whose || shared || through <> '{}' order by 1`,
    )
    expect(Object.keys(heldKinds).sort()).toEqual(rows.map(({ table_name }) => table_name).sort())
  })

  test('is said why where it is not given', async () => {
    const { rows } = await run(`select table_name, gives from held_kind where gives <> 'page' order by 1`)
    for (const { table_name, gives } of rows)
      expect([table_name, heldKinds[table_name]?.why === 'request']).toEqual([
        table_name,
        gives === 'request',
      ])
    expect(rows.length).toBeGreaterThan(3)
  })

  test('stands on one page of their own, and on nobody else’s', async () => {
    const page = wordsOf((await member.get('/your-data')).html)
    expect(page).toContain('Your groups and their meetings')
    expect(page).toContain('Apologies you sent')
    expect(page).toContain('member@whole.example.org')
    expect(page).toContain('It is what two browsers say to each other')
    const stranger = await clientOf(circle, await somebody('Stranger', 'stranger@example.org'))
    expect(wordsOf((await stranger.get('/your-data')).html)).not.toContain('Apologies you sent')
    expect((await (await clientOf(circle)).get('/your-data')).location).toContain('/sign-in')
  })

  test('is a file to read and one for programs, without anybody else in it', async () => {
    const text = await member.get('/your-data/file.txt')
    expect(text.headers.get('Content-Disposition')).toContain('attachment')
    expect(text.html).toContain('member@whole.example.org')
    expect(text.html).toContain('Invoices (')
    const json = await member.get('/your-data/file.json')
    const { held } = JSON.parse(json.html)
    expect(held.find(({ kind }: { kind: string }) => kind === 'room_signal').withheld).toContain(
      'two browsers',
    )
    for (const file of [text.html, json.html]) {
      expect(file).not.toMatch(/(leader|rep|applicant|supervisor)@whole/)
      expect(file).not.toContain(whole.leaderId)
    }
  })

  test('is asked for once more by somebody who signed in long ago', async () => {
    await run(`update session set proved_at = now() - interval '31 minutes' where user_id = $1`, [
      whole.memberId,
    ])
    expect((await member.get('/your-data/file.txt')).location).toContain('/sign-in/again')
    await run('update session set proved_at = now() where user_id = $1', [whole.memberId])
  })
})

describe('a request', () => {
  test('of somebody signed in is due in a month, holds what it is about, and is answered with a file', async () => {
    const applicant = await somebody('Applicant', 'applicant@whole.example.org')
    const client = await clientOf(circle, applicant)
    expect((await client.get('/your-data/file.json')).html).not.toContain('"recommendation"')
    expect((await client.submit('/your-data', { kind: 'access' }, '/your-data/requests')).location).toBe(
      '/your-data?asked',
    )
    const again = await client.submit('/your-data', { kind: 'access' }, '/your-data/requests')
    expect(wordsOf(again.html)).toContain('You have asked for this already')
    await circle.settled()
    expect(circle.mail.to('ada@example.org').at(-1)?.subject).toContain('Somebody asks about their data')
    expect(wordsOf((await administrator.get('/office')).html)).toMatch(
      /2 people ask about their data: (due|\d+ days? late)/,
    )
    await run('update enquiry set waiting_since = null')
    expect(wordsOf((await administrator.get('/home')).html)).toContain('2 people ask about their data')

    const id = await requestOf('person_id', applicant)
    const { rows } = await run(
      `select due_on = ((asked_at at time zone 'Europe/London')::date + interval '1 month')::date as "isAMonth" from data_request where id = $1`,
      [id],
    )
    expect(rows).toEqual([{ isAMonth: true }])
    const page = wordsOf((await administrator.get(`/office/data-requests/${id}`)).html)
    expect(page).toContain('they alone can: you do not read it')
    expect(page).toContain('A draft is its writer’s alone.')

    const extended = await administrator.submit(
      `/office/data-requests/${id}`,
      { why: 'The files of 2019 are on paper.' },
      /extension$/,
    )
    expect(extended.status).toBe(303)
    expect((await administrator.get(`/office/data-requests/${id}`)).html).not.toContain('/extension')
    await circle.settled()
    expect(circle.mail.to('applicant@whole.example.org').at(-1)?.text).toContain('on paper')

    await administrator.submit(
      `/office/data-requests/${id}`,
      { answer: 'The paper comes by post.' },
      /answer$/,
    )
    await circle.settled()
    const email = circle.mail.to('applicant@whole.example.org').at(-1)
    expect(email?.text).toContain('lies ready for you')
    expect(email?.text).not.toContain('by post')
    expect(wordsOf((await client.get('/your-data')).html)).toContain('The paper comes by post.')
    expect((await client.get('/your-data/file.json')).html).toContain('"recommendation"')
  })

  test('of somebody without an account counts once their mailbox has shown that it is theirs', async () => {
    const visitor = await clientOf(circle)
    const asked = { name: 'A guest', email: 'guest@whole.example.org', kind: 'access' }
    expect((await visitor.submit('/data-requests', asked)).location).toBe('/data-requests/asked')
    await circle.settled()
    const path = pathIn(circle.mail.to(asked.email).at(-1))
    expect((await administrator.get('/office/data-requests')).html).not.toContain('A guest')
    expect((await visitor.get(`${path}/file.txt`)).status).toBe(404)
    await visitor.submit(path, {}, /confirmation$/)
    expect(wordsOf((await visitor.get(path)).html)).toContain('You are answered by')
    expect((await administrator.get('/office/data-requests')).html).toContain('A guest')
    expect((await visitor.get(`${path}/file.txt`)).status).toBe(404)

    const { rows } = await run(
      `select r.id from data_request r join correspondent c on c.id = r.correspondent_id where c.name = 'A guest'`,
    )
    await administrator.submit(`/office/data-requests/${rows[0].id}`, { answer: '' }, /answer$/)
    await circle.settled()
    const answer = pathIn(circle.mail.to(asked.email).at(-1))
    const file = await visitor.get(`${answer}/file.txt`)
    expect(file.html).toMatch(
      /Meetings you tried \(1\)\n-+\n {2}- Meeting to try: .+\n {4}Meeting: \w+day \d/,
    )
    expect(file.html).toContain('Outcome: The file was given')
    expect(file.html).not.toMatch(/\d{4}-\d{2}-\d{2}T|[{}]/)
    expect(file.html).not.toContain('applicant@whole')
  })

  test('that nobody confirms is forgotten after a week, with the address', async () => {
    const visitor = await clientOf(circle)
    await visitor.submit('/data-requests', { name: 'Typo', email: 'typo@example.org', kind: 'access' })
    await circle.settled()
    await ownDataNight(circle, 8)
    expect((await run(`select from correspondent where email = 'typo@example.org'`)).rowCount).toBe(0)
  })

  test('that waits is told of to the office once a week before its day, and once the day before; at home it comes first', async () => {
    const nina = await somebody('Nina Waits', 'nina@example.org')
    await (await clientOf(circle, nina)).submit('/your-data', { kind: 'access' }, '/your-data/requests')
    await circle.settled()
    const [{ due, id } = { due: '', id: '' }] = (
      await run('select id, due_on::text as due from data_request where person_id = $1', [nina])
    ).rows
    // What the written group asked on a day of its own is due no sooner.
    await run('update data_request set proved_at = now() where proved_at is not null and answered_at is null')
    const now = circle.clock.now()
    const remindedOn = async (daysBefore: number) => {
      circle.mail.received.length = 0
      const day = Temporal.PlainDate.from(due).subtract({ days: daysBefore })
      circle.clock.set(day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '06:37' }).toInstant())
      await remindOfRequests(circle.database, circle.clock.now())
      await circle.settled()
      return circle.mail
        .to('ada@example.org')
        .filter(({ text }) => text?.includes(id))
        .map(({ subject }) => subject)
    }
    const told = expect.stringContaining('A request about data is to be answered by')
    expect(await remindedOn(8)).toEqual([])
    expect(await remindedOn(7)).toEqual([told])
    expect(await remindedOn(5)).toEqual([])
    expect(await remindedOn(1)).toEqual([told])
    const letter = () => circle.mail.to('ada@example.org').find(({ text }) => text?.includes(id))?.text
    expect(letter()).toContain('What is asked: To see everything that is held (article 15)')
    expect(letter()).toContain('tell them before that day that it takes longer')
    expect(await remindedOn(0)).toEqual([])
    expect(await remindedOn(-3)).toEqual([])

    // Whoever asks for a group waits as well, and the law does not wait for them.
    await run('update enquiry set waiting_since = now()')
    const home = async () => wordsOf((await administrator.get('/home')).html)
    expect(await home()).toMatch(/ask about their data ?\d+ days? late: the law gives the society a month/)
    circle.clock.set(now)
    expect(await home()).toMatch(/ask about their data: due in \d+ days?/)
    await run('update data_request set withdrawn_at = now() where id = $1', [id])
  })

  test('is seen by nobody but its person and administrators', async () => {
    const id = await requestOf('person_id', whole.memberId)
    const leader = await clientOf(circle, whole.leaderId)
    expect((await leader.get(`/office/data-requests/${id}`)).status).toBe(404)
    expect((await leader.get('/office/data-requests')).status).toBe(404)
    expect(
      (await leader.post(`/your-data/requests/${id}/withdrawal`, new URLSearchParams())).status,
    ).not.toBe(303)
    expect(
      (await administrator.get('/office/data-requests/01990000-0000-7000-8000-000000000000')).status,
    ).toBe(404)
  })

  test('to correct something says what, and is answered in words', async () => {
    const wrong = await member.submit('/your-data', { kind: 'correction', words: '' }, '/your-data/requests')
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong.html)).toContain('Please say what is wrong')
    const id = await requestOf('person_id', whole.memberId)
    const silent = await administrator.submit(`/office/data-requests/${id}`, { answer: '' }, /answer$/)
    expect(wordsOf(silent.html)).toContain('Please say in a few words')
    await administrator.submit(
      `/office/data-requests/${id}`,
      { answer: 'It is spelt as you wrote it now.' },
      /answer$/,
    )
    expect(wordsOf((await member.get('/your-data')).html)).toContain('It is spelt as you wrote it now.')
  })
})

describe('confidential records', () => {
  test('say to their person who opened them, and when; nobody’s look at their own, and the same within an hour once', async () => {
    const { rows } = await run(
      `select a.id from application a join correspondent c on c.id = a.correspondent_id where c.email = 'applicant@whole.example.org'`,
    )
    const path = `/groups/${whole.groupId}/applicants/${rows[0].id}`
    await run('alter table confidential_look disable trigger stays')
    await run('delete from confidential_look')
    await run('alter table confidential_look enable trigger stays')
    const leader = await clientOf(circle, whole.leaderId)
    expect((await leader.get(path)).status).toBe(200)
    expect((await leader.get(path)).status).toBe(200)
    // A form that comes back shows the page, too.
    expect((await leader.post(`${path}/messages`, new URLSearchParams({ body: '' }))).status).toBe(403)
    expect((await member.get(path)).status).toBe(404)
    const applicant = (await run(`select id from person where email = 'applicant@whole.example.org'`)).rows[0]
      .id
    const page = wordsOf((await (await clientOf(circle, applicant)).get('/your-data/looks')).html)
    expect(page).toContain('Your application (whole): leader of whole')
    expect((await run(`select from confidential_look where what = 'application'`)).rowCount).toBe(1)
    expect(wordsOf((await leader.get('/your-data/looks')).html)).toContain('Nobody has looked')
  })

  test('of what somebody pays by agreement say who keeps the money and has looked', async () => {
    const leader = await clientOf(circle, whole.leaderId)
    expect((await leader.get(`/groups/${whole.groupId}/money/members`)).status).toBe(200)
    expect(wordsOf((await member.get('/your-data/looks')).html)).toContain(
      'What you pay, where it is agreed with you (whole): leader of whole',
    )
  })

  test('keep their lines: nobody changes one, and after a year it goes', async () => {
    await expect(run(`update confidential_look set what = 'report'`)).rejects.toThrow('stays written')
    await expect(run('delete from confidential_look')).rejects.toThrow('stays written')
    await ownDataNight(circle, 367)
    expect((await run('select from confidential_look')).rowCount).toBe(0)
  })
})

describe('an erasure', () => {
  test('waits for what has to be done first: a group is not left without a leader', async () => {
    const leader = await clientOf(circle, whole.leaderId)
    const page = await leader.get('/your-data/leaving')
    expect(wordsOf(page.html)).toContain('would be left without a leader')
    expect(page.html).not.toContain('Ask to be erased')
    await leader.submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    const id = await requestOf('person_id', whole.leaderId)
    const before = await administrator.get(`/office/data-requests/${id}`)
    expect(wordsOf(before.html)).toContain('whole would be left without a leader')
    expect(before.html).not.toContain('/erasure"')
    await expect(
      circle.database.asViewer(personAlone(ada), (db) => sql`select erase_for_request(${id})`.execute(db)),
    ).rejects.toThrow('something has to be done first')
  })

  test('is not the only administrator’s', async () => {
    expect(wordsOf((await administrator.get('/your-data/leaving')).html)).toContain(
      'You are the only administrator',
    )
  })

  test('that somebody else asked for at their computer is told to them at once, and is not done for three days', async () => {
    await run(`update session set proved_at = now() - interval '31 minutes' where user_id = $1`, [
      whole.memberId,
    ])
    const asked = await member.submit('/your-data/leaving', {}, '/your-data/leaving')
    expect(wordsOf(asked.html)).toContain('Please show that it is you')
    await run('update session set proved_at = now() where user_id = $1', [whole.memberId])

    circle.mail.received.length = 0
    await member.submit('/your-data/leaving', {}, '/your-data/leaving')
    await circle.settled()
    const told = circle.mail.to('member@whole.example.org')
    expect(told.map(({ subject }) => subject)).toEqual(['You asked to be erased'])
    expect(pathIn(told[0])).toBe('/your-data#asked')
    const id = await requestOf('person_id', whole.memberId)
    const office = `/office/data-requests/${id}`
    const { rows } = await run('select proved_at from data_request where id = $1', [id])
    const opens = Temporal.Instant.fromEpochMilliseconds(rows[0].proved_at.getTime()).add({ hours: 72 })
    const day = formatDay(opens, 'Europe/London')
    expect(wordsOf((await member.get('/your-data')).html)).toContain(`You are not erased before ${day}`)
    circle.clock.set(opens.subtract({ minutes: 1 }))
    const early = await administrator.get(office)
    expect(wordsOf(early.html)).toMatch(new RegExp(`Can be erased from\\s*${day}`))
    expect(early.html).not.toContain('/erasure"')
    await expect(
      circle.database.asViewer(personAlone(ada), (db) => sql`select erase_for_request(${id})`.execute(db)),
    ).rejects.toThrow('something has to be done first')
    // The email led to where it is taken back.
    await member.submit('/your-data', {}, /withdrawal$/)
    circle.clock.set(opens.add({ minutes: 1 }))
    expect((await administrator.get(office)).html).not.toContain('/erasure"')
  })

  test('is told by one last email, noted as an id, and leaves neither session nor address', async () => {
    await member.submit('/your-data/leaving', {}, '/your-data/leaving')
    expect((await member.get('/your-data/leaving')).html).not.toContain('Ask to be erased')
    const id = await requestOf('person_id', whole.memberId)
    await circle.settled()
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    circle.mail.received.length = 0
    const done = await administrator.submit(`/office/data-requests/${id}`, {}, /erasure$/)
    expect(done.location, wordsOf(done.html)).toBe('/office/data-requests')
    await circle.settled()
    const emails = circle.mail.to('member@whole.example.org')
    expect(emails.map(({ subject }) => subject)).toEqual(['You have been erased'])
    expect((await run('select from tombstone where id = $1', [whole.memberId])).rowCount).toBe(1)
    expect((await member.get('/your-data')).location).toContain('/sign-in')
    await ownDataNight(circle)
    expect((await run(`select from correspondent where email = 'member@whole.example.org'`)).rowCount).toBe(0)
    expect(wordsOf((await administrator.get('/office/data-requests')).html)).toContain(
      'Somebody who has been erased',
    )
    // Pages of the group stand without them.
    const leader = await clientOf(circle, whole.leaderId)
    expect((await leader.get(`/groups/${whole.groupId}/money`)).status).toBe(200)
    expect((await leader.get(`/groups/${whole.groupId}/circle`)).status).toBe(200)
  })
})

describe('an objection', () => {
  test('stops what one could do without, whoever sends it, and nothing else', async () => {
    const rep = await clientOf(circle, whole.representativeId)
    expect((await rep.submit('/your-data/mail', {}, '/your-data/objection')).location).toBe('/your-data/mail')
    expect(wordsOf((await rep.get('/your-data/mail')).html)).toContain('You have objected')
    const { rows } = await run('select encode(address_hash, $1) as hash from mail_objection', ['hex'])
    expect(JSON.stringify(rows)).not.toContain('rep@')
    await rep.submit('/your-data/mail', {}, '/your-data/objection/ending')
    expect(wordsOf((await rep.get('/your-data/mail')).html)).not.toContain('You have objected')
  })

  test('is honoured where emails leave the house: no renewal reaches her, and the answer to her request does', async () => {
    const visitor = await clientOf(circle)
    const zoe = { name: 'Zoe Lark', email: 'zoe@example.org' }
    await visitor.submit('/waiting-list', { ...zoe, region: whole.regionId, profession: 'GP', area: '' })
    await circle.settled()
    await visitor.submit(pathIn(circle.mail.to(zoe.email).at(-1)), {}, /confirmation$/)
    await visitor.submit('/data-requests', { ...zoe, kind: 'access' })
    await circle.settled()
    const page = pathIn(circle.mail.to(zoe.email).at(-1))
    await visitor.submit(page, {}, /confirmation$/)
    await visitor.submit(page, {}, /objection$/)
    circle.mail.received.length = 0
    await askWhetherStillWanted(circle.database, circle.clock.now().add({ hours: 24 * 350 }))
    await circle.settled()
    expect(
      (await run(`select from email where template = 'waiting-list-renewal' and dropped_at is not null`))
        .rowCount,
    ).toBe(1)
    expect(circle.mail.to(zoe.email)).toEqual([])
    const { rows } = await run(
      `select r.id from data_request r join correspondent c on c.id = r.correspondent_id where c.email = $1`,
      [zoe.email],
    )
    await administrator.submit(`/office/data-requests/${rows[0].id}`, { answer: '' }, /answer$/)
    await circle.settled()
    expect(circle.mail.to(zoe.email).map(({ subject }) => subject)).toEqual(['The answer about your data'])
  })
})
