import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { remindGuests } from '../../src/features/tasters/commands/by-themselves.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

const START = '2026-11-25T09:00:00Z'
const BEGINS = '2026-12-08T19:30:00Z'
const link = 'https://meet.example.org/try-it'

let circle: Circle
let leith: OpenGroup
let leader: Client
let visitor: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  leith = await writeOpenGroup(circle.owner)
  leader = await clientOf(circle, leith.leaderIds[0])
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

const online = {
  on: '2026-12-08',
  at: '19:30',
  minutes: '90',
  mode: 'online',
  url: link,
  seats: '2',
  plan: 'We begin with names. Then one case, if there is one.',
}

async function announce(group: OpenGroup, wish: Record<string, string> = {}): Promise<string> {
  const as = group === leith ? leader : await clientOf(circle, group.leaderIds[0])
  const { location } = await as.submit(`/groups/${group.id}/tasters`, { ...online, ...wish })
  return location?.split('/').at(-1) ?? ''
}

/** Signs up, and answers with the path of their own page, as their email gives it. */
async function signUp(taster: string, who: string): Promise<string> {
  const email = `${who}@example.org`.toLowerCase()
  const { location } = await visitor.submit(`/tasters/${taster}`, { name: who, email, profession: 'GP' })
  expect(location).toBe('/tasters/asked')
  await circle.settled()
  return pathIn(circle.mail.to(email).at(-1))
}

const press = (page: string, what: 'confirmation' | 'leaving') => visitor.submit(page, {}, `${page}/${what}`)
const words = async (page: string, client = visitor) => wordsOf((await client.get(page)).html)
const lettersTo = (who: string) =>
  circle.mail.to(`${who}@example.org`.toLowerCase()).map(({ subject }) => subject)

describe('a taster is announced (R41, R72)', () => {
  test('with date, length, seats and cost; everybody finds it, by region or online, and nobody its link', async () => {
    const taster = await announce(leith, { contribution: '5', closes_on: '2026-12-06' })
    expect(await words('/tasters')).toContain('Leith Evening')
    expect(await words('/tasters?where=online')).toContain('Leith Evening')
    const page = await visitor.get(`/tasters/${taster}`)
    expect(wordsOf(page.html)).toContain('Tuesday 8 December 2026, 19:30 to 21:00 (UK time)')
    expect(wordsOf(page.html)).toContain('£5')
    expect(wordsOf(page.html)).toContain('2 of 2 seats free')
    expect(page.html).not.toContain('meet.example.org')
    expect(await words(`/groups/${leith.id}`)).toContain('Come to a meeting to try')
    expect(await words('/')).toContain('Leith Evening')
    circle.clock.set('2026-12-07T00:00:01Z')
    expect(await words(`/tasters/${taster}`)).toContain('Signing up has closed.')
    circle.clock.set(START)
  })

  test('each fault stands beside its field, and what was typed stays', async () => {
    const tried = (wish: Record<string, string>) =>
      leader.submit(`/groups/${leith.id}/tasters`, { ...online, ...wish })
    const noLink = await tried({ url: '', seats: '5' })
    expect(noLink.status).toBe(409)
    expect(wordsOf(noLink.html)).toContain('Please give the link of the meeting')
    expect(noLink.html).toContain('value="5"')
    const many = await tried({ seats: 'many' })
    expect(wordsOf(many.html)).toContain('Please enter a whole number from 1 to 30.')
    expect(many.html).toContain('value="many"')
    const past = await tried({ on: '2020-01-01' })
    expect(wordsOf(past.html)).toContain('A taster lies ahead.')
  })

  test('of a group in planning only when its leaders choose so; the group itself stays unseen', async () => {
    const planned = await writeOpenGroup(circle.owner, { name: 'Cramond', open: false })
    const hidden = await announce(planned)
    expect((await visitor.get(`/tasters/${hidden}`)).status).toBe(404)
    const shown = await announce(planned, { before_opening: 'yes' })
    const page = await visitor.get(`/tasters/${shown}`)
    expect(wordsOf(page.html)).toContain('Cramond')
    expect(page.html).not.toContain(`/groups/${planned.id}`)
    expect((await visitor.get(`/groups/${planned.id}`)).status).toBe(404)
    // Nobody else's leader sees or keeps it.
    expect((await leader.get(`/groups/${planned.id}/tasters/${shown}`)).status).toBe(404)
  })
})

describe('a guest', () => {
  test('confirms by a page that an email leads to; full, they wait; who leaves gives the seat to the next, told once', async () => {
    const taster = await announce(leith)
    const [iona, kit, lorna, moss] = [
      await signUp(taster, 'Iona'),
      await signUp(taster, 'Kit'),
      await signUp(taster, 'Lorna'),
      await signUp(taster, 'Moss'),
    ]
    expect(await words(iona)).toContain('Would you like to come?')
    expect(await words(`/groups/${leith.id}/tasters/${taster}`, leader)).not.toContain('Iona')
    for (const page of [iona, kit, lorna, moss]) await press(page, 'confirmation')
    expect(await words(iona)).toContain('You have a seat')
    expect(await words(lorna)).toContain('You wait for a seat')
    expect(await words(`/tasters/${taster}`)).toContain('Full: you may wait for a seat')
    const guests = await words(`/groups/${leith.id}/tasters/${taster}`, leader)
    expect(guests).toMatch(/IonaGPHas a seat.*LornaGPWaits for a seat/)
    expect(guests).not.toContain('iona@example.org')

    // Pressed in two windows at once, it is one leaving.
    const leaving = [
      await visitor.fillIn(kit, {}, `${kit}/leaving`),
      await visitor.fillIn(kit, {}, `${kit}/leaving`),
    ]
    await Promise.all(leaving.map((go) => go()))
    await circle.settled()
    expect(await words(lorna)).toContain('You have a seat')
    expect(await words(moss)).toContain('You wait for a seat')
    expect(lettersTo('Lorna').filter((subject) => subject?.startsWith('A seat is yours now'))).toHaveLength(1)
    expect(lettersTo('Moss')).toHaveLength(1)
    // The invitation is for calendars, and carries no way in.
    const seated = circle.mail.to('iona@example.org').at(-1)
    const invitation = seated?.attachments.find(({ contentType }) => contentType === 'text/calendar')
    expect(`${invitation?.content}`).toContain('METHOD:REQUEST')
    expect(`${invitation?.content} ${seated?.text}`).not.toContain('meet.example.org')
    // Whoever looks over a guest's shoulder learns the hour and nothing else (decision 41).
    expect(`${invitation?.content}`).toContain('SUMMARY:Meeting')
    expect(`${invitation?.content}`).not.toMatch(/balint group|leith|LOCATION|DESCRIPTION/i)
  })

  test('is told once when it moves, with the same entry for the calendar; a seat more is for who waits; none is lost', async () => {
    const taster = await announce(leith)
    const page = `/groups/${leith.id}/tasters/${taster}`
    const [rona, skye, tavish] = [
      await signUp(taster, 'Rona'),
      await signUp(taster, 'Skye'),
      await signUp(taster, 'Tavish'),
    ]
    for (const own of [rona, skye, tavish]) await press(own, 'confirmation')
    await circle.settled()
    const change = (wish: Record<string, string>) => leader.submit(page, wish, /\/date$/)
    const fewer = await change({ seats: '1' })
    expect([fewer.status, wordsOf(fewer.html).includes('nobody loses theirs')]).toEqual([409, true])
    expect((await change({ on: '2020-01-01' })).status).toBe(409)
    expect((await change({})).location).toContain('changed=0')
    const moved = await change({ on: '2026-12-09', at: '20:00', seats: '3' })
    expect(moved.location).toContain('changed=3')
    await circle.settled()
    expect(lettersTo('Rona').at(-1)).toBe('Another time: the meeting of Leith Evening')
    expect(lettersTo('Tavish').at(-1)).toBe('A seat is yours now: Leith Evening')
    expect(await words(tavish)).toContain('Wednesday 9 December 2026, 20:00 to 21:30')
    const entry = (nth: number) =>
      `${
        circle.mail
          .to('rona@example.org')
          .at(nth)
          ?.attachments.find(({ contentType }) => contentType === 'text/calendar')?.content
      }`
    const uid = (text: string) => text.match(/UID:.*/)?.[0]
    expect([uid(entry(-1)), entry(-1).includes('SEQUENCE:1')]).toEqual([uid(entry(-2)), true])
    // Nobody but its leaders changes it, not past the pages either.
    const other = await writeOpenGroup(circle.owner, { name: 'Elsewhere' })
    const past = circle.database.asViewer(personAlone(other.leaderIds[0]), (db) =>
      db.updateTable('taster').set({ seats: 30 }).where('id', '=', taster).executeTakeFirst(),
    )
    expect((await past).numUpdatedRows).toBe(0n)
    const lost = circle.database.asViewer(personAlone(leith.leaderIds[0]), (db) =>
      db.updateTable('taster').set({ seats: 1 }).where('id', '=', taster).execute(),
    )
    await expect(lost).rejects.toThrow('seats that are taken stay')
  })

  test('is reminded once, finds the way in only shortly before, and sees nothing else of the group', async () => {
    const taster = await announce(leith)
    const nell = await signUp(taster, 'Nell')
    await press(nell, 'confirmation')
    expect(await words(nell)).toContain('The way in shows itself here 15 minutes before')
    expect(await words(nell)).toContain('We begin with names.')
    const dayBefore = Temporal.Instant.from(BEGINS).subtract({ hours: 20 })
    circle.clock.set(dayBefore.toString())
    await remindGuests(circle.database, dayBefore)
    await remindGuests(circle.database, dayBefore)
    await circle.settled()
    expect(lettersTo('Nell').filter((subject) => subject?.startsWith('Soon'))).toHaveLength(1)
    expect((await visitor.get(nell)).html).not.toContain('meet.example.org')
    circle.clock.set(Temporal.Instant.from(BEGINS).subtract({ minutes: 14 }).toString())
    expect((await visitor.get(nell)).html).toContain(link)
    circle.clock.set(START)
  })

  test('is told when it is called off', async () => {
    const taster = await announce(leith)
    const page = await signUp(taster, 'Oran')
    await press(page, 'confirmation')
    await leader.submit(`/groups/${leith.id}/tasters/${taster}`, {}, /cancellation$/)
    await circle.settled()
    expect(lettersTo('Oran').at(-1)).toBe('Called off: the meeting of Leith Evening')
    expect(await words(page)).toContain('The meeting does not take place')
    expect((await visitor.get(`/tasters/${taster}`)).status).toBe(404)
  })
})

test('the last seat wanted by two people in the same second goes to one; the other waits', async () => {
  const taster = await announce(leith, { seats: '1' })
  const pages = [await signUp(taster, 'Peta'), await signUp(taster, 'Quin')]
  const presses = await Promise.all(pages.map((page) => visitor.fillIn(page, {}, `${page}/confirmation`)))
  await Promise.all(presses.map((go) => go()))
  const stand = await Promise.all(pages.map((page) => words(page)))
  expect(stand.filter((page) => page.includes('You have a seat'))).toHaveLength(1)
  expect(stand.filter((page) => page.includes('You wait for a seat'))).toHaveLength(1)
})

test('who came applies with one click, and the application counts at once; who did not come cannot', async () => {
  const taster = await announce(leith)
  const [rae, sol] = [await signUp(taster, 'Rae'), await signUp(taster, 'Sol')]
  for (const page of [rae, sol]) await press(page, 'confirmation')
  const hers = `/groups/${leith.id}/tasters/${taster}`
  circle.clock.set('2026-12-09T10:00:00Z')
  const { html } = await leader.get(hers)
  const id = /value="([0-9a-f-]{36})"[^>]*>\s*(?:<[^>]+>\s*)*Rae/.exec(html)?.[1] ?? ''
  expect((await leader.submit(hers, { came: id }, /attendance$/)).location).toBe(`${hers}?saved`)
  await circle.settled()
  expect(lettersTo('Rae').at(-1)).toBe('Would you like to come again? Leith Evening')
  expect(await words(sol)).toContain('The meeting is over')

  const shown = await words(rae)
  expect(shown).toContain('I came to the meeting on 8 December 2026')
  await visitor.submit(rae, {}, `${rae}/application`)
  expect(await words(rae)).toContain('You have applied')
  expect(await words(rae)).not.toContain('are deleted')
  const noted = await leader.get(hers)
  expect(wordsOf(noted.html)).toContain('Rae, GP: has applied since')
  expect(wordsOf(noted.html).match(/Sol/g)).toHaveLength(1)
  await circle.settled()
  const own = pathIn(circle.mail.to('rae@example.org').at(-1))
  expect(own).toMatch(/^\/applications\//)
  expect(await words(own)).toContain('Leith Evening')
  expect(await words(own)).toContain('A few things the leaders do not know yet')
  await visitor.submit(
    `${own}/correction`,
    {
      work_setting: 'Hospital',
      workplace_area: 'Leith',
      has_computer: 'yes',
      has_camera: 'yes',
      has_connection: 'yes',
    },
    `${own}/correction`,
  )
  expect(await words(own)).not.toContain('A few things the leaders do not know yet')
  expect(await words(`/groups/${leith.id}/applicants`, leader)).toContain('Rae')
  const { rows: told } = await circle.owner.query('select email from person where id = $1', [
    leith.leaderIds[0],
  ])
  expect(circle.mail.to(told[0].email).map(({ subject }) => subject)).toContain(
    'Somebody would like to join Leith Evening',
  )

  // Some weeks later the guests are gone; whoever applied is an applicant, and nothing else.
  const later = Temporal.Instant.from('2027-02-01T10:00:00Z')
  await forget(circle, ['unconfirmed-guests', 'taster-guests', 'correspondents'], later)
  const { rows } = await circle.owner.query(
    `select (select count(*)::int from taster_guest where taster_id = $1) as guests,
       (select count(*)::int from correspondent where email = 'sol@example.org') as sol,
       (select count(*)::int from correspondent where email = 'rae@example.org') as rae`,
    [taster],
  )
  expect(rows[0]).toEqual({ guests: 0, sol: 0, rae: 1 })
  circle.clock.set(START)
})

test('an address that opens nothing is answered kindly', async () => {
  const gone = await visitor.get(`/tasters/guests/${'a'.repeat(43)}`)
  expect(gone.status).toBe(404)
  expect(wordsOf(gone.html)).toContain('This address opens nothing now')
})
