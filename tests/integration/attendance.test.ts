import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAsHolder } from '../../src/features/attendance/commands/answer-for-meeting.ts'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { ownAttendance } from '../../src/features/attendance/queries/attendance.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { makeSecretAddress } from '../../src/platform/secret-address.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

// Leith meets every other Tuesday: Ailsa and Bruno lead; Carys, Dev, Elin, Farah, Gus and Hana have a place; the fewest
// they chose are five.

let circle: Circle
let group: PlannedGroup
let path: string
const members: Record<string, string> = {}
let meetings: string[]
let anybody: Client
let ailsa: Client
let bruno: Client
let carys: Client
/** Leads another group. */
let outsider: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  group = await writePlannedGroup(circle)
  path = `/groups/${group.groupId}`
  members.Carys = group.carys
  for (const name of ['Dev', 'Elin', 'Farah', 'Gus', 'Hana']) members[name] = await seat(name)
  await circle.owner.query('update balint_group set fewest_members = 5 where id = $1', [group.groupId])
  ailsa = await clientOf(circle, group.ailsa)
  bruno = await clientOf(circle, group.bruno)
  carys = await clientOf(circle, group.carys)
  anybody = await clientOf(circle)
  outsider = (await writePlannedGroup(circle, 'Aberdeen')).ailsa
  await ailsa.submit(`${path}/meetings?first_on=2026-10-12&meetings=4`, {}, /terms$/)
  const { rows } = await circle.owner.query('select id from meeting where group_id = $1 order by starts_at', [
    group.groupId,
  ])
  meetings = rows.map(({ id }) => id)
})
afterAll(() => circle.close())

async function seat(name: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    id,
    `${name} of Leith`,
    `${name.toLowerCase()}@leith.example.org`,
  ])
  await circle.owner.query(
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
     select $1, $2, $3, $4, id from ground_rules where group_id = $2`,
    [randomUUID(), group.groupId, id, circle.clock.now().toString()],
  )
  return id
}

const meetingAt = (place: number): string => meetings[place] ?? ''
const attendanceOf = (place: number): string => `${path}/meetings/${meetingAt(place)}/attendance`
const apologies = async (place = 0) => {
  const { rows } = await circle.owner.query(
    `select p.name from meeting_apology a join person p on p.id = a.person_id
     where meeting_id = $1 and withdrawn_at is null order by p.name`,
    [meetingAt(place)],
  )
  return rows.map(({ name }) => name.replace(' of Leith', ''))
}
const kept = async (place: number) => {
  const { rows } = await circle.owner.query(
    `select p.name, a.state, a.as_role from meeting_attendance a join person p on p.id = a.person_id
     where meeting_id = $1 order by p.name`,
    [meetingAt(place)],
  )
  return Object.fromEntries(rows.map(({ name, state }) => [name.replace(' of Leith', ''), state]))
}
const addresses = async (): Promise<Map<string, string>> =>
  circle.database.asViewer(personAlone(group.ailsa), (db) => apologyAddresses(db, group.groupId))
const tokenOf = async (personId: string): Promise<string> =>
  circle.secrets.token((await addresses()).get(personId) ?? '')
const sentApologies = async (name: string, place: number) => {
  const client = await clientOf(circle, members[name])
  const page = `${path}/meetings/${meetingAt(place)}/apologies`
  expect((await client.submit(page, {}, /apologies$/)).status, name).toBe(303)
}

describe('an address for apologies', () => {
  test('is one a seat, the same each time it is asked for', async () => {
    const [first, second] = [await addresses(), await addresses()]
    expect(first.size).toBe(8)
    expect([...first]).toEqual([...second])
    const { rows } = await circle.owner.query(
      `select count(*)::int from secret_address where purpose = 'apologies'`,
    )
    expect(rows[0].count).toBe(8)
  })

  test('is made by those who lead and by nobody else', async () => {
    for (const who of [group.carys, randomUUID()]) {
      const none = await circle.database.asViewer(personAlone(who), (db) =>
        apologyAddresses(db, group.groupId),
      )
      expect(none.size).toBe(0)
      const made = circle.database.asViewer(personAlone(who), (db) =>
        makeSecretAddress(db, { purpose: 'apologies', subjectId: group.groupId, personId: who }),
      )
      await expect(made).rejects.toThrow(/row-level security/)
    }
  })

  test('opens the dates of its owner, and says nothing of anybody else, of the place or of the way in', async () => {
    const answer = await anybody.get(`/apologies/${await tokenOf(group.carys)}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(wordsOf(answer.html)).toContain('Tuesday 13 October 2026, 19:30 to 21:00 (UK time)')
    for (const other of ['Ailsa', 'Dev', 'Carys', 'meet.example.org', '0131'])
      expect(answer.html, other).not.toContain(other)
  })

  test('sends nothing when it is only followed, as mail scanners do', async () => {
    const token = await tokenOf(group.carys)
    for (const end of ['', `/${meetingAt(0)}`, `/${meetingAt(0)}/withdrawal`]) {
      expect((await anybody.get(`/apologies/${token}${end}`)).status, end).toBeLessThan(400)
    }
    expect(await apologies()).toEqual([])
  })

  test('sends apologies with the one button of the page, and takes them back with the next', async () => {
    const page = `/apologies/${await tokenOf(group.carys)}/${meetingAt(0)}`
    expect(wordsOf((await anybody.get(page)).html)).toContain('Nothing is sent until you press the button')
    const answer = await anybody.submit(page, {})
    expect(answer.location).toBe(page)
    expect(await apologies()).toEqual(['Carys'])
    expect(wordsOf((await anybody.get(page)).html)).toContain('Your apologies are sent')
    expect((await anybody.submit(page, {}, /withdrawal$/)).status).toBe(303)
    expect(await apologies()).toEqual([])
  })

  test('answers for no meeting of another group', async () => {
    const other = await writePlannedGroup(circle, 'Elsewhere')
    await (await clientOf(circle, other.ailsa)).submit(
      `/groups/${other.groupId}/meetings?first_on=2026-10-12&meetings=1`,
      {},
      /terms$/,
    )
    const { rows } = await circle.owner.query('select id from meeting where group_id = $1', [other.groupId])
    const token = await tokenOf(group.carys)
    const { html } = await anybody.get(`/apologies/${token}/${rows[0].id}`)
    expect(wordsOf(html)).toContain('That meeting is over, or does not take place any more.')
    expect(html).not.toContain('Elsewhere')
    const outcome = await circle.database.asHolder(token, (db) =>
      answerAsHolder(db, rows[0].id, { comes: false }),
    )
    expect(outcome).toEqual({ refused: 'meeting-over' })
  })

  test('stands in an email to its owner alone, and leads to the meeting that it is about', async () => {
    const held = await addresses()
    const toAnother = circle.database.asViewer(personAlone(group.ailsa), (db) =>
      queueEmail(db, 'dates-changed', {
        to: { personId: members.Dev ?? '', holding: held.get(group.carys) },
        about: meetingAt(1),
      }),
    )
    await expect(toAnother).rejects.toThrow(/foreign key/)
    await ailsa.submit(`${path}/meetings/${meetingAt(1)}`, { on: '2026-10-27', at: '19:45' }, /date$/)
    await circle.settled()
    for (const name of ['Carys', 'Dev']) {
      const [mail] = circle.mail.to(`${name.toLowerCase()}@leith.example.org`)
      expect(mail?.text).toContain(
        `${circle.url}/apologies/${await tokenOf(members[name] ?? '')}/${meetingAt(1)}`,
      )
    }
    circle.mail.received.length = 0
  })

  test('ends when its owner leaves, and opens again to whoever comes back only when they are written to', async () => {
    const token = await tokenOf(members.Hana ?? '')
    await circle.owner.query('update membership set left_at = $2 where person_id = $1', [
      members.Hana,
      circle.clock.now().toString(),
    ])
    const gone = await anybody.get(`/apologies/${token}`)
    expect(gone.status).toBe(404)
    expect(wordsOf(gone.html)).toContain('This address opens nothing now')
    await circle.owner.query('update membership set left_at = null where person_id = $1', [members.Hana])
    expect((await anybody.get(`/apologies/${token}`)).status).toBe(404)
    const anew = await tokenOf(members.Hana ?? '')
    expect(anew).not.toBe(token)
    expect((await anybody.get(`/apologies/${anew}`)).status).toBe(200)
  })
})

describe('apologies', () => {
  test('are sent by a member who is signed in, and by nobody for anybody else', async () => {
    await sentApologies('Dev', 0)
    expect(await apologies()).toEqual(['Dev'])
    const stranger = await clientOf(circle, outsider)
    expect((await stranger.get(`${path}/meetings/${meetingAt(0)}/apologies`)).status).toBe(404)
  })

  test('lead back to the page they were sent from', async () => {
    const page = `${path}/meetings/${meetingAt(1)}/apologies`
    const press = async (from: string, action: RegExp) => {
      const open = await carys.get(page)
      const key = /name="_key" value="([^"]+)"/.exec(open.html.slice(open.html.indexOf('<main')))?.[1] ?? ''
      const body = new URLSearchParams({ _key: key, from })
      return carys.post(action.test(page) ? page : `${page}/withdrawal`, body)
    }
    expect((await press('circle', /apologies$/)).location).toBe(`${path}/circle#who-comes`)
    expect(await apologies(1)).toEqual(['Carys'])
    expect((await carys.submit(page, {}, /withdrawal$/)).location).toBe(page)
    expect(await apologies(1)).toEqual([])
  })

  test('are told to the leaders by email once a meeting, when fewer are expected than they chose', async () => {
    await circle.settled()
    expect(circle.mail.to('ailsa@leith.example.org')).toHaveLength(0)
    await sentApologies('Elin', 0)
    await circle.settled()
    for (const who of ['ailsa', 'bruno']) {
      const [mail, more] = circle.mail.to(`${who}@leith.example.org`)
      expect(more).toBeUndefined()
      expect(mail?.text).toContain('Four of six on Tuesday 13 October: below the five you chose.')
      expect(mail?.text).toContain('Dev of Leith, Elin of Leith')
    }
    // Back above, and below again: they know already.
    const elin = await clientOf(circle, members.Elin)
    const page = `${path}/meetings/${meetingAt(0)}/apologies`
    await elin.submit(page, {}, /withdrawal$/)
    await elin.submit(page, {}, /apologies$/)
    await sentApologies('Farah', 0)
    await circle.settled()
    expect(circle.mail.to('ailsa@leith.example.org')).toHaveLength(1)
  })

  test('of one who leads tell the other that they lead alone', async () => {
    const answer = await bruno.submit(`${path}/meetings/${meetingAt(0)}/apologies`, {}, /apologies$/)
    expect(answer.status).toBe(303)
    await circle.settled()
    const mail = circle.mail.to('ailsa@leith.example.org').at(-1)
    expect(mail?.subject).toBe('Bruno of Leith cannot come: Leith')
    expect(mail?.text).toContain('Ailsa of Leith leads alone.')
    expect(circle.mail.to('bruno@leith.example.org')).toHaveLength(1)
  })

  test('are for the day as it was: a meeting on another day asks anew', async () => {
    const [third] = [meetingAt(2)]
    await sentApologies('Gus', 2)
    expect(await apologies(2)).toEqual(['Gus'])
    await ailsa.submit(`${path}/meetings/${third}`, { on: '2026-11-10', at: '20:00' }, /date$/)
    expect(await apologies(2)).toEqual(['Gus'])
    await ailsa.submit(`${path}/meetings/${third}`, { on: '2026-11-12', at: '19:30' }, /date$/)
    expect(await apologies(2)).toEqual([])
  })
})

describe('attendance', () => {
  test('is not taken before the doors open, and the page says when', async () => {
    const { html, status } = await ailsa.get(attendanceOf(0))
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('Attendance is taken here from Tuesday 13 October 2026, 19:20 on')
    expect(wordsOf(html)).toContain('Three of six on Tuesday 13 October: below the five you chose.')
    expect(wordsOf(html)).toContain('Ailsa of Leith leads alone.')
    const { rejects } = expect(
      circle.database.asViewer(
        personAlone(group.ailsa),
        (db) =>
          db
            .insertInto('meeting_record')
            .values({
              meeting_id: meetingAt(0),
              group_id: group.groupId,
              taken_by: group.ailsa,
              taken_at: db.now,
              cases: 1,
            })
            .execute(),
        { now: circle.clock.now() },
      ),
    )
    await rejects.toThrow(/row-level security/)
  })

  test('stands ready from the doors’ opening: apologies as they were sent, everybody else present', async () => {
    circle.clock.set('2026-10-13T18:21:00Z')
    const { html } = await ailsa.get(attendanceOf(0))
    const chosen = (name: string, value: string) =>
      new RegExp(`name="state-${members[name]}" value="${value}" checked`).test(html) ||
      new RegExp(`checked[^>]*name="state-${members[name]}" value="${value}"`).test(html)
    expect(chosen('Dev', 'apologies')).toBe(true)
    expect(chosen('Carys', 'present')).toBe(true)
  })

  test('is saved by one of those who lead, for both leaders and every member, with the number of cases', async () => {
    const answer = await ailsa.submit(attendanceOf(0), {
      cases: '2',
      [`state-${members.Gus}`]: 'absent',
    })
    expect(answer.location).toBe(`${attendanceOf(0)}?saved`)
    expect(await kept(0)).toEqual({
      Ailsa: 'present',
      Bruno: 'apologies',
      Carys: 'present',
      Dev: 'apologies',
      Elin: 'apologies',
      Farah: 'apologies',
      Gus: 'absent',
      Hana: 'present',
    })
    const { html } = await ailsa.get(answer.location ?? '')
    expect(wordsOf(html)).toContain('Saved: 3 present, 4 apologies, 1 absent.')
    expect(wordsOf(html)).toContain('Taken by Ailsa of Leith on Tuesday 13 October 2026, 19:2')
    expect(html).not.toMatch(/<textarea/)
  })

  test('counts once when a phone sends it twice', async () => {
    const press = await ailsa.fillIn(attendanceOf(0), { [`state-${members.Gus}`]: 'present' })
    const [first, second] = [await press(), await press()]
    expect([first.location, second.location]).toEqual([
      `${attendanceOf(0)}?saved`,
      `${attendanceOf(0)}?saved`,
    ])
    expect((await kept(0)).Gus).toBe('present')
  })

  test('is not written over by a co-leader’s older page; they look again first', async () => {
    const late = await bruno.fillIn(attendanceOf(0), { [`state-${members.Gus}`]: 'absent' })
    await ailsa.submit(attendanceOf(0), { cases: '1' })
    const answer = await late()
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('saved meanwhile, on another device or by your co-leader')
    expect((await kept(0)).Gus).toBe('present')
  })

  test('is corrected later, and says by whom', async () => {
    circle.clock.set('2026-10-20T09:00:00Z')
    await bruno.submit(attendanceOf(0), { [`state-${members.Gus}`]: 'absent' })
    const { html } = await ailsa.get(attendanceOf(0))
    expect(wordsOf(html)).toContain('last corrected by Bruno of Leith on Tuesday 20 October 2026')
  })

  test('is of those whose own meeting it was, and of nobody else', async () => {
    const late = await seat('Iris')
    expect(await kept(0)).not.toHaveProperty('Iris')
    expect((await ailsa.get(attendanceOf(0))).html).not.toContain(late)
    const put = circle.database.asViewer(
      personAlone(group.ailsa),
      (db) =>
        db
          .insertInto('meeting_attendance')
          .values({ meeting_id: meetingAt(0), person_id: late, as_role: 'member', state: 'present' })
          .execute(),
      { now: circle.clock.now() },
    )
    await expect(put).rejects.toThrow(/row-level security/)
  })

  test('is the leaders’ to see: a member sees their own, a stranger nothing', async () => {
    expect((await carys.get(attendanceOf(0))).status).toBe(404)
    const own = await carys.get(`${path}/attendance`)
    expect(wordsOf(own.html)).toContain('You were at 1 of one meeting')
    expect(own.html).not.toContain('Gus')
    expect((await carys.get(`${path}/attendance/roster`)).status).toBe(404)
    const stranger = await clientOf(circle, outsider)
    for (const page of [`${path}/attendance`, attendanceOf(0), `${path}/attendance/roster`])
      expect((await stranger.get(page)).status, page).toBe(404)
    const read = await circle.database.asViewer(personAlone(group.carys), (db) =>
      db.selectFrom('meeting_attendance').select('person_id').execute(),
    )
    expect(read).toEqual([{ person_id: group.carys }])
  })
})

describe('the term at a glance', () => {
  test('shows who came to which meeting, and asks for the one not taken yet', async () => {
    circle.clock.set('2026-10-28T09:00:00Z')
    const { html } = await ailsa.get(`${path}/attendance`)
    expect(wordsOf(html)).toContain('Attendance of Tuesday 27 October 2026 is not taken yet')
    expect(wordsOf(html)).toMatch(/Carys of Leith\s*●present\s*1 of 1/)
    expect(wordsOf(html)).toContain('2/6')
  })

  test('names those who have left since', async () => {
    await circle.owner.query('update membership set left_at = $2 where person_id = $1', [
      members.Hana,
      circle.clock.now().toString(),
    ])
    expect((await ailsa.get(`${path}/attendance`)).html).toContain('Hana of Leith')
    const own = await circle.database.asViewer(personAlone(members.Hana ?? ''), (db) => ownAttendance(db))
    expect(own).toMatchObject([{ groupName: 'Leith', state: 'present', asRole: 'member' }])
  })

  test('has a roster to print, with contact only as each member chose', async () => {
    await circle.owner.query(
      `insert into membership_card (membership_id, profession, phone, shows_email, changed_at)
       select id, 'Nurse', '0131 496 0003', false, $2 from membership where person_id = $1`,
      [group.carys, circle.clock.now().toString()],
    )
    const { html } = await ailsa.get(`${path}/attendance/roster`)
    expect(wordsOf(html)).toContain('0131 496 0003')
    expect(html).not.toContain('carys@leith.example.org')
    expect(wordsOf(html)).toContain('Thursday 12 November')
  })
})

describe('what is forgotten', () => {
  const rows = async () => {
    const { rows } = await circle.owner.query(
      `select (select count(*)::int from meeting_apology) as apologies,
         (select count(*)::int from meeting_attendance where person_id = $1) as hana,
         (select count(*)::int from meeting_attendance where person_id = $2) as carys`,
      [members.Hana, group.carys],
    )
    return rows[0]
  }
  const at = (moment: string) =>
    forget(circle, ['apologies', 'attendance', 'certified-attendance'], Temporal.Instant.from(moment))

  test('are apologies, four weeks after the meeting', async () => {
    await at('2026-11-11T00:00:00Z')
    expect((await rows()).apologies).toBe(1)
    await at('2026-11-25T00:00:00Z')
    expect(await rows()).toEqual({ apologies: 0, hana: 1, carys: 1 })
  })

  test('is attendance, a year after somebody has left, unless they have asked to see what is stored', async () => {
    await at('2027-10-20T00:00:00Z')
    expect((await rows()).hana).toBe(1)
    await circle.owner.query(
      `insert into hold (id, person_id, reason, placed_at) values ($1, $2, 'access-request', '2027-01-01')`,
      [randomUUID(), members.Hana],
    )
    await at('2027-11-01T00:00:00Z')
    expect((await rows()).hana).toBe(1)
    await circle.owner.query(`update hold set lifted_at = '2027-11-02' where person_id = $1`, [members.Hana])
    await at('2027-11-03T00:00:00Z')
    expect(await rows()).toEqual({ apologies: 0, hana: 0, carys: 1 })
  })
})
