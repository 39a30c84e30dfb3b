import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { promptNextTerms } from '../../src/features/meetings/commands/prompt-next-term.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-09-01T18:00:00Z' })
})
afterAll(() => circle.close())

const run = (sql: string, values: unknown[] = []) => circle.owner.query(sql, values)

interface Led extends PlannedGroup {
  client: Client
  path: string
  dates(): Promise<{ id: string; local: string; cancelled: boolean; sequence: number }[]>
  mailsTo(who: string): ReturnType<Circle['mail']['to']>
}

/** A group whose first letter has gone out, led by Ailsa and Bruno, with Carys as its only member. */
async function ledGroup(name: string, changes = ''): Promise<Led> {
  const group = await writePlannedGroup(circle, name)
  const region = randomUUID()
  await run(
    `insert into region (id, name, position, holiday_calendar, added_at)
     values ($1, $2, (select coalesce(max(position), 0) + 1 from region), 'england-and-wales', now())`,
    [region, `Region of ${name}`],
  )
  await run(`update balint_group set region_id = $2 ${changes && `, ${changes}`} where id = $1`, [
    group.groupId,
    region,
  ])
  return {
    ...group,
    client: await clientOf(circle, group.ailsa),
    path: `/groups/${group.groupId}`,
    dates: async () => {
      const { rows } = await run(
        `select m.id, to_char(starts_at at time zone g.time_zone, 'YYYY-MM-DD HH24:MI') as local,
           cancelled_at is not null as cancelled, sequence
         from meeting m join balint_group g on g.id = m.group_id where g.id = $1 order by starts_at`,
        [group.groupId],
      )
      return rows
    },
    mailsTo: (who) => circle.mail.to(`${who}@${name.toLowerCase()}.example.org`),
  }
}

const standing = async (group: Led) => (await group.dates()).filter(({ cancelled }) => !cancelled)
const daysOf = async (group: Led) => (await standing(group)).map(({ local }) => local.slice(0, 10))

/** Every invitation of an email, as a calendar program reads it. */
function invitationsIn(mail: ReturnType<Circle['mail']['to']>[number] | undefined) {
  return (mail?.attachments ?? [])
    .filter(({ contentType }) => contentType === 'text/calendar')
    .map(({ content }) => {
      const calendar = new ICAL.Component(ICAL.parse(content.toString()))
      const component = calendar.getFirstSubcomponent('vevent') as ICAL.Component
      const event = new ICAL.Event(component)
      return {
        method: calendar.getFirstPropertyValue('method'),
        zone: calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid'),
        uid: event.uid,
        sequence: event.sequence,
        attendees: event.attendees.map((each) => each.getFirstValue()),
        // By the rules of the zone that came along, and no others.
        startsAt: Temporal.Instant.fromEpochMilliseconds(event.startDate.toUnixTime() * 1000),
      }
    })
}

const localTime = (at: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('days on which a group does not meet (R45)', () => {
  let group: Led
  beforeAll(async () => {
    // Mondays, so that the bank holidays of May are among them.
    group = await ledGroup('Maytime', 'weekday = 1, every_weeks = 1')
  })

  test('public holidays, the group’s pause and a leader’s leave are marked before the dates are made', async () => {
    await group.client.submit(
      `${group.path}/days-off`,
      { first_on: '2027-04-12', last_on: '2027-04-18', reason: 'Spring break' },
      /pauses$/,
    )
    const bruno = await clientOf(circle, group.bruno)
    const saved = await bruno.submit(
      `${group.path}/days-off`,
      { first_on: '2027-04-19', last_on: '2027-04-25' },
      /leave$/,
    )
    expect(saved.location).toBe(`${group.path}/days-off?saved=leave`)
    const { html } = await group.client.get(`${group.path}/meetings?first_on=2027-04-05&meetings=5`)
    const words = wordsOf(html)
    expect(words).toContain('Save these 5 dates')
    expect(words).toContain('Spring break')
    expect(words).toContain('Bruno of Maytime is away')
    expect(words).toContain('Early May bank holiday')
    // Left out as usual: the holiday and the pause. Leave is only marked: the other may lead.
    expect(html).toMatch(/value="2027-04-12"[^>]*checked/)
    expect(html).toMatch(/value="2027-05-03"[^>]*checked/)
    expect(html).toMatch(/value="2027-04-19"(?![^>]*checked)/)
  })

  test('a changed choice is shown before it is made: the count stays, the term goes on longer', async () => {
    const asked = `${group.path}/meetings?first_on=2027-04-05&meetings=5`
    const unseen = await group.client.submit(asked, { skip: ['2027-04-19', '2027-05-03'] }, /terms$/)
    expect(unseen.status).toBe(409)
    expect(wordsOf(unseen.html)).toContain('Have a look at them, and save')
    expect(await group.dates()).toEqual([])

    const looked = await group.client.submit(asked, { skip: ['2027-04-19'], look: 'again' }, /terms$/)
    expect(looked.status).toBe(303)
    const shown = looked.location ?? ''
    // The bank holiday of the 5th is kept as chosen, the Early May one is what is usual no more.
    expect(wordsOf((await group.client.get(shown)).html)).toContain('Save these 5 dates')
    const made = await group.client.submit(shown, {}, /terms$/)
    expect(made.location).toBe(`${group.path}/meetings?made=5`)
    expect(await daysOf(group)).toEqual([
      '2027-04-05',
      '2027-04-12',
      '2027-04-26',
      '2027-05-03',
      '2027-05-10',
    ])
  })

  test('up to a day, what is left out makes the term shorter', async () => {
    const { html } = await group.client.get(
      `${group.path}/meetings?first_on=2027-05-17&ends=until&until=2027-06-14`,
    )
    // 31 May is the Spring bank holiday.
    expect(wordsOf(html)).toContain('Save these 4 dates')
    const made = await group.client.submit(
      `${group.path}/meetings?first_on=2027-05-17&ends=until&until=2027-06-14`,
      {},
      /terms$/,
    )
    expect(made.location).toBe(`${group.path}/meetings?made=4`)
    expect((await daysOf(group)).slice(5)).toEqual(['2027-05-17', '2027-05-24', '2027-06-07', '2027-06-14'])
    const { rows } = await run(
      'select until_on::text as until from term where group_id = $1 and until_on is not null',
      [group.groupId],
    )
    expect(rows).toEqual([{ until: '2027-06-14' }])
  })

  test('what cannot be is said beside the field', async () => {
    for (const [query, words] of [
      ['first_on=2027-09-06&ends=until', 'Please say up to which day.'],
      ['first_on=2027-09-06&ends=until&until=2027-09-01', 'The last day is not before the first.'],
      ['first_on=2027-09-06&ends=until&until=2035-09-01', 'A term ends within three years.'],
      ['first_on=2027-09-06', 'Please say how many meetings.'],
    ]) {
      expect(wordsOf((await group.client.get(`${group.path}/meetings?${query}`)).html)).toContain(words)
    }
  })

  test('leave is its leader’s own to take back, and no stranger reads pause or leave', async () => {
    const { rows } = await run('select id from leader_leave where person_id = $1', [group.bruno])
    const withdrawal = `${group.path}/days-off/leave/${rows[0]?.id}/withdrawal`
    const bruno = await clientOf(circle, group.bruno)
    expect((await group.client.get(`${group.path}/days-off`)).html).not.toContain(withdrawal)
    expect((await (await clientOf(circle, group.carys)).get(`${group.path}/days-off`)).status).toBe(404)
    await bruno.submit(`${group.path}/days-off`, {}, withdrawal)
    expect((await run('select from leader_leave where person_id = $1', [group.bruno])).rowCount).toBe(0)
  })
})

test('a group that meets on the last Thursday of the month says so and keeps it', async () => {
  const group = await ledGroup('Lastly')
  const saved = await group.client.submit(
    `${group.path}/frame`,
    { weekday: '4', rhythm: 'nth-last', mode: 'online' },
    /frame$/,
  )
  expect(saved.status).toBe(303)
  expect(wordsOf((await group.client.get(`${group.path}/meetings`)).html)).toContain(
    'Last Thursday of the month at 19:30, 90 minutes.',
  )
  expect(wordsOf((await (await clientOf(circle)).get(group.path)).html)).toContain(
    'Last Thursday of the month at 19:30',
  )
  await group.client.submit(`${group.path}/meetings?first_on=2026-09-10&meetings=4`, {}, /terms$/)
  expect(await daysOf(group)).toEqual(['2026-09-24', '2026-10-29', '2026-11-26', '2026-12-31'])
})

describe('a year of a fortnightly group in London, with a member in Sydney', () => {
  let group: Led
  let carys: Client
  beforeAll(async () => {
    group = await ledGroup('Antipodes')
    await run(
      `insert into profile (person_id, time_zone, changed_at) values ($1, 'Australia/Sydney', now())`,
      [group.carys],
    )
    carys = await clientOf(circle, group.carys)
    await group.client.submit(`${group.path}/meetings?first_on=2026-09-08&meetings=26`, {}, /terms$/)
  })

  test('meets at half past seven in London all year, at four hours of the day in Sydney', async () => {
    const dates = await standing(group)
    expect(dates).toHaveLength(26)
    expect(new Set(dates.map(({ local }) => local.slice(11)))).toEqual(new Set(['19:30']))
    const { html } = await carys.get(`${group.path}/dates`)
    const words = wordsOf(html)
    // Before London's clocks go back, between, and after Sydney's have gone on: 9, 10 and 11 hours ahead.
    expect(words).toContain('Tuesday 8 September 2026, 19:30 to 21:00')
    expect(words).toContain('for you Wednesday 9 September 2026, 04:30 to 06:00')
    expect(words).toContain('for you Wednesday 7 October 2026, 05:30 to 07:00')
    expect(words).toContain('for you Wednesday 4 November 2026, 06:30 to 08:00')
    expect(wordsOf((await group.client.get(`${group.path}/dates`)).html)).not.toContain('for you')
    expect(wordsOf((await carys.get('/dates')).html)).toContain('for you Wednesday 9 September 2026, 04:30')
    expect(wordsOf((await carys.get(`${group.path}/circle`)).html)).toContain(
      'For you: Wednesday 9 September 2026',
    )
    expect(wordsOf((await carys.get('/home')).html)).toContain('for you Wednesday 9 September 2026')
  })

  test('moved as a whole, each date comes once more, to the minute for both across every clock change', async () => {
    const [first] = await standing(group)
    const later = `${group.path}/meetings/${first?.id}/later`
    const shown = await group.client.get(`${later}?on=2026-09-09&at=20:15`)
    expect(wordsOf(shown.html)).toContain('Move these 26 meetings')
    const moved = await group.client.submit(
      `${later}?on=2026-09-09&at=20:15`,
      { reason: 'Bruno’s clinic has moved to Tuesdays.' },
      /later$/,
    )
    expect(moved.location).toBe(`${group.path}/meetings?moved=3`)
    await circle.settled()
    const [mail, more] = group.mailsTo('carys')
    expect(more).toBeUndefined()
    expect(mail?.subject).toBe('26 meetings have moved: Antipodes')
    expect(mail?.text).toContain('Bruno’s clinic has moved to Tuesdays.')
    expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain(
      'Wednesday 4 November 2026, 20:15 to 21:45 (UK time); for you Thursday 5 November 2026, 07:15 to 08:45 (Australian Eastern Time)',
    )
    const invitations = invitationsIn(mail)
    const dates = await standing(group)
    expect(invitations.map(({ uid }) => uid)).toEqual(dates.map(({ id }) => `${id}@localhost`))
    for (const invitation of invitations) {
      expect([invitation.method, invitation.sequence, invitation.zone]).toEqual([
        'REQUEST',
        1,
        'Europe/London',
      ])
      expect(localTime(invitation.startsAt, 'Europe/London').slice(11)).toBe('20:15')
      expect(invitation.attendees).toEqual(['MAILTO:carys@antipodes.example.org'])
    }
    const inSydney = invitations.map(({ startsAt }) => localTime(startsAt, 'Australia/Sydney').slice(11))
    expect(new Set(inSydney)).toEqual(new Set(['05:15', '06:15', '07:15']))
    // The leaders read the same without a second clock.
    expect(group.mailsTo('ailsa')[0]?.text).not.toContain('; for you')
  })
})

describe('a change of dates', () => {
  let group: Led
  beforeAll(async () => {
    group = await ledGroup('Changing')
    await group.client.submit(`${group.path}/meetings?first_on=2026-09-15&meetings=6`, {}, /terms$/)
  })
  const pageOf = async (place: number) => `${group.path}/meetings/${(await group.dates())[place]?.id}`

  test('moved, it is received by three people: each once, in their own invitation, and the history keeps why', async () => {
    const path = await pageOf(1)
    const answer = await group.client.submit(
      path,
      { on: '2026-09-30', at: '20:00', reason: 'The room is being painted.' },
      /date$/,
    )
    expect(answer.location).toBe(`${path}?moved=3`)
    await circle.settled()
    const id = path.split('/').at(-1)
    for (const who of ['ailsa', 'bruno', 'carys']) {
      const [mail, more] = group.mailsTo(who)
      expect(more).toBeUndefined()
      expect(mail?.subject).toBe('A meeting has moved: Changing')
      expect(mail?.text).toContain('The room is being painted.')
      expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain('instead of Tuesday 29 September 2026, 19:30')
      expect(invitationsIn(mail)).toEqual([
        {
          method: 'REQUEST',
          zone: 'Europe/London',
          uid: `${id}@localhost`,
          sequence: 1,
          attendees: [`MAILTO:${who}@changing.example.org`],
          startsAt: Temporal.Instant.from('2026-09-30T19:00:00Z'),
        },
      ])
    }
    for (const client of [group.client, await clientOf(circle, group.carys)]) {
      const words = wordsOf((await client.get(path)).html)
      expect(words).toContain('What has changed here')
      expect(words).toContain('The room is being painted.')
      expect(words).toContain('is now Wednesday 30 September 2026, 20:00 to 21:30')
    }
  })

  test('cancelled with a date instead, everybody is told of both in one email, and the count is kept', async () => {
    const path = await pageOf(2)
    await circle.settled()
    const told = group.mailsTo('carys').length
    const { html } = await group.client.get(path)
    // Proposed: the next free date after the last.
    expect(html).toContain('value="2026-12-08"')
    const answer = await group.client.submit(
      path,
      { replacing: 'yes', reason: 'Both leaders are at a congress.' },
      /cancellation$/,
    )
    expect(answer.location).toBe(`${path}?cancelled=3`)
    await circle.settled()
    const mails = group.mailsTo('carys')
    expect(mails).toHaveLength(told + 1)
    expect(mails.at(-1)?.subject).toBe('A meeting is cancelled, a new date: Changing')
    const [off, on] = invitationsIn(mails.at(-1))
    expect([off?.method, off?.sequence, off?.uid]).toEqual([
      'CANCEL',
      1,
      `${path.split('/').at(-1)}@localhost`,
    ])
    expect([on?.method, on?.sequence]).toEqual(['REQUEST', 0])
    expect(localTime(on?.startsAt as Temporal.Instant, 'Europe/London')).toBe('2026-12-08T19:30')
    expect(await standing(group)).toHaveLength(6)
    const { rows } = await run(
      `select count(*)::int as roles from meeting_role r join meeting m on m.id = r.meeting_id where m.replaces_id = $1`,
      [path.split('/').at(-1)],
    )
    expect(rows).toEqual([{ roles: 2 }])
    expect(wordsOf((await group.client.get(path)).html)).toContain('Another date stands for it')
  })

  test('cancelled without one, a date can be added with one form, and only once', async () => {
    const path = await pageOf(3)
    await group.client.submit(path, {}, /cancellation$/)
    expect(wordsOf((await group.client.get(`${group.path}/meetings`)).html)).toContain('A date instead?')
    const press = await group.client.fillIn(path, {}, /replacement$/)
    const again = await group.client.fillIn(path, { on: '2027-03-02' }, /replacement$/)
    expect((await press()).location).toBe(`${path}?added=3`)
    expect((await again()).status).toBe(409)
    expect((await standing(group)).at(-1)?.local).toBe('2026-12-22 19:30')
  })

  test('several are cancelled in one go, as many added after the last, and each person told once', async () => {
    const dates = await standing(group)
    const [third, fourth] = [dates[2], dates[3]]
    // What went before has arrived.
    await circle.settled()
    const told = group.mailsTo('bruno').length
    const answer = await group.client.submit(
      `${group.path}/cancellations`,
      { meeting: [third?.id ?? '', fourth?.id ?? ''], keeping: 'yes' },
      /cancellations$/,
    )
    expect(answer.location).toBe(`${group.path}/meetings?cancelled=3`)
    await circle.settled()
    const mails = group.mailsTo('bruno')
    expect(mails).toHaveLength(told + 1)
    expect(invitationsIn(mails.at(-1)).map(({ method }) => method)).toEqual([
      'CANCEL',
      'CANCEL',
      'REQUEST',
      'REQUEST',
    ])
    expect(await standing(group)).toHaveLength(6)
    const none = await group.client.submit(`${group.path}/cancellations`, {}, /cancellations$/)
    expect(none.status).toBe(409)
    expect(wordsOf(none.html)).toContain('Please tick the dates')
  })

  test('a pause that is noted later shows which dates lie in it, ready to be cancelled', async () => {
    const days = { first_on: '2026-12-20', last_on: '2027-01-03' }
    await group.client.submit(`${group.path}/days-off`, days, /pauses$/)
    const { html } = await group.client.get(`${group.path}/days-off`)
    expect(wordsOf(html)).toContain('One date lies in these days.')
    const page = await group.client.get(
      `${group.path}/cancellations?first_on=${days.first_on}&last_on=${days.last_on}`,
    )
    expect(page.html.match(/name="meeting"[^>]*checked/g)).toHaveLength(1)
    expect(wordsOf((await (await clientOf(circle, group.carys)).get(`${group.path}/dates`)).html)).toContain(
      'The group pauses',
    )
  })

  test('one more date is added and told; not into the past, and not over another', async () => {
    const page = `${group.path}/meetings`
    const added = await group.client.submit(page, { on: '2026-10-02', at: '18:00' }, /added$/)
    expect(added.location).toBe(`${page}?added=3`)
    for (const wrong of [
      { on: '2026-08-01', at: '18:00' },
      { on: '2026-10-02', at: '18:30' },
    ]) {
      expect((await group.client.submit(page, wrong, /added$/)).status).toBe(409)
    }
  })

  test('is told to whom it concerns: who leaves before the new day reads that it is off for them', async () => {
    const dates = await standing(group)
    const [first, second] = dates
    await run('update membership set last_meeting_id = $2 where person_id = $1', [group.carys, second?.id])
    await circle.settled()
    const told = group.mailsTo('carys').length
    await group.client.submit(
      `${group.path}/meetings/${first?.id}`,
      { on: '2027-01-20', at: '19:30' },
      /date$/,
    )
    await circle.settled()
    const mails = group.mailsTo('carys')
    expect(mails).toHaveLength(told + 1)
    expect(invitationsIn(mails.at(-1)).map(({ method, uid }) => [method, uid])).toEqual([
      ['CANCEL', `${first?.id}@localhost`],
    ])
    // What comes after their last meeting is not there for them.
    const carys = await clientOf(circle, group.carys)
    expect((await carys.get(`${group.path}/meetings/${first?.id}`)).status).toBe(404)
  })

  test('by two leaders in the same moment, a meeting is cancelled and told of once', async () => {
    const path = await pageOf(0)
    const bruno = await clientOf(circle, group.bruno)
    await circle.settled()
    const told = group.mailsTo('ailsa').length
    const presses = await Promise.all([
      group.client.fillIn(path, {}, /cancellation$/),
      bruno.fillIn(path, {}, /cancellation$/),
    ])
    const answers = await Promise.all(presses.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    await circle.settled()
    expect(group.mailsTo('ailsa')).toHaveLength(told + 1)
  })

  test('nobody changes another group’s dates, nor a member their own group’s', async () => {
    const other = await ledGroup('Foreign')
    const [date] = await standing(group)
    const key = await other.client.get(`${other.path}/meetings`)
    const form = /name="_key" value="([^"]+)"/.exec(key.html)?.[1] ?? ''
    for (const action of ['date', 'later', 'cancellation', 'replacement']) {
      const answer = await other.client.post(
        `${other.path}/meetings/${date?.id}/${action}`,
        new URLSearchParams({ _key: form, on: '2026-11-11', at: '19:00' }),
        { 'Content-Type': 'application/x-www-form-urlencoded' },
      )
      expect(answer.status, action).toBe(404)
    }
    const carys = await clientOf(circle, group.carys)
    expect((await carys.get(`${group.path}/cancellations`)).status).toBe(404)
    expect((await carys.get(`${group.path}/meetings`)).status).toBe(404)
    await run('update membership set last_meeting_id = null where person_id = $1', [group.carys])
    const read = await carys.get(`${group.path}/meetings/${(await standing(group))[0]?.id}`)
    expect(read.status).toBe(200)
    expect(read.html).not.toContain('/cancellation"')
  })
})

describe('the next term', () => {
  test('is prompted once, before this one ends, on the page, at home and by one email', async () => {
    circle.clock.set('2026-09-01T18:00:00Z')
    const group = await ledGroup('Onwards')
    await group.client.submit(`${group.path}/meetings?first_on=2026-09-15&meetings=6`, {}, /terms$/)
    const about = () =>
      circle.mail
        .to('ailsa@onwards.example.org')
        .filter(({ subject }) => subject?.startsWith('Time for the next term'))
    const prompt = async () => {
      await promptNextTerms(circle.database, circle.secrets, circle.clock.now())
      await circle.settled()
    }
    await prompt()
    expect(about()).toEqual([])
    // Four of six are over: two dates ahead, and the society asks for three.
    circle.clock.set('2026-10-28T10:00:00Z')
    const later = await clientOf(circle, group.ailsa)
    await prompt()
    await prompt()
    expect(about()).toHaveLength(1)
    expect(about()[0]?.text).toContain('Onwards has 2 dates ahead; the last is on Tuesday 24 November 2026.')
    expect(wordsOf((await later.get(`${group.path}/meetings`)).html)).toContain('Time for the next term')
    expect(wordsOf((await later.get('/home')).html)).toContain(
      'Only 2 dates are ahead: make the next term’s dates',
    )
    expect(
      circle.mail.to('carys@onwards.example.org').some(({ subject }) => subject?.startsWith('Time for')),
    ).toBe(false)

    const past = wordsOf((await later.get(`${group.path}/meetings/past`)).html)
    expect(past).toContain('Tuesday 15 September 2026')
    expect(past).not.toContain('Tuesday 10 November 2026')
    await later.submit(`${group.path}/meetings?first_on=2026-12-01&meetings=6`, {}, /terms$/)
    await prompt()
    expect(about()).toHaveLength(1)
  })
})
