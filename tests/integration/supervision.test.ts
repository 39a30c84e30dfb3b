import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proposeTerms } from '../../src/features/supervision/commands/arrange.ts'
import { remindOfSupervision } from '../../src/features/supervision/commands/send-reminders.ts'
import {
  confirmSession,
  disputeSession,
  logSession,
  planSession,
  withdrawSession,
} from '../../src/features/supervision/commands/sessions.ts'
import { confirmedSupervision } from '../../src/features/supervision/queries/confirmed.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import {
  askedAndAccepted,
  confirmedSession,
  done,
  loggedSession,
  supervised,
} from '../support/supervision.ts'

// Isla and Bruno lead a group in Leith; Sylvie supervises them as a pair, for a year.

let circle: Circle
let people: RegisterPeople
let isla: string
let bruno: string
let sylvie: string
let groupId: string
let islas: Client
let brunos: Client
let sylvies: Client
let supervisionId: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  isla = await people.person('Isla Grant')
  bruno = await people.person('Bruno Costa')
  sylvie = await people.person('Sylvie Marsh')
  groupId = await people.group(isla)
  await lead(groupId, bruno)
  await people.supervisor(sylvie, { places_free: 4 })
  islas = await clientOf(circle, isla)
  brunos = await clientOf(circle, bruno)
  sylvies = await clientOf(circle, sylvie)
})
afterAll(() => circle.close())

const lead = (group: string, who: string) =>
  circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    group,
    who,
    circle.clock.now().toString(),
  ])
const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const row = async (query: string, values: unknown[] = []) => (await circle.owner.query(query, values)).rows[0]
const at = (moment: string) => circle.clock.set(Temporal.Instant.from(moment))
const latest = async (who: string) => {
  await circle.settled()
  return circle.mail.to(`${who}@example.org`).at(-1)
}
const year = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2027-12-31') }

describe('a pair with a supervisor for a year', () => {
  test('terms are proposed after a yes, and hold when all three have agreed (R25, R36)', async () => {
    const requestId = await askedAndAccepted(people, isla, groupId, sylvie, 'pair')
    expect(await words(islas, `/register/requests/${requestId}`)).toContain('Propose terms')
    const proposed = await islas.submit(`/supervision/requests/${requestId}`, {
      everyWeeks: '4',
      lengthMinutes: '60',
      mode: 'online',
      feeMinor: '55',
      beginsOn: '2026-11-16',
    })
    expect(proposed.status).toBe(303)
    supervisionId = proposed.location?.slice('/supervision/'.length, '/supervision/'.length + 36) ?? ''
    const path = `/supervision/${supervisionId}`
    expect((await latest('sylvie'))?.subject).toBe('Isla Grant proposes terms for supervision')
    expect((await latest('bruno'))?.text).toContain('£55')

    await sylvies.submit(path, {}, /agreement/)
    expect(await words(islas, path)).toContain('It waits for Bruno Costa.')
    expect(await words(islas, `/groups/${groupId}/supervision`)).toContain('No supervision is in place yet.')
    await brunos.submit(path, {}, /agreement/)
    expect((await latest('isla'))?.subject).toBe(
      'Your supervision with Sylvie Marsh and Bruno Costa is agreed',
    )
    expect(await words(islas, `/groups/${groupId}/plan`)).toContain(
      'Supervision of both leaders together, from 16 November 2026.',
    )
    expect(await words(brunos, '/supervision')).toContain('Sylvie Marsh and Isla Grant')
  })

  test('a session is planned by either side, with an entry for every calendar, and remembered the day before', async () => {
    const planned = await sylvies.submit(
      `/supervision/${supervisionId}`,
      { on: '2026-11-20', at: '18:00', lengthMinutes: '60', mode: 'online' },
      /sessions/,
    )
    expect(planned.location).toMatch(/^\/supervision\/sessions\/[0-9a-f-]{36}\?saved=planned$/)
    const letter = await latest('bruno')
    const invitation = letter?.attachments.find(({ contentType }) => contentType === 'text/calendar')
    const calendar = invitation?.content.toString() ?? ''
    expect(calendar).toContain('METHOD:REQUEST')
    expect(calendar).toContain('SUMMARY:Supervision')
    for (const unsaid of ['Isla', 'Sylvie', 'room']) expect(calendar).not.toContain(unsaid)
    const moved = await islas.submit(
      planned.location ?? '',
      { on: '2026-11-20', at: '18:30' },
      /sessions\/[0-9a-f-]{36}$/,
    )
    expect(moved.status).toBe(303)
    expect((await latest('sylvie'))?.subject).toContain('another date')

    at('2026-11-19T19:00:00Z')
    expect((await remindOfSupervision(circle.database, circle.clock.now())).reminded).toBe(3)
    expect((await remindOfSupervision(circle.database, circle.clock.now())).reminded).toBe(0)
    expect((await latest('isla'))?.subject).toBe('Tomorrow: supervision with Sylvie Marsh and Bruno Costa')
  })

  test('one side logs it, the other confirms it; only then does it count', async () => {
    at('2026-11-20T20:00:00Z')
    const { id } = await row('select id from supervision_session where supervision_id = $1', [supervisionId])
    const path = `/supervision/sessions/${id}`
    await sylvies.submit(path, { meetingsCovered: '2' }, /log$/)
    expect((await latest('isla'))?.subject).toBe('Sylvie Marsh has logged a session of supervision')
    expect(await people.as(isla, (db) => confirmedSupervision(db, year))).toEqual([])
    expect(await people.as(sylvie, (db) => confirmSession(db, id))).toEqual({ refused: 'others-to-answer' })
    await islas.submit(path, {}, /confirmation/)
    const counted = [{ kind: 'pair', sessions: 1, minutes: 60 }]
    expect(await people.as(isla, (db) => confirmedSupervision(db, year))).toEqual(counted)
    expect(await people.as(bruno, (db) => confirmedSupervision(db, year))).toEqual(counted)
    expect(await people.as(sylvie, (db) => confirmedSupervision(db, { ...year, personId: isla }))).toEqual(
      counted,
    )
    expect(await people.as(bruno, (db) => confirmSession(db, id))).toEqual({ refused: 'answered-already' })
    expect(await people.as(sylvie, (db) => withdrawSession(db, id))).toEqual({ refused: 'answered-already' })
  })

  test('a day after a session that nobody has logged all its people are asked about it, once', async () => {
    const { sessionId } = done(
      await people.as(isla, (db) =>
        planSession(
          db,
          { supervisionId },
          { startsAt: Temporal.Instant.from('2026-11-23T18:00:00Z'), lengthMinutes: 60, mode: 'online' },
        ),
      ),
    )
    const remindedAt = async (moment: string) => {
      at(moment)
      return (await remindOfSupervision(circle.database, circle.clock.now())).reminded
    }
    expect(await remindedAt('2026-11-24T17:59:00Z')).toBe(0)
    expect(await remindedAt('2026-11-24T18:00:00Z')).toBe(3)
    expect(await remindedAt('2026-11-25T18:00:00Z')).toBe(0)
    await circle.settled()
    for (const [who, others] of [
      ['isla', 'Sylvie Marsh and Bruno Costa'],
      ['bruno', 'Sylvie Marsh and Isla Grant'],
      ['sylvie', 'Bruno Costa and Isla Grant'],
    ] as const) {
      const letters = circle.mail
        .to(`${who}@example.org`)
        .filter(({ subject }) => subject === `Did your session with ${others} take place?`)
      expect(letters, who).toHaveLength(1)
      expect(letters[0]?.text).toContain('nobody has logged it yet')
      expect(letters[0]?.text).toContain(`/supervision/sessions/${sessionId}`)
    }
    // It did not take place: then nobody is asked again, and it counts nowhere.
    const path = `/supervision/sessions/${sessionId}`
    expect((await sylvies.submit(path, {}, /cancellation/)).status).toBe(303)
    expect(await remindedAt('2026-11-26T18:00:00Z')).toBe(0)
    expect(await people.as(isla, (db) => confirmedSupervision(db, year))).toHaveLength(1)
  })

  test('“Meetings led since the last supervision” is shown to the leader, and to nobody else', async () => {
    await writeHeldMeetings(circle.owner, { groupId, leaderId: isla }, [
      { at: '2026-11-18T19:30:00Z' },
      { at: '2026-11-25T19:30:00Z' },
      { at: '2026-12-02T19:30:00Z', cancelled: true },
      {
        at: '2026-12-09T19:30:00Z',
        taken: [
          { personId: isla, role: 'leader', state: 'present' },
          { personId: bruno, role: 'leader', state: 'apologies' },
        ],
      },
    ])
    at('2026-12-10T10:00:00Z')
    expect(await words(islas, '/supervision')).toContain(
      'You have led 2 meetings since your last supervision, on 20 November 2026.',
    )
    expect(await words(brunos, `/supervision/${supervisionId}`)).toContain('You have led 1 meeting since')
    expect(await words(sylvies, `/supervision/${supervisionId}`)).not.toContain('have led')
    expect(await words(islas, `/groups/${groupId}/supervision`)).toContain('2 meetings held since')
  })

  test('when the rhythm has passed the group’s essential says that it is due, and nothing else does', async () => {
    at('2026-12-19T10:00:00Z')
    const page = await words(brunos, `/groups/${groupId}/supervision`)
    expect(page).toContain('The rhythm has passed without a confirmed session')
    expect(await words(islas, `/groups/${groupId}/plan`)).toContain('It is due: every 4 weeks was agreed.')
    expect(await words(sylvies, '/supervising')).toContain('due')
  })

  test('a disputed session is put right and logged anew; one that did not take place is withdrawn', async () => {
    const wrong = await loggedSession(
      people,
      isla,
      { supervisionId },
      '2026-12-18T18:00:00Z',
      [isla, bruno],
      90,
    )
    const path = `/supervision/sessions/${wrong}`
    expect(await people.as(bruno, (db) => disputeSession(db, wrong, { what: 'length' }))).toEqual({
      refused: 'others-to-answer',
    })
    await sylvies.submit(path, { what: 'length' }, /dispute/)
    expect((await latest('isla'))?.subject).toContain('needs another look')
    expect(await words(islas, path)).toContain('Sylvie Marsh: it was longer or shorter')
    await islas.submit(path, { lengthMinutes: '60' }, /log$/)
    await sylvies.submit(path, {}, /confirmation/)
    expect(await words(islas, path)).toContain('Confirmed: it counts')
    expect(await words(islas, path)).toContain('Isla Grant logged it anew')

    const never = await loggedSession(people, sylvie, { supervisionId }, '2026-12-19T08:00:00Z', [isla])
    done(await people.as(isla, (db) => disputeSession(db, never, { what: 'did-not-take-place' })))
    done(await people.as(isla, (db) => withdrawSession(db, never)))
    expect(await people.as(isla, (db) => confirmedSupervision(db, year))).toEqual([
      { kind: 'pair', sessions: 2, minutes: 120 },
    ])
  })

  test('a change of terms is agreed anew by all, and a statement reckons each session by its day', async () => {
    const terms = {
      everyWeeks: 4,
      lengthMinutes: 60,
      mode: 'online' as const,
      feeMinor: 6000,
      currency: 'GBP' as const,
      beginsOn: Temporal.PlainDate.from('2027-04-01'),
    }
    const { termsId } = done(await people.as(sylvie, (db) => proposeTerms(db, supervisionId, terms)))
    const path = `/supervision/${supervisionId}`
    await islas.submit(path, {}, /agreement/)
    expect(await words(islas, path)).toContain('£55')
    await brunos.submit(path, {}, new RegExp(`${termsId}/agreement`))
    for (let month = 1; month <= 11; month += 1) {
      const on = `2027-${String(month).padStart(2, '0')}-15`
      at(`${on}T20:00:00Z`)
      const by: [string, string] = month % 2 ? [sylvie, bruno] : [isla, sylvie]
      await confirmedSession(people, by, { supervisionId }, `${on}T18:00:00Z`, [isla, bruno])
    }
    expect(await people.as(bruno, (db) => confirmedSupervision(db, year))).toEqual([
      { kind: 'pair', sessions: 13, minutes: 780 },
    ])
    const statement = await words(sylvies, '/supervising/statement?from=2027-01-01&to=2027-12-31')
    // Three months at £55, eight at £60.
    expect(statement).toContain('Bruno Costa and Isla Grant')
    expect(statement).toContain('£645')
    expect(await words(sylvies, '/supervising/statement?from=2027-12-31&to=2027-01-01')).toContain(
      'The last day is before the first.',
    )
  })

  test('what is written twice, ahead of its time or by nobody is refused', async () => {
    const log = {
      startsAt: Temporal.Instant.from('2027-11-15T18:30:00Z'),
      lengthMinutes: 60,
      mode: 'online' as const,
      there: [isla],
      meetingsCovered: 0,
    }
    const refused = (wish: Partial<typeof log>) =>
      people.as(isla, (db) => logSession(db, { supervisionId }, { ...log, ...wish }))
    expect(await refused({})).toEqual({ refused: 'hour-taken' })
    expect(await refused({ startsAt: circle.clock.now().add({ hours: 1 }) })).toEqual({
      refused: 'not-over-yet',
    })
    expect(await refused({ startsAt: Temporal.Instant.from('2027-11-01T18:00:00Z'), there: [] })).toEqual({
      refused: 'nobody-there',
    })
    expect(
      await people.as(isla, (db) =>
        planSession(
          db,
          { supervisionId },
          { startsAt: circle.clock.now().subtract({ minutes: 1 }), lengthMinutes: 60, mode: 'online' },
        ),
      ),
    ).toEqual({ refused: 'hour-past' })
  })

  test('either side ends it: what was planned is called off, the group knows, the place is free again', async () => {
    await islas.submit(
      `/supervision/${supervisionId}`,
      { on: '2027-12-10', at: '18:00', lengthMinutes: '60', mode: 'online' },
      /sessions/,
    )
    const { places_free: before } = await row('select places_free from supervisor_entry')
    await brunos.submit(`/supervision/${supervisionId}`, {}, /ending/)
    const letter = await latest('sylvie')
    expect(letter?.attachments[0]?.content.toString()).toContain('METHOD:CANCEL')
    expect((await row('select places_free from supervisor_entry')).places_free).toBe(before + 1)
    expect(await words(islas, `/groups/${groupId}/supervision`)).toContain('No supervision is in place yet.')
    expect(await words(islas, '/supervision')).toContain('Ended on 15 November 2027.')
    expect(await people.as(isla, (db) => confirmedSupervision(db, year))).toEqual([
      { kind: 'pair', sessions: 13, minutes: 780 },
    ])
  })
})

describe('a supervisor with three pairs', () => {
  test('sees who asked, who is due and their hours, and nothing of anybody’s group', async () => {
    at('2028-01-10T10:00:00Z')
    const pairs: string[] = []
    for (const number of ['One', 'Two', 'Three']) {
      const [first, second] = [
        await people.person(`Ann${number} First`),
        await people.person(`Bea${number} Second`),
      ]
      const group = await people.group(first, { name: `Secret group ${number}` })
      await lead(group, second)
      pairs.push(await supervised(people, [first, second], group, sylvie, '2028-01-01'))
      const among = { supervisionId: pairs.at(-1) ?? '' }
      await confirmedSession(people, [first, sylvie], among, '2028-01-09T18:00:00Z', [first, second])
    }
    await people.supervisor(await people.person('Nobody Else'), {})
    await circle.owner.query('update supervisor_entry set places_free = 2 where person_id = $1', [sylvie])
    const carys = await people.person('Carys Bevan')
    const asking = await people.group(carys, { name: 'Secret group Four' })
    await askedAndAccepted(people, carys, asking, sylvie, 'individual')

    const desk = await sylvies.get('/supervising')
    const page = wordsOf(desk.html)
    for (const shown of [
      'AnnOne First and BeaOne Second',
      'AnnThree First and BeaThree Second',
      'Carys Bevan',
    ])
      expect(page).toContain(shown)
    expect(page).toContain('Propose terms')
    expect(page).toContain('1. Leaders find you.')
    expect(page).toContain('confirmed by both sides')
    expect(desk.html).not.toContain('Secret group')
    const statement = wordsOf((await sylvies.get('/supervising/statement')).html)
    expect(statement).toContain('Together')
    expect(statement).toContain('£165')
    at('2028-02-20T10:00:00Z')
    expect((await sylvies.get('/supervising')).html.match(/>due</g)).toHaveLength(3)
  })
})
