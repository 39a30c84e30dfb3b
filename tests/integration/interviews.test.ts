import { randomUUID } from 'node:crypto'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { remindOfInterviews } from '../../src/features/recruitment/commands/remind-of-interviews.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Applied, applied as appliedTo } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { invitationIn } from '../support/invitation.ts'
import { type OpenGroup, type OpenGroupWish, writeOpenGroup } from '../support/open-group.ts'
import { openedForm } from '../support/opened-form.ts'

// Ailsa Grant and Tom Reid lead in Leith. Anna Bell applies; she spends the winter in Lisbon… and, later, in Berlin.

const START = '2026-11-03T18:00:00Z'
let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: START })
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set(START))

const group = (wish?: OpenGroupWish): Promise<OpenGroup> => writeOpenGroup(circle.owner, wish)
const as = (of: OpenGroup, nth: 0 | 1): Promise<Client> => clientOf(circle, of.leaderIds[nth])
const one = (of: OpenGroup, { id }: Applied) => `/groups/${of.id}/applicants/${id}`
const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const run = (sql: string, ...values: unknown[]) => circle.owner.query(sql, values)

const evenings = { on1: '2026-11-10', at1: '18:00', on2: '2026-11-11', at2: '18:30' }
const [TENTH, ELEVENTH] = ['2026-11-10T18:00:00Z', '2026-11-11T18:30:00Z']

const enter = (leader: Client, of: OpenGroup, times: Record<string, string | string[]>) =>
  leader.submit(`/groups/${of.id}/interviews`, times, /interviews\/times$/)

/** A group whose two leaders could both talk on two evenings. */
async function withTimes(wish?: OpenGroupWish): Promise<OpenGroup> {
  const leith = await group(wish)
  for (const nth of [0, 1] as const) await enter(await as(leith, nth), leith, evenings)
  return leith
}

async function invited(of: OpenGroup, changes?: Record<string, string>): Promise<Applied> {
  const applicant = await appliedTo(circle, of.id, changes)
  const answer = await (await as(of, 0)).submit(one(of, applicant), {}, /interview\/invitation$/)
  expect(answer.location).toBe(`${one(of, applicant)}?saved=invited#interview`)
  return applicant
}

const book = ({ browser, page }: Applied, startsAt: string) =>
  browser.submit(page, { starts_at: startsAt }, /interview\/booking$/)

async function leaderMail(of: OpenGroup, nth: 0 | 1): Promise<string> {
  return (await run('select email from person where id = $1', of.leaderIds[nth])).rows[0].email
}
const newest = (address: string) => circle.mail.to(address).at(-1)
const textOf = (mail: ParsedMail | undefined) => (mail?.text ?? '').replace(/\s+/g, ' ')

const clear = { expectations: 'clear', commitment: 'clear', technology: 'clear', recommendation: 'offer' }
const giveTicks = (leader: Client, of: OpenGroup, applicant: Applied, ticks: Record<string, string> = {}) =>
  leader.submit(`${one(of, applicant)}/interview/ticks`, { ...clear, ...ticks }, /interview\/ticks$/)

/** Talked with on the tenth, by both. */
async function talkedWith(of: OpenGroup): Promise<Applied> {
  const anna = await invited(of)
  await book(anna, TENTH)
  circle.clock.set('2026-11-10T19:00:00Z')
  return anna
}

describe('an interview (R53)', () => {
  test('is offered at the times that suit both leaders, booked across zones, moved by a leader, cancelled by the applicant', async () => {
    const leith = await group()
    const [ailsa, tom] = [await as(leith, 0), await as(leith, 1)]
    const [ailsaMail, tomMail] = [await leaderMail(leith, 0), await leaderMail(leith, 1)]
    await enter(ailsa, leith, { ...evenings, on3: '2026-11-12', at3: '20:00' })
    const board = `/groups/${leith.id}/interviews`
    expect(await words(ailsa, board)).toContain('Not yet')
    // Tom says that two of her times suit him, too; nothing else is offered.
    await enter(tom, leith, { also: [TENTH, ELEVENTH] })
    expect((await words(tom, board)).match(/Yes/g)).toHaveLength(2)

    const anna = await invited(leith)
    await circle.settled()
    expect(newest(anna.who.email)?.subject).toBe('Leith Evening: choose a time to talk')
    await anna.browser.submit(anna.page, { timeZone: 'Europe/Berlin' }, /interview\/zone$/)
    const offered = await words(anna.browser, anna.page)
    expect(offered).toContain('Choose a time to talk')
    expect(offered).toContain('Tuesday 10 November 2026, 19:00 to 19:30 (Central European Time)')
    expect(offered).toContain('For the leaders: 18:00 to 18:30 (UK time)')
    expect(offered).not.toContain('12 November')

    // Tom's calendar is to say nothing; Ailsa has chosen nothing, and an applicant cannot.
    await tom.submit('/calendar', { title: 'own-word', own_word: 'Evening class', shows_place: [] }, /words$/)
    expect((await book(anna, TENTH)).location).toBe(`${anna.page}?talk=booked#interview`)
    await circle.settled()
    expect(newest(anna.who.email)?.subject).toBe('Your talk with Ailsa Grant and Tom Reid is booked')
    const [hers, ours] = [invitationIn(newest(anna.who.email)), invitationIn(newest(tomMail))]
    expect(hers).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      startsAt: TENTH,
      zone: 'Europe/Berlin',
      attendees: [`mailto:${anna.who.email}`],
      status: 'CONFIRMED',
    })
    expect(ours).toMatchObject({ uid: hers.uid, startsAt: TENTH, zone: 'Europe/London' })
    expect([ours.summary, ours.location]).toEqual(['Evening class', null])
    expect([hers.summary, hers.location]).toEqual(['Talk', null])
    expect(invitationIn(newest(ailsaMail)).summary).toBe('Interview for a Balint group')
    expect(ours.text + hers.text).not.toMatch(/SUMMARY.*Balint|DESCRIPTION|Leith/)
    expect(textOf(newest(ailsaMail))).toContain(
      'Tuesday 10 November 2026, 18:00 to 18:30 (UK time); there 19:00 to 19:30 (Central European Time)',
    )
    expect(JSON.stringify(newest(tomMail))).not.toContain(anna.who.email)
    expect(await words(tom, one(leith, anna))).toContain('For Anna19:00 to 19:30 (Central European Time)')

    await tom.submit(one(leith, anna), { starts_at: ELEVENTH }, /interview\/booking$/)
    await circle.settled()
    expect(newest(anna.who.email)?.subject).toBe('Your talk with Ailsa Grant and Tom Reid has moved')
    expect(textOf(newest(anna.who.email))).toContain('The leaders have moved your talk')
    expect(textOf(newest(anna.who.email))).toContain('Not any more: Tuesday 10 November 2026, 19:00')
    expect(invitationIn(newest(anna.who.email))).toMatchObject({
      uid: hers.uid,
      sequence: 1,
      startsAt: ELEVENTH,
    })

    await anna.browser.submit(anna.page, {}, /interview\/cancellation$/)
    await circle.settled()
    expect(newest(ailsaMail)?.subject).toBe('Your talk with Anna Bell is cancelled')
    expect(invitationIn(newest(ailsaMail))).toMatchObject({
      method: 'CANCEL',
      uid: hers.uid,
      sequence: 2,
      status: 'CANCELLED',
    })
    expect(textOf(newest(anna.who.email))).toContain('You have cancelled your talk')
    // She can choose again; that is another talk.
    expect((await book(anna, TENTH)).status).toBe(303)
    await circle.settled()
    expect(invitationIn(newest(anna.who.email)).uid).not.toBe(hers.uid)
  })

  test('has its way in on the page, from shortly before, and in no email, invitation or feed', async () => {
    const leith = await withTimes()
    const link = 'https://meet.example.org/talks-leith-secret'
    const meetings = 'https://meet.example.org/circle-leith-secret'
    await run(
      'insert into group_link (group_id, url, set_at, set_by) values ($1, $2, $3, $4)',
      leith.id,
      meetings,
      START,
      leith.leaderIds[0],
    )
    // The way into the meetings is nobody's who is not admitted yet.
    const ailsa = await as(leith, 0)
    const manner = `/groups/${leith.id}/interviews/manner`
    const theirs = await ailsa.submit(manner, { minutes: '30', way: 'video', way_note: meetings })
    expect(wordsOf(theirs.html)).toContain('That is the link of your meetings')
    await ailsa.submit(manner, { minutes: '30', way: 'video', way_note: link })
    const anna = await invited(leith)
    await book(anna, TENTH)
    expect(await words(anna.browser, anna.page)).toContain(
      'The way in stands here from Tuesday 10 November 2026, 17:50.',
    )
    expect((await anna.browser.get(anna.page)).html).not.toContain(link)
    circle.clock.set('2026-11-10T17:51:00Z')
    expect((await anna.browser.get(anna.page)).html).toContain(link)
    expect((await anna.browser.get(anna.page)).html).not.toContain(meetings)
    circle.clock.set('2026-11-10T19:05:00Z')
    expect((await anna.browser.get(anna.page)).html).not.toContain(link)
    await circle.settled()
    const sent = circle.mail.received.map(
      (mail) => JSON.stringify(mail) + mail.attachments.map(String).join(),
    )
    expect(sent.join()).not.toContain('leith-secret')
  })

  test('by telephone or in person tells where as soon as it is booked; without a number it is refused', async () => {
    const leith = await withTimes({ mode: 'face-to-face' })
    const ailsa = await as(leith, 0)
    const manner = `/groups/${leith.id}/interviews/manner`
    const unsaid = await ailsa.submit(manner, { minutes: '20', way: 'in-person', way_note: '' })
    expect(unsaid.status).toBe(409)
    expect(wordsOf(unsaid.html)).toContain('say which number is rung, or where you meet')
    await ailsa.submit(manner, { minutes: '20', way: 'in-person', way_note: 'The library, 1 Example Street' })
    const anna = await invited(leith)
    expect(await words(anna.browser, anna.page)).toContain('18:00 to 18:20')
    expect(await words(anna.browser, anna.page)).not.toContain('Example Street')
    await book(anna, TENTH)
    expect(await words(anna.browser, anna.page)).toContain('The library, 1 Example Street')
    await circle.settled()
    expect(textOf(newest(anna.who.email))).not.toContain('Example Street')
  })

  test('is reminded of the day before, once, and not of a time it was moved from', async () => {
    const leith = await withTimes()
    const anna = await invited(leith)
    await book(anna, TENTH)
    await book(anna, ELEVENTH)
    const remind = (at: string) => {
      circle.clock.set(at)
      return remindOfInterviews(circle.database, circle.secrets, circle.clock.now())
    }
    // A day before the time that it was moved from.
    await remind('2026-11-09T18:05:00Z')
    await Promise.all([remind('2026-11-10T19:00:00Z'), remind('2026-11-10T19:00:00Z')])
    await remind('2026-11-10T20:00:00Z')
    await circle.settled()
    const reminders = (address: string) =>
      circle.mail.to(address).filter(({ subject }) => subject?.startsWith('Soon: your talk'))
    for (const address of [anna.who.email, await leaderMail(leith, 0), await leaderMail(leith, 1)]) {
      expect(reminders(address), address).toHaveLength(1)
    }
    expect(textOf(reminders(anna.who.email)[0])).toContain('Wednesday 11 November 2026, 18:30')
    const { rows } = await run(
      `select e.id from email e where e.template = 'interview-reminder' and e.correspondent_id = (
         select correspondent_id from application where id = $1)`,
      anna.id,
    )
    expect(rows.map(({ id }) => `<${id}@localhost>`)).toEqual([reminders(anna.who.email)[0]?.messageId])
  })

  test('with no time that suits both invites nobody; "one is enough" offers each one’s, in sight and to be taken back', async () => {
    const leith = await group()
    const [ailsa, tom] = [await as(leith, 0), await as(leith, 1)]
    const board = `/groups/${leith.id}/interviews`
    await enter(ailsa, leith, { on1: '2026-11-10', at1: '18:00' })
    await enter(tom, leith, { on1: '2026-11-11', at1: '18:30' })
    const anna = await appliedTo(circle, leith.id)
    expect(await words(ailsa, one(leith, anna))).toContain('You offer no times yet')
    await ailsa.submit(board, {}, /interviews\/alone$/)
    expect(await words(tom, board)).toContain('decided by Ailsa Grant on 3 November 2026')
    await ailsa.submit(one(leith, anna), {}, /interview\/invitation$/)
    await book(anna, ELEVENTH)
    expect(await words(anna.browser, anna.page)).toContain('WithTom Reid')
    // Moved to the other's hour: it leaves the first one's calendar.
    await book(anna, TENTH)
    await circle.settled()
    expect(newest(await leaderMail(leith, 1))?.subject).toBe('You need not talk with Anna Bell')
    expect(invitationIn(newest(await leaderMail(leith, 1)))).toMatchObject({ method: 'CANCEL', sequence: 1 })
    await tom.submit(board, {}, /interviews\/together$/)
    expect(await words(ailsa, board)).toContain('You talk together')
    expect(await words(ailsa, board)).not.toContain('Yes')
  })

  test('wants a day with its hour that is still to come, and keeps what was typed', async () => {
    const leith = await group()
    const ailsa = await as(leith, 0)
    for (const [times, sentence] of [
      [{ on1: '2026-11-10', at1: '' }, 'Please enter the hour'],
      [{ on1: '2026-11-01', at1: '18:00' }, 'One of these times is past'],
      [{}, 'Please enter a day with its hour'],
    ] as const) {
      const answer = await enter(ailsa, leith, times)
      expect(answer.status).toBeGreaterThanOrEqual(409)
      expect(wordsOf(answer.html)).toContain(sentence)
    }
    const board = `/groups/${leith.id}/interviews`
    await enter(ailsa, leith, { on1: '2026-11-10', at1: '18:00' })
    expect(await words(ailsa, board)).toContain('Tuesday 10 November 2026, 18:00')
    await ailsa.submit(board, { starts_at: TENTH }, /removal$/)
    expect(await words(ailsa, board)).toContain('No times yet')
  })
})

describe('one hour of one leader', () => {
  test('wanted by two in the same second goes to one; the other reads that it is taken, and chooses again', async () => {
    const leith = await withTimes()
    const both = [await invited(leith), await invited(leith, { name: 'Ben Okri' })]
    const filled = await Promise.all(
      both.map(({ browser, page }) => browser.fillIn(page, { starts_at: TENTH }, /interview\/booking$/)),
    )
    const answers = await Promise.all(filled.map((press) => press()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(wordsOf(late?.html ?? '')).toContain('Somebody else has just taken that time.')
    expect(wordsOf(late?.html ?? '')).toContain('Wednesday 11 November 2026, 18:30')
  })

  test('is not two groups’ at once: whoever leads both is offered in neither while they talk', async () => {
    const [leith, york] = [await withTimes(), await group({ name: 'York at noon' })]
    await run('update group_leader set left_at = $2 where group_id = $1', york.id, START)
    await run(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)',
      york.id,
      leith.leaderIds[0],
      START,
    )
    const ailsa = await as(leith, 0)
    await enter(ailsa, york, { on1: '2026-11-10', at1: '18:15' })
    const anna = await invited(leith)
    const ben = await appliedTo(circle, york.id, { name: 'Ben Okri' })
    await ailsa.submit(one(york, ben), {}, /interview\/invitation$/)
    const [here, there] = [
      await anna.browser.fillIn(anna.page, { starts_at: TENTH }, /interview\/booking$/),
      await ben.browser.fillIn(ben.page, { starts_at: '2026-11-10T18:15:00Z' }, /interview\/booking$/),
    ]
    const answers = await Promise.all([here(), there()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    // Whatever the program does, the database does not seat somebody twice.
    await expect(
      run(
        `insert into interview_seat (booking_id, person_id, starts_at, ends_at)
         select other.id, s.person_id, s.starts_at + interval '5 minutes', s.ends_at + interval '5 minutes'
         from interview_seat s, interview_booking other
         where s.person_id = $1 and s.ended_at is null and other.id <> s.booking_id limit 1`,
        leith.leaderIds[0],
      ),
    ).rejects.toThrow(/nobody_in_two_interviews/)
  })
})

describe('ticks', () => {
  test('are sealed until both have given theirs, may be changed until then, and are gone 14 days after the decision', async () => {
    const leith = await withTimes()
    const anna = await talkedWith(leith)
    const [ailsa, tom] = [await as(leith, 0), await as(leith, 1)]
    const page = `${one(leith, anna)}/interview/ticks`
    expect(await words(ailsa, `/groups/${leith.id}/applicants`)).toContain('How was the talk with Anna Bell?')
    const empty = await ailsa.submit(page, { recommendation: [] }, /ticks$/)
    expect(empty.status).toBe(422)

    await giveTicks(ailsa, leith, anna, { commitment: 'unsure' })
    expect(await words(ailsa, page)).toContain('Tom has not given theirs yet')
    const seen = (leaderId: string) =>
      circle.database.asViewer(
        personAlone(leaderId),
        (db) =>
          db
            .selectFrom('interview_tick')
            .select(['person_id', 'commitment'])
            .where('application_id', '=', anna.id)
            .execute(),
        { now: circle.clock.now() },
      )
    expect(await seen(leith.leaderIds[1])).toEqual([])
    await giveTicks(ailsa, leith, anna, { commitment: 'not' })
    expect(await seen(leith.leaderIds[0])).toEqual([{ person_id: leith.leaderIds[0], commitment: 'not' }])

    await giveTicks(tom, leith, anna, { recommendation: 'waiting' })
    const open = await words(ailsa, page)
    expect(open).toContain('CommitmentNot clearClear')
    expect(open).toContain('What they would doOffer a placeWaiting list')
    expect(await seen(leith.leaderIds[1])).toHaveLength(2)
    // Open for both, they stay as they are.
    await expect(
      circle.database.asViewer(
        personAlone(leith.leaderIds[0]),
        async (db) =>
          Number(
            (
              await db
                .updateTable('interview_tick')
                .set({ commitment: 'clear', given_at: db.now })
                .where('application_id', '=', anna.id)
                .executeTakeFirstOrThrow()
            ).numUpdatedRows,
          ),
        { now: circle.clock.now() },
      ),
    ).resolves.toBe(0)

    // A leader who joins later reads nothing from before; the applicant never reads any of it.
    const una = randomUUID()
    await run(`insert into person (id, name, email) values ($1, 'Una Low', $2)`, una, `${una}@example.org`)
    circle.clock.set('2026-11-11T09:00:00Z')
    await run(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)',
      leith.id,
      una,
      '2026-11-11T09:00:00Z',
    )
    expect(await seen(una)).toEqual([])
    expect(await words(anna.browser, anna.page)).not.toContain('Not clear')

    const letter = 'Dear Anna,\n\nWe would like to have you from the spring.\n\nAilsa and Tom'
    await ailsa.submit(`${one(leith, anna)}/waiting-list`, { letter }, /waiting-list$/)
    const tonight = (at: string) => {
      circle.clock.set(at)
      return forget(circle, ['interview-ticks'], circle.clock.now())
    }
    const kept = async () =>
      (await run('select count(*)::int as count from interview_tick where application_id = $1', anna.id))
        .rows[0].count
    await tonight('2026-11-25T08:00:00Z')
    expect(await kept()).toBe(2)
    // Somebody who has asked what is stored of them is answered first.
    const hold = randomUUID()
    await run(
      `insert into hold (id, correspondent_id, reason, placed_at)
       select $1, correspondent_id, 'access-request', $2 from application where id = $3`,
      hold,
      START,
      anna.id,
    )
    await tonight('2026-11-25T10:00:00Z')
    expect(await kept()).toBe(2)
    await run('update hold set lifted_at = $2 where id = $1', hold, '2026-11-25T11:00:00Z')
    await tonight('2026-11-25T12:00:00Z')
    expect(await kept()).toBe(0)
    const { rows } = await run(
      'select held_on::text, outcome from interview where application_id = $1',
      anna.id,
    )
    expect(rows).toEqual([{ held_on: '2026-11-10', outcome: 'waiting' }])
    expect(await words(ailsa, one(leith, anna))).toContain('Talked10 November 2026')
  })

  test('of two who give theirs in the same second both are open afterwards', async () => {
    const leith = await withTimes()
    const anna = await talkedWith(leith)
    const path = `${one(leith, anna)}/interview/ticks`
    const filled = await Promise.all(
      ([0, 1] as const).map(async (nth) => (await as(leith, nth)).fillIn(path, clear, /ticks$/)),
    )
    await Promise.all(filled.map((press) => press()))
    const { rows } = await run(
      'select count(*) filter (where unsealed_at is not null)::int as open from interview_tick where application_id = $1',
      anna.id,
    )
    expect(rows).toEqual([{ open: 2 }])
  })

  test('of one who leads alone are open at once; face to face nobody is asked about technology', async () => {
    const leith = await group({ mode: 'face-to-face' })
    await run('update group_leader set left_at = $2 where person_id = $1', leith.leaderIds[1], START)
    const ailsa = await as(leith, 0)
    expect(await words(ailsa, `/groups/${leith.id}/interviews`)).toContain('You lead this group alone')
    await enter(ailsa, leith, evenings)
    const anna = await talkedWith(leith)
    const page = `${one(leith, anna)}/interview/ticks`
    expect((await ailsa.get(page)).html).not.toContain('name="technology"')
    const { technology: _, ...three } = clear
    await ailsa.submit(page, three, /ticks$/)
    expect(await words(ailsa, page)).toContain('What they would doOffer a place')
  })

  test('are given once the talk has begun, also of one held elsewhere, and by whoever was there', async () => {
    const leith = await withTimes()
    const anna = await invited(leith)
    await book(anna, TENTH)
    const [ailsa, tom] = [await as(leith, 0), await as(leith, 1)]
    expect((await ailsa.get(`${one(leith, anna)}/interview/ticks`)).status).toBe(404)
    const ben = await appliedTo(circle, leith.id, { name: 'Ben Okri' })
    await tom.submit(one(leith, ben), { held_on: '2026-11-02' }, /interview$/)
    await giveTicks(ailsa, leith, ben)
    expect(await words(tom, `${one(leith, ben)}/interview/ticks`)).toContain('Give my ticks, sealed')
    // Whoever was talked with and waits for a seat is not invited to a talk once more.
    await ailsa.submit(`${one(leith, ben)}/waiting-list`, {}, /waiting-list$/)
    const waiting = await words(ailsa, one(leith, ben))
    expect(waiting).toContain('You talked on 2 November 2026.')
    expect(waiting).not.toContain('Invite Ben')
  })

  test('when nobody came, the leaders say so, and another time can be chosen', async () => {
    const leith = await withTimes()
    const anna = await talkedWith(leith)
    const ailsa = await as(leith, 0)
    await ailsa.submit(one(leith, anna), {}, /interview\/cancellation$/)
    expect((await book(anna, ELEVENTH)).status).toBe(303)
  })
})

describe('a decision', () => {
  test('goes with a letter that was proposed and changed, stands on the applicant’s page, and admits nobody by itself', async () => {
    const leith = await group()
    const anna = await appliedTo(circle, leith.id)
    const ailsa = await as(leith, 0)
    const deferral = `${one(leith, anna)}/deferral`
    expect(await words(ailsa, one(leith, anna))).toContain('nothing here admits or refuses anybody by itself')
    expect((await ailsa.get(deferral)).html).toContain('Dear Anna,\n\nThank you for your application')
    expect((await ailsa.submit(deferral, { letter: '' })).status).toBe(422)
    const past = await ailsa.submit(deferral, { until: '2026-11-03' })
    expect(past.status).toBe(409)
    expect(wordsOf(past.html)).toContain('Please choose a day that is still to come.')
    const done = await ailsa.submit(deferral, {
      until: '2027-01-15',
      letter: 'Dear Anna,\n\nAfter Christmas we know more.\n\nAilsa and Tom',
    })
    expect(wordsOf((await ailsa.get(done.location ?? '')).html)).toContain('The application is deferred.')
    await circle.settled()
    const mail = newest(anna.who.email)
    expect(mail?.subject).toBe('Your application to Leith Evening: a little later')
    expect(textOf(mail)).toContain('After Christmas we know more.')
    expect(textOf(mail)).toContain('You hear from us by: Friday 15 January 2027')
    const own = await words(anna.browser, anna.page)
    expect(own).toContain('The leaders will come back to you')
    expect(own).toContain('After Christmas we know more.')

    const board = `/groups/${leith.id}/applicants`
    expect(await words(ailsa, board)).not.toContain('Come back to Anna Bell')
    circle.clock.set('2027-01-15T09:00:00Z')
    expect(await words(ailsa, board)).toContain('Come back to Anna Bell')
    await ailsa.submit(`${one(leith, anna)}/offer`, {
      days: '14',
      letter: 'Dear Anna,\n\nNow there is a seat.',
    })
    await circle.settled()
    expect(newest(anna.who.email)?.subject).toBe('A place for you in Leith Evening')
    expect(textOf(newest(anna.who.email))).toContain('Now there is a seat.')
    expect(await words(ailsa, one(leith, anna))).toContain('Deferred, until Friday 15 January 2027')
    const { rows } = await run(
      'select kind, ended_at is not null as ended from application_pause where application_id = $1',
      anna.id,
    )
    expect(rows).toEqual([{ kind: 'deferred', ended: true }])
  })

  test('is opened by its own form only while it can be taken', async () => {
    const leith = await group()
    const anna = await appliedTo(circle, leith.id)
    const ailsa = await as(leith, 0)
    await ailsa.submit(`${one(leith, anna)}/ending`, { letter: 'Dear Anna,\n\nWe cannot offer you a place.' })
    for (const part of ['offer', 'waiting-list', 'deferral', 'ending']) {
      expect((await ailsa.get(`${one(leith, anna)}/${part}`)).location, part).toBe(
        `${one(leith, anna)}#decision`,
      )
    }
  })

  test('to decline cancels a talk that is booked; so does withdrawing', async () => {
    const leith = await withTimes()
    const [anna, ben] = [await invited(leith), await invited(leith, { name: 'Ben Okri' })]
    await book(anna, TENTH)
    await book(ben, ELEVENTH)
    const ailsa = await as(leith, 0)
    await ailsa.submit(`${one(leith, anna)}/ending`, { letter: 'Dear Anna,\n\nWe are sorry.' })
    await ben.browser.submit(ben.page, {}, /withdrawal$/)
    await circle.settled()
    const cancelled = circle.mail
      .to(await leaderMail(leith, 1))
      .filter(({ subject }) => subject?.endsWith('is cancelled'))
    expect(cancelled).toHaveLength(2)
    expect(
      (
        await run(
          'select 1 from interview_seat s join interview_booking b on b.id = s.booking_id where b.application_id = any($1) and s.ended_at is null',
          [anna.id, ben.id],
        )
      ).rows,
    ).toEqual([])
  })
})

describe('nobody else', () => {
  test('arranges, books, ticks or decides: not another group’s leader, not a member, not another applicant', async () => {
    const [leith, york] = [await withTimes(), await withTimes({ name: 'York at noon' })]
    const [anna, ben] = [await invited(leith), await invited(york, { name: 'Ben Okri' })]
    await book(anna, TENTH)
    const member = randomUUID()
    await run(
      `insert into person (id, name, email) values ($1, 'Ian Hay', $2)`,
      member,
      `${member}@example.org`,
    )
    await run(
      'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
      randomUUID(),
      leith.id,
      member,
      START,
      leith.rulesId,
    )
    for (const who of [await as(york, 0), await clientOf(circle, member)]) {
      const { html } = await who.get('/profile')
      const mine = `/groups/${leith.id}/interviews`
      for (const path of [mine, `${mine}/guide`, `${mine}/manner`, `${one(leith, anna)}/interview/ticks`]) {
        expect((await who.get(path)).status, path).toBe(404)
      }
      for (const [path, fields] of [
        [`${mine}/times`, evenings],
        [`${mine}/times/removal`, { starts_at: TENTH }],
        [`${mine}/alone`, {}],
        [`${mine}/manner`, { minutes: '20', way: 'video' }],
        [`${mine}/guide`, { spoken_matters: 'x' }],
        [`${one(leith, anna)}/interview/invitation`, {}],
        [`${one(leith, anna)}/interview/booking`, { starts_at: ELEVENTH }],
        [`${one(leith, anna)}/interview/cancellation`, {}],
        [`${one(leith, anna)}/interview/ticks`, clear],
      ] as const) {
        const answer = await who.post(path, openedForm(html, /profile$/, fields))
        expect(answer.status, path).toBe(404)
      }
    }
    // Another applicant's page opens their own application and nothing of Anna's.
    const before = (
      await run('select count(*)::int as n from interview_booking where application_id = $1', anna.id)
    ).rows
    await book(ben, TENTH)
    await ben.browser.submit(ben.page, {}, /interview\/cancellation$/)
    expect(
      (await run('select count(*)::int as n from interview_booking where application_id = $1', anna.id)).rows,
    ).toEqual(before)
    const token = ben.page.split('/').at(-1) ?? ''
    const asBen = <T>(work: Parameters<typeof circle.database.asHolder<T>>[1]) =>
      circle.database.asHolder(token, work, { now: circle.clock.now() })
    await expect(
      asBen((db) =>
        db
          .insertInto('interview_booking')
          .values({
            id: randomUUID(),
            application_id: anna.id,
            starts_at: Temporal.Instant.from(ELEVENTH),
            by_applicant: true,
            booked_at: db.now,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    expect(
      await asBen((db) =>
        db.selectFrom('interview_booking').select('id').where('application_id', '=', anna.id).execute(),
      ),
    ).toEqual([])
    await expect(asBen((db) => db.selectFrom('interview_tick').selectAll().execute())).rejects.toThrow(
      /permission denied/,
    )
  })

  test('is offered a time before the leaders have invited them, nor one that nobody offers', async () => {
    const leith = await withTimes()
    const anna = await appliedTo(circle, leith.id)
    expect(await words(anna.browser, anna.page)).not.toContain('10 November')
    const { html } = await anna.browser.get(anna.page)
    const uninvited = await anna.browser.post(
      `${anna.page}/interview/booking`,
      openedForm(html, /messages$/, { starts_at: TENTH }),
    )
    expect(uninvited.status).toBe(409)
    const ben = await invited(leith, { name: 'Ben Okri' })
    const astray = openedForm((await ben.browser.get(ben.page)).html, /interview\/booking$/, {
      starts_at: '2026-11-13T18:00:00Z',
    })
    expect((await ben.browser.post(`${ben.page}/interview/booking`, astray)).status).toBe(409)
    for (const nonsense of ['', 'soon', '9999-99-99', '\u0000']) {
      const body = openedForm((await ben.browser.get(ben.page)).html, /interview\/booking$/, {
        starts_at: nonsense,
      })
      expect((await ben.browser.post(`${ben.page}/interview/booking`, body)).status).toBe(422)
    }
  })
})

test('the guide speaks of expectations, commitment, technology, and of what the group wrote; applicants never read that', async () => {
  const leith = await withTimes()
  const ailsa = await as(leith, 0)
  const guide = `/groups/${leith.id}/interviews/guide`
  await ailsa.submit(guide, { spoken_matters: 'Somebody who is sent, and would not come by themselves.' })
  const seen = await words(await as(leith, 1), guide)
  for (const sentence of [
    'What they expect',
    'Whether they can commit themselves',
    'Their technology',
    'Somebody who is sent',
    'nothing of what a candidate says is ever written down',
  ]) {
    expect(seen).toContain(sentence)
  }
  const anna = await invited(leith)
  expect(await words(anna.browser, anna.page)).not.toContain('Somebody who is sent')
})
