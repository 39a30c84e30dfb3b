import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAgreements } from '../../src/features/fees/jobs.ts'
import { keptCostPlan, whatToPay } from '../../src/features/fees/queries.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeHeldMeetings, writeMember } from '../support/held-meetings.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'
import { openedForm } from '../support/opened-form.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', jobs: false })
})
afterAll(() => circle.close())

const money = (group: OpenGroup): string => `/groups/${group.id}/fee`
const budget = (group: OpenGroup): string => `/groups/${group.id}/budget`
const terms = {
  contribution: '22.50',
  paid_ahead: 'term',
  first_meeting_free: 'yes',
  late_joiners: 'pro-rata',
  credits_cancelled: 'yes',
  covers: 'Both leaders and the room',
}
const inLondon = ({ id }: OpenGroup) => ({ id, timeZone: 'Europe/London' })

async function agreements(group: OpenGroup) {
  const { rows } = await circle.owner.query(
    `select contribution_minor, paid_ahead, first_meeting_free, covers from fee_agreement
     where group_id = $1 order by agreed_at, id`,
    [group.id],
  )
  return rows
}

describe('agreeing what members pay', () => {
  test('a leader says it; a change is a further row, and the newest holds', async () => {
    const leith = await writeOpenGroup(circle.owner, { fee: false })
    const leader = await clientOf(circle, leith.leaderIds[0])
    expect(wordsOf((await leader.get(money(leith))).html)).toContain('Say what a place costs')
    expect((await leader.submit(money(leith), terms)).location).toBe(`${money(leith)}?saved`)
    const shown = wordsOf((await leader.get(`${money(leith)}?saved`)).html)
    expect(shown).toContain('Saved: that is what members pay.')
    expect(shown).toContain('£22.50 a meeting')
    expect(shown).toContain('A term ahead')
    expect(shown).toContain('Both leaders and the room')

    await leader.submit(money(leith), { contribution: '£24', paid_ahead: 'year', first_meeting_free: [] })
    const rows = await agreements(leith)
    expect(rows.map(({ contribution_minor }) => contribution_minor)).toEqual([2250, 2400])
    expect(rows[1]).toMatchObject({ paid_ahead: 'year', first_meeting_free: false })
    expect(wordsOf((await leader.get(money(leith))).html)).toContain('£22.50 a meeting, paid a term ahead')
    const facts = await circle.database.asViewer(visitor, (db) => whatToPay(db, inLondon(leith)))
    expect(facts?.[0]).toEqual(['Contribution', '£24 a meeting'])
  })

  test('the same again adds no row, however often it is sent', async () => {
    const leith = await writeOpenGroup(circle.owner, { fee: false })
    const leader = await clientOf(circle, leith.leaderIds[0])
    for (let n = 0; n < 3; n++) await leader.submit(money(leith), terms)
    expect(await agreements(leith)).toHaveLength(1)
  })

  test('nothing to pay is said as such', async () => {
    const leith = await writeOpenGroup(circle.owner, { fee: false })
    const leader = await clientOf(circle, leith.leaderIds[0])
    await leader.submit(money(leith), { ...terms, contribution: '0' })
    expect(wordsOf((await leader.get(money(leith))).html)).toContain('Nothing to pay')
  })

  test.each([
    [{ contribution: '' }, 'Please enter an amount'],
    [{ contribution: '-5' }, 'Please enter an amount'],
    [{ contribution: 'twenty' }, 'Please enter an amount'],
    [{ contribution: '1000.01' }, 'Please enter an amount up to £1,000'],
    [{ contribution: '22.505' }, 'Please enter an amount'],
    [{ paid_ahead: 'never' }, 'Please choose one of these.'],
    [{ paid_ahead: 'months' }, 'Please say how many months: 2 to 12.'],
    [{ paid_ahead: 'months', months: '13' }, 'Please enter a whole number from 2 to 12.'],
    [{ late_joiners: 'nothing' }, 'Please choose one of these.'],
    [{ covers: 'x'.repeat(501) }, 'At most 500 characters'],
    [{ covers: 'a\u0000b' }, 'invisible control character'],
  ])('%j is refused beside the field and changes nothing', async (changes: Record<string, string>, words) => {
    const leith = await writeOpenGroup(circle.owner)
    const leader = await clientOf(circle, leith.leaderIds[0])
    const answer = await leader.submit(money(leith), { ...terms, ...changes })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain(words)
    expect(await agreements(leith)).toHaveLength(1)
  })

  test('from a page that is out of date is refused, and shows what the co-leader agreed', async () => {
    const leith = await writeOpenGroup(circle.owner)
    const [ailsa, tom] = [
      await clientOf(circle, leith.leaderIds[0]),
      await clientOf(circle, leith.leaderIds[1]),
    ]
    const { html } = await ailsa.get(money(leith))
    const open = openedForm(html, /fee$/, terms)
    await tom.submit(money(leith), { ...terms, contribution: '19' })
    const answer = await ailsa.post(money(leith), open)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Somebody agreed something else')
    expect(wordsOf(answer.html)).toContain('£19 a meeting')
    expect(answer.html).toContain('22.50')
    expect(await agreements(leith)).toHaveLength(2)
  })

  test('a double click agrees once', async () => {
    const leith = await writeOpenGroup(circle.owner, { fee: false })
    const leader = await clientOf(circle, leith.leaderIds[0])
    const { html } = await leader.get(money(leith))
    const clicks = await Promise.all(
      [1, 2].map(() => leader.post(money(leith), openedForm(html, /fee$/, terms))),
    )
    expect(clicks.map(({ status }) => status)).toEqual([303, 303])
    expect(await agreements(leith)).toHaveLength(1)
  })

  test('is for the group’s leaders: strangers sign in, other leaders find nothing', async () => {
    const [leith, cardiff] = [await writeOpenGroup(circle.owner), await writeOpenGroup(circle.owner)]
    expect((await (await clientOf(circle)).get(money(leith))).location).toContain('/sign-in')
    const foreign = await clientOf(circle, cardiff.leaderIds[0])
    expect((await foreign.get(money(leith))).status).toBe(404)
    const { html } = await foreign.get('/profile')
    const answer = await foreign.post(money(leith), openedForm(html, /profile$/, terms))
    expect(answer.status).toBe(404)
    expect(await agreements(leith)).toHaveLength(1)
    const planned = await writeOpenGroup(circle.owner, { open: false })
    expect(await circle.database.asViewer(visitor, (db) => whatToPay(db, inLondon(planned)))).toBeNull()
    const stranger = personAlone(cardiff.leaderIds[0])
    expect(await circle.database.asViewer(stranger, (db) => whatToPay(db, inLondon(planned)))).toBeNull()
  })
})

describe('agreeing anew while people have a place', () => {
  /** Isla sits in the circle. */
  async function leithWithIsla() {
    const leith = await writeOpenGroup(circle.owner)
    const isla = {
      groupId: leith.id,
      rulesId: leith.rulesId,
      name: 'Isla Munro',
      joinedAt: '2026-10-02T10:00:00Z',
    }
    const islaId = await writeMember(circle.owner, isla)
    return { leith, islaId, ailsa: await clientOf(circle, leith.leaderIds[0]) }
  }
  const dearer = { ...terms, contribution: '24' }
  const told = async (personId: string) => {
    const { rows } = await circle.owner.query(
      `select about_id from email where template = 'fee-changes' and person_id = $1`,
      [personId],
    )
    return rows.length
  }
  const facts = (group: OpenGroup, now: string) =>
    circle.database.asViewer(visitor, (db) => whatToPay(db, inLondon(group)), {
      now: Temporal.Instant.from(now),
    })

  test('holds from a later day, everybody is told once, and until then the earlier one holds (R70)', async () => {
    const { leith, islaId, ailsa } = await leithWithIsla()
    const answer = await ailsa.submit(money(leith), { ...dearer, holds_from: '2027-01-01' })
    expect(answer.location).toBe(`${money(leith)}?announced`)
    expect(wordsOf((await ailsa.get(answer.location ?? '')).html)).toContain(
      'everybody of the circle is told',
    )
    expect(await told(islaId)).toBe(1)
    expect(await facts(leith, '2026-11-03T18:00:00Z')).toEqual([
      ['Contribution', '£20 a meeting'],
      ['Paid', 'A term ahead'],
      ['First meeting', 'Free, to try it'],
      ['Joining later', 'You pay for the meetings still to come'],
      ['Cancelled or missed', 'A meeting that the leaders cancel is credited; one you miss is paid for'],
      ['It pays for', 'Both leaders'],
      ['From 1 January 2027', '£24 a meeting, paid a term ahead'],
    ])
    expect((await facts(leith, '2027-01-01T00:00:01Z'))?.[0]).toEqual(['Contribution', '£24 a meeting'])
    const stranger = await clientOf(circle)
    for (const page of ['', '/apply', '/flier']) {
      const words = wordsOf((await stranger.get(`/groups/${leith.id}${page}`)).html)
      expect(words, page).toContain('£20 a meeting')
      expect(words, page).toContain('£24 a meeting, paid a term ahead')
      expect(words, page).toContain('You pay for the meetings still to come')
    }
    await ailsa.submit(money(leith), { ...dearer, holds_from: '2027-01-01' })
    expect(await told(islaId)).toBe(1)
  })

  test('not for today, not for a term that is under way, not for what is paid, and not for years from now', async () => {
    const { leith, islaId, ailsa } = await leithWithIsla()
    await writeHeldMeetings(circle.owner, { groupId: leith.id, leaderId: leith.leaderIds[0] }, [
      { at: '2026-10-27T19:30:00Z' },
      { at: '2026-12-08T19:30:00Z' },
    ])
    const refused = async (holdsFrom: string) => {
      const { status, html } = await ailsa.submit(money(leith), { ...dearer, holds_from: holdsFrom })
      expect(status, holdsFrom).toBe(409)
      return wordsOf(html)
    }
    expect(await refused('')).toContain('choose the first day of a later period')
    expect(await refused('2026-11-03')).toContain('choose the first day of a later period')
    expect(await refused('2026-12-08')).toContain('choose the first day of a later period')
    expect(await refused('2029-01-01')).toContain('further away than two years')
    expect(await agreements(leith)).toHaveLength(1)
    expect(await told(islaId)).toBe(0)
    expect((await ailsa.get(money(leith))).html).toContain('value="2026-12-09"')
    const { rows } = await circle.owner.query('select id from membership where group_id = $1', [leith.id])
    const paid = { paid_until: '2027-01-31', members: rows.map(({ id }) => id) }
    await ailsa.submit(money(leith), paid, `/groups/${leith.id}/paid-periods`)
    expect(await refused('2026-12-09')).toContain('choose the first day of a later period')
    expect((await ailsa.submit(money(leith), { ...dearer, holds_from: '2027-02-01' })).status).toBe(303)
  })

  test('what was announced falls away when something else is agreed for an earlier day', async () => {
    const { leith, ailsa } = await leithWithIsla()
    await ailsa.submit(money(leith), { ...dearer, holds_from: '2027-04-01' })
    await ailsa.submit(money(leith), { ...dearer, contribution: '21', holds_from: '2027-01-01' })
    const words = wordsOf((await ailsa.get(money(leith))).html)
    expect(words).toContain('From 1 January 2027')
    expect(words).not.toContain('From 1 April 2027')
    expect((await facts(leith, '2027-05-01T12:00:00Z'))?.[0]).toEqual(['Contribution', '£21 a meeting'])
  })

  test('the circle is told three times a day at most', async () => {
    const { leith, islaId, ailsa } = await leithWithIsla()
    const statuses: number[] = []
    for (const contribution of ['21', '22', '23', '24']) {
      const answer = await ailsa.submit(money(leith), { ...dearer, contribution, holds_from: '2027-01-01' })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([303, 303, 303, 409])
    expect(await told(islaId)).toBe(3)
  })

  test('the database itself lets nobody change today’s terms, nor offer a place on tomorrow’s', async () => {
    const { leith } = await leithWithIsla()
    const asAilsa = (holdsFrom: Temporal.PlainDate | null) =>
      circle.database.asViewer(personAlone(leith.leaderIds[0]), (db) =>
        db
          .insertInto('fee_agreement')
          .values({
            id: randomUUID(),
            group_id: leith.id,
            contribution_minor: 9000,
            currency: 'GBP',
            paid_ahead: 'term',
            first_meeting_free: false,
            agreed_by: leith.leaderIds[0],
            agreed_at: db.now,
            holds_from: holdsFrom,
          })
          .execute(),
      )
    await expect(asAilsa(null)).rejects.toThrow(/row-level security/)
    await expect(asAilsa(Temporal.PlainDate.from('2026-11-03'))).rejects.toThrow(/row-level security/)
    await asAilsa(Temporal.PlainDate.from('2026-11-04'))
  })

  test('from the day it holds, the directory finds the group by what it costs then', async () => {
    const { leith, ailsa } = await leithWithIsla()
    await ailsa.submit(money(leith), { ...dearer, contribution: '10', holds_from: '2027-01-01' })
    const tags = async () => {
      const { rows } = await circle.owner.query('select tags from directory_entry where group_id = $1', [
        leith.id,
      ])
      return rows[0].tags
    }
    await followAgreements(circle.database, Temporal.Instant.from('2026-12-31T23:59:00Z'))
    expect(await tags()).not.toContain('up to 1000')
    for (let time = 0; time < 2; time++) {
      await followAgreements(circle.database, Temporal.Instant.from('2027-01-01T00:04:00Z'))
    }
    expect(await tags()).toContain('up to 1000')
  })
})

describe('working out what a meeting costs', () => {
  const estimate = {
    fee_1: '75',
    fee_2: '75',
    room_per: 'meeting',
    meetings: '10',
    paid_before: '0',
    paid_after: '0',
    room: '0',
    supervision: '0',
    members: '8',
  }
  const asked = async (changes: Record<string, string>) => {
    const leith = await writeOpenGroup(circle.owner)
    const leader = await clientOf(circle, leith.leaderIds[0])
    return leader.get(`${budget(leith)}?${new URLSearchParams({ ...estimate, ...changes })}`)
  }

  test('says honestly that two paid leaders do not fit what is usual (R74–R76)', async () => {
    const { html, status } = await asked({})
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('£28.50 each is more than the usual £15–£25')
    expect(words).toContain('Two paid leaders do not fit it with this many members')
    expect(words).toContain('Each meeting costs£225')
  })

  test('judges what they think of asking first, then whether it covers the cost', async () => {
    expect(wordsOf((await asked({ asked: '22.50', fee_1: '60', fee_2: '' })).html)).toContain(
      '£22.50 is within the usual £15–£25. For the cost alone £11.50 each would do.',
    )
    expect(wordsOf((await asked({ asked: '22.50' })).html)).toContain(
      'It does not cover the cost, £28.50 each. Two paid leaders do not fit it with this many members',
    )
  })

  test('begins with the leaders the group has, and those who are invited', async () => {
    const leith = await writeOpenGroup(circle.owner)
    const { html } = await (await clientOf(circle, leith.leaderIds[0])).get(budget(leith))
    for (const fee of ['fee_1', 'fee_2']) expect(html).toMatch(new RegExp(`name="${fee}"[^>]*value="60.00"`))
    expect(html).not.toContain('name="fee_3"')
  })

  test('counts the time before and after, room and supervision', async () => {
    const { html } = await asked({
      paid_before: '15',
      paid_after: '20',
      fee_1: '60',
      fee_2: '60',
      room: '20',
      supervision: '10',
    })
    // 2 × £60 × (90 + 15 + 20) ÷ 60 = £250, with £30 beside.
    expect(wordsOf(html)).toContain('Each meeting costs£280')
  })

  test.each([
    { members: '0' },
    { members: 'eight' },
    { fee_1: '-1' },
    { reduced_places: '8' },
    { gaps: '51' },
  ])('%j is answered with a sentence and keeps what was typed', async (changes: Record<string, string>) => {
    const { html, status } = await asked(changes)
    expect(status).toBe(422)
    expect(wordsOf(html)).toContain('One answer needs another look')
    for (const value of Object.values(changes)) expect(html).toContain(`value="${value}"`)
  })

  test('a question of nonsense is no fault of ours', async () => {
    for (const query of [
      '?x',
      '?members=1&members=2',
      '?__proto__=1',
      `?members=${'9'.repeat(5000)}`,
      '?%00=%00',
    ]) {
      const leith = await writeOpenGroup(circle.owner)
      const leader = await clientOf(circle, leith.leaderIds[0])
      expect((await leader.get(`${budget(leith)}${query}`)).status, query).toBeLessThan(500)
    }
  })
})

describe('keeping what a meeting costs', () => {
  const worked =
    'fee_1=60&fee_2=60&paid_before=15&paid_after=20&room=20&room_per=meeting&supervision=10&meetings=10&members=8'

  /** What the button on the page sends. */
  async function keep(leader: Client, group: OpenGroup, query: string) {
    return leader.submit(`${budget(group)}?${query}`, {}, `/groups/${group.id}/cost-plan`)
  }

  test('the leaders’ estimate stays for both of them, and the plan says whether it is covered (R68, R74, R76)', async () => {
    const leith = await writeOpenGroup(circle.owner)
    const [ailsa, tom] = [
      await clientOf(circle, leith.leaderIds[0]),
      await clientOf(circle, leith.leaderIds[1]),
    ]
    expect((await keep(ailsa, leith, worked)).location).toBe(`${budget(leith)}?kept`)
    expect(wordsOf((await ailsa.get(`${budget(leith)}?kept`)).html)).toContain('Kept: the plan reckons with')
    // 2 × £60 × 125 minutes = £250, and £30 beside: £280 at £20 each takes 14 members.
    const shown = wordsOf((await tom.get(budget(leith))).html)
    expect(shown).toContain('This is the budget you kept')
    expect(wordsOf((await tom.get(money(leith))).html)).toContain('£35 would cover it')
    expect(shown).toContain('Each meeting costs£280')
    expect(wordsOf((await tom.get(`/groups/${leith.id}/plan`)).html)).toContain('14 members')
  })

  test('a change is a further row, the same again none; a longer meeting costs more at once', async () => {
    const leith = await writeOpenGroup(circle.owner)
    const leader = await clientOf(circle, leith.leaderIds[0])
    await keep(leader, leith, worked)
    await keep(leader, leith, worked.replace('members=8', 'members=10'))
    const { html } = await leader.get(`${budget(leith)}?${worked}`)
    const same = openedForm(html, /cost-plan$/, { members: '10' })
    expect((await leader.post(`/groups/${leith.id}/cost-plan`, same)).status).toBe(303)
    const { rows } = await circle.owner.query('select * from cost_plan where group_id = $1', [leith.id])
    expect(rows).toHaveLength(2)
    const viewer = personAlone(leith.leaderIds[0])
    const kept = () => circle.database.asViewer(viewer, (db) => keptCostPlan(db, leith.id))
    expect(await kept()).toMatchObject({ expectedMembers: 10, meetingMinutes: 90, roomMinor: 2000 })
    await circle.owner.query('update balint_group set length_minutes = 120 where id = $1', [leith.id])
    expect(await kept()).toMatchObject({ meetingMinutes: 120 })
  })

  test('is the leaders’ own: nobody else reads it, writes it, or finds where it is kept', async () => {
    const [leith, cardiff] = [await writeOpenGroup(circle.owner), await writeOpenGroup(circle.owner)]
    await keep(await clientOf(circle, leith.leaderIds[0]), leith, worked)
    for (const viewer of [visitor, personAlone(cardiff.leaderIds[0])]) {
      expect(await circle.database.asViewer(viewer, (db) => keptCostPlan(db, leith.id))).toBeNull()
    }
    const foreign = await clientOf(circle, cardiff.leaderIds[0])
    const { html } = await foreign.get(`${budget(cardiff)}?${worked}`)
    const answer = await foreign.post(`/groups/${leith.id}/cost-plan`, openedForm(html, /cost-plan$/, {}))
    expect(answer.status).toBe(404)
    const stranger = await clientOf(circle)
    expect((await stranger.post(`/groups/${leith.id}/cost-plan`, '')).location).toContain('/sign-in')
  })

  test('numbers that cannot be read are told beside the field, and nothing is kept', async () => {
    const leith = await writeOpenGroup(circle.owner)
    const leader = await clientOf(circle, leith.leaderIds[0])
    const { html } = await leader.get(`${budget(leith)}?${worked}`)
    const answer = await leader.post(
      `/groups/${leith.id}/cost-plan`,
      openedForm(html, /cost-plan$/, { members: 'eight', paid_before: '500' }),
    )
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('Please enter a whole number from 0 to 120.')
    const { rows } = await circle.owner.query('select * from cost_plan where group_id = $1', [leith.id])
    expect(rows).toEqual([])
  })
})
