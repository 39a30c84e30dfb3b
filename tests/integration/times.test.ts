import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone } from '../../src/shared/viewer.ts'
import { applied, writeApplication } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z' })
})
afterAll(() => circle.close())

const ailsaOf = (of: OpenGroup): Promise<Client> => clientOf(circle, of.leaderIds[0])
const tomOf = (of: OpenGroup): Promise<Client> => clientOf(circle, of.leaderIds[1])
const week = { weekdays: ['2', '4'], times: ['midday', 'evening'] }
const timesOf = ({ id }: OpenGroup) => `/groups/${id}/times`

/** A group that looks for its time among Tuesday's and Thursday's middays and evenings. */
async function asking(): Promise<OpenGroup> {
  const group = await writeOpenGroup(circle.owner, { settled: false })
  expect((await (await ailsaOf(group)).submit(timesOf(group), week, /poll$/)).status).toBe(303)
  return group
}

const answer = async (leader: Client, of: OpenGroup, ticks: Record<string, string>) =>
  (await leader.submit(timesOf(of), ticks, /answer$/)).status

/** What is read out of one square of the grid. */
const square = (html: string, slot: string): string =>
  new RegExp(`href="#slot-${slot}"[^>]*title="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the regular time (R40)', () => {
  test('is asked of leaders and applicants, read as a grid, and taken into the frame’s own form', async () => {
    const group = await asking()
    const [ailsa, tom] = [await ailsaOf(group), await tomOf(group)]
    await answer(ailsa, group, { '2-evening': 'good', '4-evening': 'good', '2-midday': 'if-need-be' })
    await answer(tom, group, { '2-evening': 'good', '4-midday': 'good' })
    const rhona = await applied(circle, group.id, {
      name: 'Rhona Bell',
      '2-evening': 'good',
      '4-evening': 'good',
    })
    await applied(circle, group.id, { name: 'Sam Low', '2-evening': 'if-need-be' })

    const { html } = await ailsa.get(timesOf(group))
    expect(square(html, '2-evening')).toBe('Tuesday evening: 4 of 4 could, 1 of them if need be, suits best')
    expect(square(html, '4-evening')).toBe(
      'Thursday evening: Tom Reid cannot, so there is no meeting, 2 of 4 could',
    )
    expect(wordsOf(html)).toContain('4 of 4 have answered.')
    expect(wordsOf(html)).toContain('Cannot: Tom Reid, Sam Low')

    // Rhona takes hers back: who stands no more does not count.
    await rhona.browser.submit(rhona.page, {}, /withdrawal$/)
    expect(square((await ailsa.get(timesOf(group))).html, '2-evening')).toContain('3 of 3 could')

    const frame = `/groups/${group.id}/frame`
    const taken = await ailsa.get(`${frame}?take=2-evening`)
    expect(wordsOf(taken.html)).toContain('Tuesday evening stands here now, and is not saved yet')
    const filled = new Map(formsOf(taken.html, '').find(({ action }) => action === frame)?.values)
    expect([filled.get('weekday'), filled.get('startTime')]).toEqual(['2', '19:30'])
    await ailsa.submit(`${frame}?take=2-evening`, {}, frame)
    const settled = wordsOf((await ailsa.get(timesOf(group))).html)
    expect(settled).toContain('Tuesdays at 19:30')
    expect(settled).toContain('Sam LowIf need beas they said while the time was open')
  })

  test('once settled is shown to applicants, who are asked only whether they can come', async () => {
    const group = await writeOpenGroup(circle.owner)
    const ailsa = await ailsaOf(group)
    const form = await (await clientOf(circle)).get(`/groups/${group.id}/apply`)
    expect(form.html).toContain('name="comes"')
    expect(form.html).not.toContain('name="2-evening"')
    const rhona = await applied(circle, group.id, { name: 'Rhona Bell', comes: 'not' })
    const una = await applied(circle, group.id, { name: 'Una Fry' })
    expect(wordsOf((await una.browser.get(una.page)).html)).toContain('Please say whether you can come.')

    const read = async () => wordsOf((await ailsa.get(timesOf(group))).html)
    expect(await read()).toContain('Rhona BellCannot come')
    expect(await read()).toContain('Una FryNot said')
    await rhona.browser.submit(`${rhona.page}/times`, { comes: 'good' })
    expect(await read()).toContain('Rhona BellCan come')

    await ailsa.submit(timesOf(group), {}, /request$/)
    await circle.settled()
    const letter = circle.mail.to(una.who.email).at(-1)
    expect(letter?.subject).toBe('Leith Evening has its regular time: can you come?')
    expect(letter?.text).toContain(`${una.page}/times`)
    // Once a day at most.
    expect((await ailsa.submit(timesOf(group), {}, /request$/)).status).toBe(409)

    // What was said of one time says nothing of another.
    await ailsa.submit(`/groups/${group.id}/frame`, { startTime: '18:00' }, `/groups/${group.id}/frame`)
    expect(await read()).toContain('Rhona BellNot said')
  })

  test('applicants change their answers while they stand, and not afterwards', async () => {
    const group = await asking()
    const ailsa = await ailsaOf(group)
    const sam = await applied(circle, group.id, { name: 'Sam Low', '2-evening': 'good' })
    expect(
      (await sam.browser.submit(`${sam.page}/times`, { '2-evening': 'not', '4-evening': 'good' })).status,
    ).toBe(303)
    expect(square((await ailsa.get(timesOf(group))).html, '4-evening')).toContain('1 of 1 could')
    const late = await sam.browser.fillIn(`${sam.page}/times`, { '4-evening': 'not' })
    await sam.browser.submit(sam.page, {}, /withdrawal$/)
    const refused = await late()
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.html)).toContain('nothing about it can be changed any more')
  })

  test('nobody answers after the last day; the answers stay to be read', async () => {
    const group = await writeOpenGroup(circle.owner, { settled: false })
    const ailsa = await ailsaOf(group)
    await ailsa.submit(timesOf(group), { ...week, closes_on: '2026-11-03' }, /poll$/)
    const tom = await tomOf(group)
    const late = await tom.fillIn(timesOf(group), { '2-evening': 'good' }, /answer$/)
    await answer(ailsa, group, { '2-evening': 'good' })
    circle.clock.set('2026-11-04T09:00:00Z')
    expect((await late()).status).toBe(409)
    const read = wordsOf((await ailsa.get(timesOf(group))).html)
    circle.clock.set('2026-11-03T18:00:00Z')
    expect(read).toContain('Answers are taken no more')
    expect(read).toContain('1 of 2 have answered; not yet: Tom Reid.')
  })

  test('whoever is invited to lead answers before they have said yes, and keeps the answer as a leader', async () => {
    const group = await asking()
    const ailsa = await ailsaOf(group)
    await ailsa.submit(
      `/groups/${group.id}/leaders`,
      { name: 'Ines Duarte', email: 'ines@example.org' },
      /invitations$/,
    )
    await circle.settled()
    const page = /https?:\/\/\S+?(\/invitations\/[\w-]{43})/.exec(
      circle.mail.to('ines@example.org').at(-1)?.text ?? '',
    )?.[1]
    const ines = await clientOf(circle)
    expect(wordsOf((await ines.get(`${page}`)).html)).toContain('without you there is no meeting')
    expect((await ines.submit(`${page}/times`, { '4-midday': 'good' })).status).toBe(303)
    expect(square((await ailsa.get(timesOf(group))).html, '2-evening')).toContain(
      'Ines Duarte (invited) cannot',
    )
    await ines.submit(`${page}`, { answer: 'accept' })
    const words = square((await ailsa.get(timesOf(group))).html, '2-evening')
    expect(words).toContain('Ines Duarte cannot')
  })

  test('hours are said in the time zone of whoever answers, where it differs', async () => {
    const group = await asking()
    const ailsa = await ailsaOf(group)
    await circle.owner.query(
      `insert into profile (person_id, time_zone, changed_at) values ($1, 'Europe/Berlin', now())
       on conflict (person_id) do update set time_zone = 'Europe/Berlin'`,
      [group.leaderIds[0]],
    )
    const words = wordsOf((await ailsa.get(timesOf(group))).html)
    expect(words).toContain('Hours are UK time; under them stands what that is where you are')
    expect(words).toContain('20:00 to 22:30 for you')
    const una = await applied(circle, group.id, { name: 'Una Fry' })
    const there = await una.browser.get(`${una.page}/times?zone=Europe/Dublin`)
    expect(wordsOf(there.html)).toContain('Hours are UK time.')
  })
})

describe('what somebody said of their week', () => {
  test('is read by the group’s leaders and by nobody else', async () => {
    const [group, other] = [await asking(), await asking()]
    const rhona = await applied(circle, group.id, { name: 'Rhona Bell', '2-evening': 'good' })
    await applied(circle, group.id, { name: 'Sam Low', '4-evening': 'good' })
    const rows = (personId: string) =>
      circle.database.asViewer(personAlone(personId), (db) =>
        db.selectFrom('time_answer').select('id').where('group_id', '=', group.id).execute(),
      )
    expect(await rows(group.leaderIds[0])).toHaveLength(2)
    expect(await rows(other.leaderIds[0])).toHaveLength(0)
    const token = rhona.page.split('/').at(-1) ?? ''
    const own = await circle.database.asHolder(token, (db) =>
      db.selectFrom('time_answer').select('application_id').execute(),
    )
    expect(own).toEqual([{ application_id: rhona.id }])
    expect((await rhona.browser.get(rhona.page)).html).not.toContain('Sam')
    expect((await (await ailsaOf(other)).get(timesOf(group))).status).toBe(404)
    expect((await (await clientOf(circle)).get(timesOf(group))).status).toBe(303)
  })

  test('is not seen before the application counts', async () => {
    const group = await asking()
    await writeApplication(circle, group.id, { name: 'Una Fry', '2-evening': 'good' })
    const { html } = await (await ailsaOf(group)).get(timesOf(group))
    expect(html).not.toContain('Una Fry')
    expect(square(html, '2-evening')).toContain('0 of 0 could')
  })
})
