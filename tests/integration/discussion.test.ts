import { randomUUID } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pickOfferedTime } from '../../src/features/enquiries/commands/pick-discussion-time.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'
import { invitationIn } from '../support/invitation.ts'
import { writeSmallSociety } from '../support/small-society.ts'

// Rhona represents Scotland and lives in Lisbon for the winter; Tegan represents South Wales. Isla, in Leith, then in
// Berlin, thinks of a group; so does Bram.

/** Monday; summer time ends on 25 October. */
const START = '2026-10-05T09:00:00Z'
const scotland = randomUUID()
const wales = randomUUID()
const people = { rhona: randomUUID(), tegan: randomUUID(), ada: randomUUID() }

let circle: Circle
let visitor: Client
let rhona: Client
let tegan: Client
let ada: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  await writeSmallSociety(circle.owner, {
    since: START,
    regions: [
      { id: scotland, name: 'Scotland' },
      { id: wales, name: 'South Wales' },
    ],
    people,
    offices: [
      { of: people.ada, kind: 'administrator' },
      { of: people.rhona, kind: 'representative', region: scotland },
      { of: people.tegan, kind: 'representative', region: wales },
    ],
  })
  visitor = await clientOf(circle)
  rhona = await clientOf(circle, people.rhona)
  tegan = await clientOf(circle, people.tegan)
  ada = await clientOf(circle, people.ada)
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set(START))

interface Enquirer {
  name: string
  email: string
  path: string
  /** Of their own page. */
  own: string
}

let asked = 0
/** Somebody new asks, and has the address of their page from the confirmation. */
async function enquirer(first: string): Promise<Enquirer> {
  asked += 1
  const [name, email] = [`${first} Grant`, `${first.toLowerCase()}${asked}@example.org`]
  await visitor.submit('/contact?kind=start-face-to-face', {
    name,
    email,
    region: scotland,
    message: 'May we talk?',
  })
  await circle.settled()
  const { rows } = await circle.owner.query(
    'select e.id from enquiry e join correspondent c on c.id = e.correspondent_id where c.email = $1',
    [email],
  )
  return { name, email, path: `/enquiries/${rows[0].id}`, own: ownPathIn(circle.mail.to(email)[0]) }
}

const ownPathIn = (mail: ParsedMail | undefined) => /\/e\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? ''

const twoTimes = {
  on1: '2026-10-24',
  at1: '10:00',
  on2: '2026-10-26',
  at2: '18:30',
  timeZone: 'Europe/London',
  minutes: '30',
  way: 'video',
  wayNote: 'https://video.example.org/rhona-and-you',
  word: 'Either would suit me well.',
}

const offer = (by: Client, { path }: Enquirer, changes: Record<string, string> = {}) =>
  by.submit(`${path}/discussion`, { ...twoTimes, ...changes }, /times$/)

/** The ids of the times that the enquirer's page has to pick from, in the order they stand there. */
async function timesOn({ own }: Enquirer): Promise<string[]> {
  const { html } = await visitor.get(own)
  return [...html.matchAll(/name="time" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
}

async function pick(who: Enquirer, nth: number, word = '') {
  const time = (await timesOn(who))[nth] ?? ''
  return visitor.submit(who.own, { time, word }, /discussion$/)
}

const newest = (address: string) => circle.mail.to(address).at(-1)
/** What an email says, however its lines are broken. */
const textOf = (mail: ParsedMail | undefined) => (mail?.text ?? '').replace(/\s+/g, ' ')

describe('a first talk (R3)', () => {
  let isla: Enquirer

  test('is offered at several times, which the enquirer reads in an email and on her page', async () => {
    isla = await enquirer('Isla')
    expect(wordsOf((await rhona.get(`${isla.path}/discussion`)).html)).toContain('A first talk with Isla')
    const answer = await offer(rhona, isla)
    expect(answer.location).toBe(`${isla.path}/discussion?done=offered`)
    const done = wordsOf((await rhona.get(answer.location ?? '')).html)
    expect(done).toContain('Your times are on their way to Isla.')
    expect(done).toContain('can be pickedSaturday 24 October 2026, 10:00 to 10:30 (UK time)')
    await circle.settled()
    expect(circle.mail.to(isla.email)).toHaveLength(2)
    const mail = newest(isla.email)
    expect(mail?.subject).toBe('Rhona offers to talk with you')
    expect(textOf(mail)).toContain('Saturday 24 October 2026, 10:00 to 10:30 (UK time)')
    expect(textOf(mail)).toContain('Monday 26 October 2026, 18:30 to 19:00 (UK time)')
    expect(textOf(mail)).toContain('Either would suit me well.')
    expect(textOf(mail)).toContain('https://video.example.org/rhona-and-you')
    expect(JSON.stringify(mail)).not.toContain('rhona@example.org')
    isla.own = ownPathIn(mail)
    const own = await visitor.get(isla.own)
    expect(wordsOf(own.html)).toContain('Rhona offers to talk with you.')
    expect(wordsOf(own.html)).toContain('Monday 26 October 2026, 18:30 to 19:00 (UK time)')
    expect(own.html).toContain('href="https://video.example.org/rhona-and-you"')
    expect(own.html).not.toContain('example.org"rhona')
  })

  test('is the enquirer’s to pick then: the list and the enquiry say so, and she is answered', async () => {
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('The enquirer has your times')
    expect(wordsOf((await rhona.get('/enquiries?list=open')).html)).toContain('The enquirer picks a time')
    expect(wordsOf((await rhona.get('/enquiries?list=waiting')).html)).not.toContain('Isla')
    const { rows } = await circle.owner.query('select first_answered_at from enquiry where id = $1', [
      isla.path.split('/').at(-1),
    ])
    expect(rows[0].first_answered_at).not.toBeNull()
  })

  test('does not exist for another region’s representative, nor for somebody without an office', async () => {
    expect((await tegan.get(`${isla.path}/discussion`)).status).toBe(404)
    expect((await ada.get(`${isla.path}/discussion`)).status).toBe(200)
    expect((await visitor.get(`${isla.path}/discussion`)).location).toContain('/sign-in')
    const bram = await enquirer('Bram')
    const foreign = (await timesOn(isla))[0] ?? ''
    await offer(rhona, bram, { on1: '2026-11-02', on2: '2026-11-03' })
    const taken = await visitor.submit(bram.own, { time: foreign }, /discussion$/)
    expect(taken.status).toBe(409)
    expect(wordsOf(taken.html)).toContain('That time is not offered any more')
  })

  test('is read in the enquirer’s own time zone beside the other’s, once she has chosen it', async () => {
    const kept = await visitor.submit(isla.own, { timeZone: 'Europe/Berlin' }, /zone$/)
    expect(kept.location).toBe(`${isla.own}?talk=zone#first-talk`)
    const words = wordsOf((await visitor.get(isla.own)).html)
    // Berlin and London change their clocks in the same night: an hour apart before and after.
    expect(words).toContain('Saturday 24 October 2026, 11:00 to 11:30 (Central European Time)')
    expect(words).toContain('For Rhona: 10:00 to 10:30 (UK time)')
    expect(words).toContain('Monday 26 October 2026, 19:30 to 20:00 (Central European Time)')
    expect(words).toContain('For Rhona: 18:30 to 19:00 (UK time)')
  })

  test('is picked once, however often the button is pressed, and both get an invitation that names only them', async () => {
    circle.clock.set('2026-10-05T12:00:00Z')
    const time = (await timesOn(isla))[1] ?? ''
    const { html } = await visitor.get(isla.own)
    const form = formsOf(html, isla.own).find(({ action }) => action === `${isla.own}/discussion`)
    const body = () => {
      const values = new URLSearchParams(form?.values.filter(([name]) => name !== 'word'))
      values.set('time', time)
      values.set('word', 'My number is 030 1234567.')
      return values
    }
    const answers = await Promise.all([1, 2].map(() => visitor.post(`${isla.own}/discussion`, body())))
    expect(answers.map(({ location }) => location)).toEqual(
      [1, 2].map(() => `${isla.own}?talk=picked#first-talk`),
    )
    await circle.settled()
    const [hers, ours] = [newest(isla.email), newest('rhona@example.org')]
    expect(hers?.subject).toBe('Your talk with Rhona is agreed')
    expect(ours?.subject).toBe('Your talk with Isla Grant is agreed')
    expect(textOf(hers)).toContain(
      'Monday 26 October 2026, 19:30 to 20:00 (Central European Time); there 18:30 to 19:00 (UK time)',
    )
    expect(textOf(ours)).toContain(
      'Monday 26 October 2026, 18:30 to 19:00 (UK time); there 19:30 to 20:00 (Central European Time)',
    )
    expect(textOf(ours)).toContain('My number is 030 1234567.')
    const [invited, inviting] = [invitationIn(hers), invitationIn(ours)]
    expect(invited).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      startsAt: '2026-10-26T18:30:00Z',
      endsAt: '2026-10-26T19:00:00Z',
      zone: 'Europe/Berlin',
      organizer: 'mailto:no-reply@example.org',
      attendees: [`mailto:${isla.email}`],
      status: 'CONFIRMED',
    })
    expect(inviting).toMatchObject({
      method: 'REQUEST',
      uid: invited.uid,
      sequence: 0,
      startsAt: '2026-10-26T18:30:00Z',
      zone: 'Europe/London',
      attendees: ['mailto:rhona@example.org'],
    })
    expect(invited.text).not.toContain('rhona@example.org')
    expect(inviting.text).not.toContain(isla.email)
    expect(invited.text).not.toContain('video.example.org')
    expect(JSON.stringify(ours)).not.toContain(isla.email)
    expect(circle.mail.received.filter(({ subject }) => /is agreed/.test(subject ?? ''))).toHaveLength(2)
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('The first talk is arranged')
  })

  test('is not overwritten by noting a day', async () => {
    const { html } = await ada.get((await enquirer('Elin')).path)
    const key = formsOf(html, '').find(({ fields }) => fields.includes('heldOn'))?.values[0]?.[1] ?? ''
    const answer = await ada.post(
      `${isla.path}/discussion`,
      new URLSearchParams({ _key: key, heldOn: '2026-10-08' }),
    )
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('A talk with its hour is agreed on already.')
  })

  test('is moved by the enquirer to another of the times offered: same UID, higher SEQUENCE, both told once', async () => {
    const before = invitationIn(newest(isla.email))
    circle.clock.set('2026-10-06T09:00:00Z')
    const moved = await pick(isla, 0)
    expect(moved.location).toBe(`${isla.own}?talk=picked#first-talk`)
    await circle.settled()
    for (const address of [isla.email, 'rhona@example.org']) {
      const mail = newest(address)
      expect(mail?.subject).toMatch(/^Your talk with .* has moved$/)
      expect(textOf(mail)).toContain('Not any more')
      expect(invitationIn(mail)).toMatchObject({
        method: 'REQUEST',
        uid: before.uid,
        sequence: 1,
        startsAt: '2026-10-24T09:00:00Z',
      })
    }
  })

  test('stands while the representative offers to move it, until one of the new times is picked', async () => {
    circle.clock.set('2026-10-07T09:00:00Z')
    await offer(rhona, isla, { on1: '2026-10-27', at1: '12:00', on2: '', at2: '', word: '' })
    await circle.settled()
    expect(newest(isla.email)?.subject).toBe('Rhona asks to move your talk')
    isla.own = ownPathIn(newest(isla.email))
    const own = wordsOf((await visitor.get(isla.own)).html)
    expect(own).toContain('WhenSaturday 24 October 2026, 11:00 to 11:30 (Central European Time)')
    expect(own).toContain('Tuesday 27 October 2026, 13:00 to 13:30 (Central European Time)')
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('The enquirer has your times')
    await pick(isla, 0)
    await circle.settled()
    expect(invitationIn(newest('rhona@example.org'))).toMatchObject({
      sequence: 2,
      startsAt: '2026-10-27T12:00:00Z',
    })
  })

  test('does not suit the enquirer any more: she proposes times in her zone, and a colleague picks one and takes it over', async () => {
    circle.clock.set('2026-10-08T09:00:00Z')
    const told = circle.mail.to('rhona@example.org').length
    const sent = await visitor.submit(
      isla.own,
      { word: 'I am on call that day.', on1: '2026-10-28', at1: '20:00', on2: '2026-10-29', at2: '20:00' },
      /proposal$/,
    )
    expect(sent.location).toBe(`${isla.own}?talk=proposed#first-talk`)
    await circle.settled()
    const mail = newest('rhona@example.org')
    expect(circle.mail.to('rhona@example.org')).toHaveLength(told + 1)
    expect(mail?.subject).toBe('Isla Grant proposes other times to talk')
    expect(textOf(mail)).toContain('I am on call that day.')
    expect(textOf(mail)).toContain(
      'Wednesday 28 October 2026, 19:00 to 19:30 (UK time); there 20:00 to 20:30 (Central European Time)',
    )
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('The enquirer proposes times')

    const page = await ada.get(`${isla.path}/discussion`)
    const [time] = [...page.html.matchAll(/name="time" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    const picked = await ada.submit(`${isla.path}/discussion`, { time: time ?? '' }, /time$/)
    expect(picked.location).toBe(`${isla.path}/discussion?done=picked`)
    await circle.settled()
    expect(newest(isla.email)?.subject).toBe('Your talk with Ada has moved')
    const uid = invitationIn(newest(isla.email)).uid
    expect(invitationIn(newest('ada@example.org'))).toMatchObject({
      method: 'REQUEST',
      uid,
      sequence: 3,
      startsAt: '2026-10-28T19:00:00Z',
    })
    // Rhona's hour is free again.
    expect(newest('rhona@example.org')?.subject).toBe('A colleague talks with Isla Grant in your stead')
    expect(invitationIn(newest('rhona@example.org'))).toMatchObject({
      method: 'CANCEL',
      uid,
      sequence: 3,
      startsAt: '2026-10-27T12:00:00Z',
    })
  })

  test('is cancelled by the enquirer with a word: it leaves both calendars, and it is our turn', async () => {
    const silent = await visitor.submit(isla.own, { word: ' ' }, /cancellation$/)
    expect(silent.status).toBe(422)
    expect(wordsOf(silent.html)).toContain('Please enter a word to go with it.')
    await visitor.submit(isla.own, { word: 'My mother is ill.' }, /cancellation$/)
    await circle.settled()
    const uid = invitationIn(newest(isla.email)).uid
    for (const address of [isla.email, 'ada@example.org']) {
      const mail = newest(address)
      expect(mail?.subject).toMatch(/^Your talk with .* is cancelled$/)
      expect(textOf(mail)).toContain('My mother is ill.')
      expect(invitationIn(mail)).toMatchObject({ method: 'CANCEL', uid, sequence: 4, status: 'CANCELLED' })
    }
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('Next stepAnswer')
    expect((await visitor.get(isla.own)).html).not.toContain('Your first talk')
  })

  test('is agreed on anew under a new UID, and cancelled by us', async () => {
    const before = invitationIn(newest(isla.email)).uid
    await offer(rhona, isla, { on1: '2026-11-10', at1: '09:00', on2: '', at2: '' })
    await circle.settled()
    isla.own = ownPathIn(newest(isla.email))
    await pick(isla, 0)
    await circle.settled()
    const agreed = invitationIn(newest(isla.email))
    expect(agreed.uid).not.toBe(before)
    expect(agreed.sequence).toBe(0)
    await rhona.submit(`${isla.path}/discussion`, { word: 'I have caught a cold.' }, /cancellation$/)
    await circle.settled()
    expect(textOf(newest(isla.email))).toContain('Rhona has cancelled your talk')
    expect(textOf(newest(isla.email))).toContain('I have caught a cold.')
    expect(invitationIn(newest(isla.email))).toMatchObject({ method: 'CANCEL', uid: agreed.uid, sequence: 1 })
    expect(invitationIn(newest('rhona@example.org'))).toMatchObject({ method: 'CANCEL', sequence: 1 })
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('Agree on a first talk')
  })

  test('once it has passed, leads to an invitation to found a group, on the same evening', async () => {
    await offer(rhona, isla, { on1: '2026-11-10', at1: '09:00', on2: '', at2: '' })
    await circle.settled()
    isla.own = ownPathIn(newest(isla.email))
    await pick(isla, 0)
    circle.clock.set('2026-11-10T08:00:00Z')
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('The first talk is arranged')
    circle.clock.set('2026-11-10T09:31:00Z')
    expect(wordsOf((await rhona.get(isla.path)).html)).toContain('Invite the enquirer to found a group')
    expect(wordsOf((await rhona.get('/enquiries?list=open')).html)).toContain('Invite to found a group')
    expect(linksOf((await rhona.get(isla.path)).html)).toContain(`${isla.path}/discussion`)
  })
})

describe('times that cannot be', () => {
  test.each([
    ['has passed', { on1: '2026-10-01' }, 409, 'has passed already'],
    ['is years away', { on1: '2029-10-01' }, 409, 'more than a year away'],
    ['stands there twice', { on2: '2026-10-24', at2: '10:00' }, 409, 'stands there twice'],
    ['the clocks skip', { on1: '2027-03-28', at1: '01:30' }, 409, 'the clocks go forward that night'],
    ['has no hour', { at1: '' }, 422, 'Please enter the hour'],
    ['is no day', { on1: 'soon' }, 422, 'Please enter a date'],
  ])(
    'one that %s is refused in a sentence, and everything typed is kept',
    async (_, changes, status, words) => {
      const noor = await enquirer('Noor')
      const answer = await offer(rhona, noor, changes)
      expect(answer.status).toBe(status)
      expect(wordsOf(answer.html)).toContain(words)
      expect(answer.html).toContain('value="https://video.example.org/rhona-and-you"')
      expect(answer.html).toContain('Either would suit me well.')
      expect(await timesOn(noor)).toEqual([])
    },
  )

  test('one at which the representative talks with somebody else is not offered, and not shown once it is taken', async () => {
    const [nell, olaf, pia] = [await enquirer('Nell'), await enquirer('Olaf'), await enquirer('Pia')]
    await offer(rhona, nell, { on1: '2026-12-01', on2: '2026-12-02' })
    await offer(rhona, olaf, { on1: '2026-12-01', on2: '2026-12-02' })
    await pick(nell, 0)
    expect(await timesOn(olaf)).toHaveLength(1)
    expect(wordsOf((await rhona.get(`${olaf.path}/discussion`)).html)).toContain('you have another talk then')
    // A quarter of an hour into the other talk.
    const clash = await offer(rhona, pia, { on1: '2026-12-01', at1: '10:15', on2: '', at2: '' })
    expect(clash.status).toBe(409)
    expect(wordsOf(clash.html)).toContain('At one of these times you have another talk already.')
    // A colleague is free then; and so is she once it is called off.
    expect((await offer(ada, pia, { on1: '2026-12-01', at1: '10:15', on2: '', at2: '' })).status).toBe(303)
    await visitor.submit(nell.own, { word: 'Sorry!' }, /cancellation$/)
    expect(await timesOn(olaf)).toHaveLength(2)
  })

  test('the same hour of one representative, picked by two in the same second, goes to one', async () => {
    const both = [await enquirer('Quinn'), await enquirer('Roza')]
    for (const each of both) await offer(rhona, each, { on1: '2027-01-12', on2: '2027-01-13' })
    const times = await Promise.all(both.map(async (each) => (await timesOn(each))[0] ?? ''))
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.all(
        both.map(({ own }, nth) =>
          circle.database.asHolder(own.slice('/e/'.length), (db) =>
            pickOfferedTime(db, { timeId: times[nth] ?? '' }),
          ),
        ),
      )
      const refused = outcomes.filter(isRefusal).map(({ refused }) => refused)
      expect(refused.filter((one) => one === 'time-taken')).toHaveLength(1)
    }
    const { rows } = await circle.owner.query(
      `select count(*)::int as count from initial_discussion
       where starts_at = '2027-01-12T10:00:00Z' and ended_at is null`,
    )
    expect(rows[0].count).toBe(1)
  })

  test('and the database itself lets nobody be in two talks at once', async () => {
    const [sol, tove] = [await enquirer('Sol'), await enquirer('Tove')]
    for (const each of [sol, tove]) await offer(rhona, each, { on1: '2027-02-09', on2: '', at2: '' })
    await pick(sol, 0)
    const [{ id, enquiry_id }] = (
      await circle.owner.query(
        `select t.id, t.enquiry_id from discussion_time t join enquiry e on e.id = t.enquiry_id
         where e.id = $1`,
        [tove.path.split('/').at(-1)],
      )
    ).rows
    const write = circle.database.asHolder(tove.own.slice('/e/'.length), (db) =>
      db
        .insertInto('initial_discussion')
        .values({
          id: randomUUID(),
          enquiry_id,
          time_id: id,
          talk_id: randomUUID(),
          held_on: Temporal.PlainDate.from('2027-02-09'),
          by_enquirer: true,
          noted_at: db.now,
        })
        .execute(),
    )
    await expect(write).rejects.toThrow('nobody is in two talks at once')
  })

  test('a pick that comes too late is told so; none left says what to do', async () => {
    const uma = await enquirer('Uma')
    await offer(rhona, uma, { on2: '', at2: '' })
    const time = (await timesOn(uma))[0] ?? ''
    const { html } = await visitor.get(uma.own)
    const key = formsOf(html, '').find(({ action }) => action.endsWith('/discussion'))?.values[0]?.[1] ?? ''
    circle.clock.set('2026-10-24T10:00:00Z')
    const late = await visitor.post(`${uma.own}/discussion`, new URLSearchParams({ _key: key, time }))
    expect(late.status).toBe(409)
    expect(wordsOf(late.html)).toContain('That time has passed already.')
    expect(wordsOf((await visitor.get(uma.own)).html)).toContain(
      'None of the times offered to you is free any more',
    )
    expect(wordsOf((await rhona.get(uma.path)).html)).toContain('Agree on a first talk')
  })

  test('none suits: a word alone goes to whoever offered, and it is our turn', async () => {
    const vic = await enquirer('Vic')
    await offer(rhona, vic)
    const nothing = await visitor.submit(vic.own, { word: '' }, /proposal$/)
    expect(nothing.status).toBe(409)
    expect(wordsOf(nothing.html)).toContain('Please say in a word what would suit you')
    await visitor.submit(vic.own, { word: 'Weekends only, I am afraid.' }, /proposal$/)
    await circle.settled()
    expect(newest('rhona@example.org')?.subject).toBe('None of your times suits Vic Grant')
    expect(textOf(newest('rhona@example.org'))).toContain('Weekends only, I am afraid.')
    expect(await timesOn(vic)).toEqual([])
    const page = wordsOf((await rhona.get(vic.path)).html)
    expect(page).toContain('Weekends only, I am afraid.')
    expect(page).toContain('Next stepAnswer')
  })

  test('an address that is shared cannot fill mailboxes: so many changes a day', async () => {
    const wilf = await enquirer('Wilf')
    await offer(rhona, wilf)
    const statuses: number[] = []
    for (let turn = 0; turn < 9; turn++) statuses.push((await pick(wilf, 0)).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 303, 303, 409])
  })
})
