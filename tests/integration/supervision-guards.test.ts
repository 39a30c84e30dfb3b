import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerContact, endContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup } from '../../src/features/register/commands/ask-by-relay.ts'
import {
  endPeerGroup,
  leavePeerGroup,
  makePeerGroup,
} from '../../src/features/register/commands/peer-groups.ts'
import {
  agreeToTerms,
  endSupervisionOf,
  proposeFirstTerms,
  proposeTerms,
} from '../../src/features/supervision/commands/arrange.ts'
import { agreeToPeer, makePeerTerm, shareHosts } from '../../src/features/supervision/commands/peer-dates.ts'
import { endWhatIsOver } from '../../src/features/supervision/commands/send-reminders.ts'
import {
  confirmSession,
  disputeSession,
  logSession,
  moveSession,
  planSession,
} from '../../src/features/supervision/commands/sessions.ts'
import { confirmedSupervision } from '../../src/features/supervision/queries/confirmed.ts'
import { supervisionWaiting } from '../../src/features/supervision/queries/waiting.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import {
  askedAndAccepted,
  confirmedSession,
  done,
  loggedSession,
  supervised,
} from '../support/supervision.ts'

// What is counted and taken once: places, dates, hosts, steps; each test has people of its own.

let circle: Circle
let people: RegisterPeople

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set('2026-11-10T10:00:00Z'))

const row = async (query: string, values: unknown[] = []) => (await circle.owner.query(query, values)).rows[0]
const words = async (who: string, path: string) =>
  wordsOf((await (await clientOf(circle, who)).get(path)).html)
const mailTo = async (who: string) => {
  await circle.settled()
  return circle.mail.to(`${who}@example.org`)
}
const terms = (beginsOn: string, endsOn?: string) => ({
  everyWeeks: 4,
  lengthMinutes: 60,
  mode: 'online' as const,
  feeMinor: 5500,
  currency: 'GBP' as const,
  beginsOn: Temporal.PlainDate.from(beginsOn),
  endsOn: endsOn === undefined ? undefined : Temporal.PlainDate.from(endsOn),
})
const at = (moment: string) => Temporal.Instant.from(moment)
const log = (moment: string, there: readonly string[]) => ({
  startsAt: at(moment),
  lengthMinutes: 60,
  mode: 'online' as const,
  there,
  meetingsCovered: 1,
})

describe('a supervisor’s place', () => {
  const free = async (supervisor: string) =>
    (await row('select places_free from supervisor_entry where person_id = $1', [supervisor])).places_free

  test('is taken by a yes and freed once, however often the same talk is begun and ended', async () => {
    const [leader, supervisor] = [await people.person('Ada Leader'), await people.person('Bea Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 2 })
    const requestId = await askedAndAccepted(people, leader, group, supervisor, 'individual')
    expect(await free(supervisor)).toBe(1)
    const begin = async () => {
      const { supervisionId, termsId } = done(
        await people.as(leader, (db) => proposeFirstTerms(db, requestId, terms('2026-11-10'))),
      )
      done(await people.as(supervisor, (db) => agreeToTerms(db, termsId)))
      return supervisionId
    }
    const first = await begin()
    done(await people.as(leader, (db) => endSupervisionOf(db, first)))
    expect(await free(supervisor)).toBe(2)
    // Begun again while they still talk, it takes its place again.
    const second = await begin()
    expect(await free(supervisor)).toBe(1)
    done(await people.as(supervisor, (db) => endSupervisionOf(db, second)))
    done(await people.as(leader, (db) => endContact(db, requestId)))
    expect(await free(supervisor)).toBe(2)
    expect(await people.as(leader, (db) => proposeFirstTerms(db, requestId, terms('2026-11-10')))).toEqual({
      refused: 'over',
    })
  })

  test('is free again where nothing came of a talk, and not while what came of it goes on', async () => {
    const [leader, supervisor] = [await people.person('Cat Leader'), await people.person('Dee Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 2 })
    const talk = await askedAndAccepted(people, leader, group, supervisor, 'individual')
    done(await people.as(supervisor, (db) => endContact(db, talk)))
    expect(await free(supervisor)).toBe(2)
    const supervisionId = await supervised(people, [leader], group, supervisor, '2026-11-10')
    const { contact_request_id: again } = await row(
      'select contact_request_id from supervision where id = $1',
      [supervisionId],
    )
    done(await people.as(supervisor, (db) => endContact(db, again)))
    expect(await free(supervisor)).toBe(1)
    done(await people.as(supervisor, (db) => endSupervisionOf(db, supervisionId)))
    expect(await free(supervisor)).toBe(2)
  })

  test('that somebody else has by now is not taken again by what had ended', async () => {
    const [leader, supervisor] = [await people.person('Eve Leader'), await people.person('Fay Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 1 })
    const requestId = await askedAndAccepted(people, leader, group, supervisor, 'individual')
    const { supervisionId, termsId } = done(
      await people.as(leader, (db) => proposeFirstTerms(db, requestId, terms('2026-11-10'))),
    )
    done(await people.as(supervisor, (db) => agreeToTerms(db, termsId)))
    done(await people.as(leader, (db) => endSupervisionOf(db, supervisionId)))
    const other = await people.person('Gil Leader')
    await askedAndAccepted(people, other, await people.group(other), supervisor, 'individual')
    expect(await people.as(leader, (db) => proposeFirstTerms(db, requestId, terms('2026-11-10')))).toEqual({
      refused: 'no-place-free',
    })
  })
})

describe('what is logged, moved or planned', () => {
  test('lies within what was agreed: no day before the first, none after the end, nothing that is still ahead', async () => {
    const [leader, supervisor] = [await people.person('Hal Leader'), await people.person('Ivy Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 2 })
    const supervisionId = await supervised(people, [leader], group, supervisor, '2026-11-05')
    const among = { supervisionId }
    expect(
      await people.as(leader, (db) => logSession(db, among, log('2026-11-04T18:00:00Z', [leader]))),
    ).toEqual({
      refused: 'outside-what-was-agreed',
    })
    const { sessionId } = done(
      await people.as(leader, (db) =>
        planSession(db, among, { startsAt: at('2026-11-20T18:00:00Z'), lengthMinutes: 60, mode: 'online' }),
      ),
    )
    expect(
      await people.as(supervisor, (db) =>
        logSession(db, { sessionId }, log('2026-11-06T18:00:00Z', [leader])),
      ),
    ).toEqual({ refused: 'not-over-yet' })

    const until = done(
      await people.as(leader, (db) => proposeTerms(db, supervisionId, terms('2026-11-10', '2026-11-30'))),
    )
    done(await people.as(supervisor, (db) => agreeToTerms(db, until.termsId)))
    const later = { startsAt: at('2026-12-01T18:00:00Z'), lengthMinutes: 60, mode: 'online' as const }
    expect(await people.as(leader, (db) => planSession(db, among, later))).toEqual({
      refused: 'terms-end-before',
    })
    expect(await people.as(leader, (db) => moveSession(db, sessionId, later))).toEqual({
      refused: 'terms-end-before',
    })

    circle.clock.set('2026-12-01T10:00:00Z')
    expect(await words(leader, `/supervision/${supervisionId}`)).toContain('Agreed until 30 November 2026')
    expect((await endWhatIsOver(circle.database, circle.clock.now())).told).toBe(2)
    expect((await endWhatIsOver(circle.database, circle.clock.now())).told).toBe(0)
    expect((await mailTo('ivy')).at(-1)?.subject).toBe(
      'Your supervision with Hal Leader: the time you agreed on is over',
    )
    expect(await words(leader, `/groups/${group}/supervision`)).toContain('No supervision is in place yet.')
    // What took place before can still be logged; what was after the end cannot.
    circle.clock.set('2026-12-20T10:00:00Z')
    expect(
      await people.as(leader, (db) => logSession(db, among, log('2026-12-05T18:00:00Z', [leader]))),
    ).toEqual({
      refused: 'outside-what-was-agreed',
    })
    done(
      await people.as(leader, (db) => logSession(db, { sessionId }, log('2026-11-20T18:00:00Z', [leader]))),
    )
    done(await people.as(supervisor, (db) => confirmSession(db, sessionId)))
  })

  test('is listed with what is ahead first, the soonest of it on top, and what was held page by page', async () => {
    const [leader, supervisor] = [await people.person('Jan Leader'), await people.person('Kit Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 2 })
    const supervisionId = await supervised(people, [leader], group, supervisor, '2025-01-01')
    const among = { supervisionId }
    for (let week = 1; week <= 23; week += 1)
      await confirmedSession(
        people,
        [leader, supervisor],
        among,
        at('2026-11-09T18:00:00Z')
          .subtract({ hours: 24 * 7 * week })
          .toString(),
        [leader],
      )
    for (const day of ['2026-12-20', '2026-11-12'])
      done(
        await people.as(leader, (db) =>
          planSession(db, among, { startsAt: at(`${day}T18:00:00Z`), lengthMinutes: 60, mode: 'online' }),
        ),
      )
    const first = await words(supervisor, `/supervision/${supervisionId}`)
    expect(first.indexOf('12 November 2026')).toBeLessThan(first.indexOf('20 December 2026'))
    expect(first.indexOf('20 December 2026')).toBeLessThan(first.indexOf('Monday 2 November 2026'))
    expect(first).not.toContain('Monday 1 June 2026')
    const { html } = await (await clientOf(circle, leader)).get(`/supervision/${supervisionId}`)
    const older = /\?before=[^"]*/.exec(html)?.[0] ?? ''
    const second = await words(leader, `/supervision/${supervisionId}${older}`)
    expect(second).toContain('Monday 1 June 2026')
    expect(second).not.toContain('Monday 2 November 2026')
    // A sum counts what no page of a list shows.
    expect(await words(supervisor, '/supervising/statement?from=2026-01-01&to=2026-12-31')).toContain(
      '£1,265',
    )
    expect(await words(supervisor, '/supervising')).toContain('23 sessions, 23 h')
  })

  test('is said with the names of those who can confirm it, and what it covered to whom it belongs', async () => {
    const [first, second] = [await people.person('Lea Leader'), await people.person('Max Leader')]
    const supervisor = await people.person('Nia Supervisor')
    const group = await people.group(first)
    await circle.owner.query(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())',
      [group, second],
    )
    await people.supervisor(supervisor, { places_free: 2 })
    const supervisionId = await supervised(people, [first, second], group, supervisor, '2026-11-01')
    const page = async (who: string, id: string) => words(who, `/supervision/sessions/${id}`)
    const both = await loggedSession(people, supervisor, { supervisionId }, '2026-11-08T18:00:00Z', [
      first,
      second,
    ])
    expect(await page(supervisor, both)).toContain('Waiting for Lea Leader or Max Leader')
    const one = await loggedSession(people, supervisor, { supervisionId }, '2026-11-09T18:00:00Z', [second])
    expect(await page(supervisor, one)).toContain('Waiting for Max Leader')
    expect(await page(first, one)).not.toContain('Yes, I confirm it')
    expect(await page(supervisor, one)).toContain('Meetings covered2 meetings')
    expect(await words(supervisor, `/supervision/${supervisionId}`)).toContain('Whom you supervise')
    expect(await words(first, `/supervision/${supervisionId}`)).toContain(
      'You, Nia Supervisor and Max Leader read this, and nobody else.',
    )
  })

  test('stands in the reader’s own hours beside the society’s, where they live by other clocks', async () => {
    const [leader, supervisor] = [await people.person('Ola Leader'), await people.person('Pia Supervisor')]
    const group = await people.group(leader)
    await people.supervisor(supervisor, { places_free: 2 })
    await circle.owner.query(
      `insert into profile (person_id, time_zone, changed_at) values ($1, 'Europe/Berlin', now())`,
      [leader],
    )
    const supervisionId = await supervised(people, [leader], group, supervisor, '2026-11-01')
    const { sessionId } = done(
      await people.as(supervisor, (db) =>
        planSession(
          db,
          { supervisionId },
          { startsAt: at('2026-11-20T18:00:00Z'), lengthMinutes: 60, mode: 'online' },
        ),
      ),
    )
    for (const path of [
      '/supervision',
      `/supervision/${supervisionId}`,
      `/supervision/sessions/${sessionId}`,
    ]) {
      const page = await words(leader, path)
      expect(page, path).toContain('18:00 to 19:00 (UK time)')
      expect(page.toLowerCase(), path).toContain('for you 19:00 to 20:00')
      expect(await words(supervisor, path), path).not.toContain('UK time')
    }
    expect((await mailTo('ola')).at(-1)?.text?.replaceAll(/\s+/g, ' ')).toContain('for you 19:00 to 20:00')
  })
})

describe('among peers', () => {
  async function peerGroup(names: readonly string[], placesFree = 3) {
    const [keeper = '', ...others] = names
    const ids = [await people.person(keeper)]
    await people.group(ids[0] ?? '', { name: `${keeper}’s circle` })
    const { peerGroupId } = done(
      await people.as(ids[0] ?? '', (db) =>
        makePeerGroup(db, {
          name: `${keeper}’s peers`,
          everyWeeks: 4,
          mode: 'online',
          languages: [],
          placesFree,
          listed: true,
        }),
      ),
    )
    for (const name of others) ids.push(await joined(name, peerGroupId, ids))
    return { peerGroupId, ids }
  }
  async function joined(name: string, peerGroupId: string, sitting: readonly string[]) {
    const id = await people.person(name)
    await people.group(id, { name: `${name}’s circle` })
    const { requestId } = done(
      await people.as(id, (db) => askPeerGroup(db, null, peerGroupId, { message: 'May I?' })),
    )
    for (const member of sitting.slice(1))
      done(await people.as(member, (db) => agreeToPeer(db, peerGroupId, requestId)))
    done(await people.as(sitting[0] ?? '', (db) => answerContact(db, requestId, { answer: 'accept' })))
    return id
  }
  const term = (firstOn: string, sessions: number) => ({
    firstOn: Temporal.PlainDate.from(firstOn),
    startTime: Temporal.PlainTime.from('19:00'),
    lengthMinutes: 90,
    meetings: sessions,
  })
  const hosts = async (peerGroupId: string) =>
    (
      await circle.owner.query(
        `select p.name from supervision_session s left join person p on p.id = s.host_id
         where s.peer_group_id = $1 and s.cancelled_at is null order by s.starts_at`,
        [peerGroupId],
      )
    ).rows.map(({ name }) => name)

  test('nobody hosts everything alone: dates made alone go round once somebody has joined, and everybody is told', async () => {
    const { peerGroupId, ids } = await peerGroup(['Quin Keeper'])
    const [quin = ''] = ids
    done(await people.as(quin, (db) => makePeerTerm(db, peerGroupId, term('2026-11-17', 4))))
    expect(await hosts(peerGroupId)).toEqual([null, null, null, null])
    expect((await mailTo('quin')).at(-1)?.attachments).toHaveLength(4)
    expect(await people.as(quin, (db) => shareHosts(db, peerGroupId))).toEqual({
      refused: 'nobody-to-share-with',
    })
    const rae = await joined('Rae Peer', peerGroupId, ids)
    const client = await clientOf(circle, rae)
    await client.submit(`/peers/${peerGroupId}`, {}, /hosts/)
    expect(await hosts(peerGroupId)).toEqual(['Quin Keeper', 'Rae Peer', 'Quin Keeper', 'Rae Peer'])
    expect((await mailTo('rae')).at(-1)?.text).toContain('Rae Peer')
    expect((await mailTo('quin')).at(-1)?.subject).toBe('Quin Keeper’s peers: the next dates')
  })

  test('the email about dates shows the next ones, however many are ahead', async () => {
    const { peerGroupId, ids } = await peerGroup(['Sol Keeper', 'Tia Peer'])
    const [sol = ''] = ids
    done(await people.as(sol, (db) => makePeerTerm(db, peerGroupId, term('2026-11-17', 40))))
    done(await people.as(sol, (db) => makePeerTerm(db, peerGroupId, term('2026-11-24', 12))))
    const letter = (await mailTo('tia')).at(-1)
    expect(letter?.text).toContain('17 November 2026')
    expect(letter?.attachments).toHaveLength(52)
  })

  test('whoever leaves hosts nothing any more, and their group does not count on the peers', async () => {
    const { peerGroupId, ids } = await peerGroup(['Uli Keeper', 'Vera Peer'])
    const [uli = '', vera = ''] = ids
    done(await people.as(uli, (db) => makePeerTerm(db, peerGroupId, term('2026-11-17', 2))))
    const circleOf = (await row('select group_id from group_leader where person_id = $1', [vera])).group_id
    const client = await clientOf(circle, vera)
    await client.submit(`/peers/${peerGroupId}`, { groupId: circleOf }, /group$/)
    expect(await words(vera, `/groups/${circleOf}/plan`)).toContain('A peer supervision group, since')
    done(await people.as(vera, (db) => leavePeerGroup(db, peerGroupId)))
    expect(await hosts(peerGroupId)).toEqual(['Uli Keeper', null])
    expect(await words(vera, `/groups/${circleOf}/supervision`)).toContain('No supervision is in place yet.')
  })

  test('when they part, dates are called off in every calendar, and what was held is still logged and confirmed', async () => {
    const { peerGroupId, ids } = await peerGroup(['Wim Keeper', 'Xia Peer'])
    const [wim = '', xia = ''] = ids
    done(await people.as(wim, (db) => makePeerTerm(db, peerGroupId, term('2026-11-17', 3))))
    circle.clock.set('2026-11-20T10:00:00Z')
    done(await people.as(wim, (db) => endPeerGroup(db, peerGroupId)))
    expect(await hosts(peerGroupId)).toHaveLength(1)
    const letter = (await mailTo('xia')).at(-1)
    expect(letter?.subject).toBe('Wim Keeper’s peers meets no more')
    expect(letter?.attachments).toHaveLength(2)
    expect(letter?.attachments[0]?.content.toString()).toContain('METHOD:CANCEL')
    const { id } = await row(
      'select id from supervision_session where peer_group_id = $1 and cancelled_at is null',
      [peerGroupId],
    )
    expect(await words(xia, '/supervision')).toContain('17 November 2026')
    expect(await words(xia, `/supervision/sessions/${id}`)).toContain('Wim Keeper’s peers')
    done(
      await people.as(xia, (db) =>
        logSession(db, { sessionId: id }, log('2026-11-17T19:00:00Z', [wim, xia])),
      ),
    )
    done(await people.as(wim, (db) => confirmSession(db, id)))
    const span = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-12-01') }
    expect(await people.as(xia, (db) => confirmedSupervision(db, span))).toEqual([
      { kind: 'peer', sessions: 1, minutes: 60 },
    ])
  })

  test('nobody is said to have been there before they joined, and a log anew leaves what others covered', async () => {
    const { peerGroupId, ids } = await peerGroup(['Yan Keeper', 'Zoe Peer'])
    const [yan = '', zoe = ''] = ids
    const among = { peerGroupId }
    expect(
      await people.as(yan, (db) => logSession(db, among, log('2026-11-02T18:00:00Z', [yan, zoe]))),
    ).toEqual({ refused: 'outside-what-was-agreed' })
    const sessionId = await loggedSession(people, yan, among, '2026-11-10T08:00:00Z', [yan, zoe])
    done(await people.as(zoe, (db) => disputeSession(db, sessionId, { what: 'length' })))
    expect(await people.as(yan, supervisionWaiting)).toBe(1)
    done(
      await people.as(zoe, (db) =>
        logSession(db, { sessionId }, { ...log('2026-11-10T08:00:00Z', [yan, zoe]), meetingsCovered: 5 }),
      ),
    )
    const { rows } = await circle.owner.query(
      `select p.name, o.meetings_covered from supervision_session_person o join person p on p.id = o.person_id
       where session_id = $1 order by 1`,
      [sessionId],
    )
    expect(rows).toEqual([
      { name: 'Yan Keeper', meetings_covered: 2 },
      { name: 'Zoe Peer', meetings_covered: 5 },
    ])
  })

  test('who asks for a place is shown where the first page leads: under “Your supervision”', async () => {
    const { peerGroupId, ids } = await peerGroup(['Amy Keeper', 'Bob Peer'])
    const [, bob = ''] = ids
    const cleo = await people.person('Cleo Asking')
    await people.group(cleo)
    done(await people.as(cleo, (db) => askPeerGroup(db, null, peerGroupId, { message: 'A chair?' })))
    expect(await words(bob, '/home')).toContain('Your supervision waits for an answer')
    expect(await words(bob, '/supervision')).toContain('Cleo Asking asks for a place in Amy Keeper’s peers')
    const letter = (await mailTo('bob')).at(-1)
    expect(letter?.text).toContain('If you would rather not')
  })

  test('a supervisor accompanies them on terms that all agree on; whoever joins is supervised, whoever leaves keeps what counted', async () => {
    const { peerGroupId, ids } = await peerGroup(['Dan Keeper', 'Elin Peer'])
    const [dan = '', elin = ''] = ids
    const fern = await people.person('Fern Supervisor')
    await people.supervisor(fern, { places_free: 1, offers: ['peer'] })
    const group = (await row('select group_id from group_leader where person_id = $1', [dan])).group_id
    const asking = `/groups/${group}/supervision/supervisors/${fern}`
    expect(await words(dan, asking)).toContain('Which peer group?')
    const asked = await (await clientOf(circle, dan)).submit(
      asking,
      { message: 'Would you see us?', peers: peerGroupId },
      asking,
    )
    const requestId = asked.location?.replace(/\?.*$/, '').slice(-36) ?? ''
    done(await people.as(fern, (db) => answerContact(db, requestId, { answer: 'accept' })))
    const proposed = await (await clientOf(circle, dan)).submit(`/supervision/requests/${requestId}`, {
      everyWeeks: '8',
      lengthMinutes: '90',
      feeMinor: '90',
      beginsOn: '2026-11-10',
      endsOn: '2027-11-09',
    })
    const supervisionId = proposed.location?.slice('/supervision/'.length, '/supervision/'.length + 36) ?? ''
    const path = `/supervision/${supervisionId}`
    await (await clientOf(circle, fern)).submit(path, {}, /agreement/)
    expect(await words(dan, path)).toContain('It waits for Elin Peer.')
    await (await clientOf(circle, elin)).submit(path, {}, /agreement/)
    expect(await words(fern, path)).toContain('A peer supervision group with its supervisor.')
    expect(await words(fern, '/supervising')).toContain('Dan Keeper’s peers')
    expect(await words(elin, `/peers/${peerGroupId}`)).toContain('Fern Supervisor accompanies you')
    expect(await words(dan, `/groups/${group}/plan`)).toContain(
      'A peer supervision group, since 10 November 2026.',
    )
    const gus = await joined('Gus Peer', peerGroupId, ids)
    expect(await words(gus, path)).toContain('£90')
    circle.clock.set('2026-11-12T10:00:00Z')
    await confirmedSession(people, [fern, gus], { supervisionId }, '2026-11-11T18:00:00Z', [dan, elin, gus])
    done(await people.as(gus, (db) => leavePeerGroup(db, peerGroupId)))
    expect((await (await clientOf(circle, gus)).get(path)).status).toBe(404)
    expect(await words(gus, '/portfolio')).toContain('Among peers, with a supervisor')
    expect(await words(fern, '/supervising/statement?from=2026-11-01&to=2026-11-30')).toContain('£90')
    done(await people.as(dan, (db) => endPeerGroup(db, peerGroupId)))
    expect((await mailTo('fern')).at(-1)?.subject).toContain('has ended')
    expect(
      (await row('select places_free from supervisor_entry where person_id = $1', [fern])).places_free,
    ).toBe(1)
  })
})

test('what waits is found by the index of open sessions, not by reading all sessions of the society', async () => {
  const plan = await circle.owner.query(
    `explain select x.id from supervision_session x where x.supervision_id = '01990000-0000-7000-8000-000000000001'
       and x.confirmed_at is null and x.withdrawn_at is null and x.cancelled_at is null`,
  )
  const how = JSON.stringify(plan.rows)
  expect(how).toMatch(/supervision_session_open/)
})
