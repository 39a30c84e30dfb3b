import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup } from '../../src/features/register/commands/ask-by-relay.ts'
import { makePeerGroup } from '../../src/features/register/commands/peer-groups.ts'
import { confirmSession, disputeSession } from '../../src/features/supervision/commands/sessions.ts'
import { confirmedSupervision } from '../../src/features/supervision/queries/confirmed.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { done, loggedSession } from '../support/supervision.ts'

// Carys keeps a peer group, Owen sits in it; Isla leads alone, without supervision, and asks for a place.

let circle: Circle
let people: RegisterPeople
let isla: string
let carys: string
let owen: string
let groupId: string
let peerGroupId: string
let islas: Client
let caryss: Client
let owens: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  isla = await people.person('Isla Grant')
  carys = await people.person('Carys Bevan')
  owen = await people.person('Owen Hughes')
  groupId = await people.group(isla)
  await people.group(carys, { name: 'Carys’s circle' })
  await people.group(owen, { name: 'Owen’s circle' })
  islas = await clientOf(circle, isla)
  caryss = await clientOf(circle, carys)
  owens = await clientOf(circle, owen)
  const made = done(
    await people.as(carys, (db) =>
      makePeerGroup(db, {
        name: 'Tuesday peers',
        everyWeeks: 6,
        mode: 'online',
        languages: ['English'],
        placesFree: 2,
        listed: true,
      }),
    ),
  )
  peerGroupId = made.peerGroupId
  const owenAsks = done(
    await people.as(owen, (db) => askPeerGroup(db, null, peerGroupId, { message: 'May I come?' })),
  )
  done(await people.as(carys, (db) => answerContact(db, owenAsks.requestId, { answer: 'accept' })))
})
afterAll(() => circle.close())

const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const latest = async (who: string) => {
  await circle.settled()
  return circle.mail.to(`${who}@example.org`).at(-1)
}
const peers = () => `/peers/${peerGroupId}`

describe('a leader without supervision', () => {
  test('finds a peer group, takes a chair when all who sit there have agreed, and the essential is met (R24, R25)', async () => {
    const plan = `/groups/${groupId}/plan`
    expect(await words(islas, plan)).toContain('No supervision is arranged yet.')
    expect(await words(islas, `/groups/${groupId}/supervision/suggestions`)).toContain('Tuesday peers')
    const asking = `/groups/${groupId}/supervision/peers/${peerGroupId}`
    const { location } = await islas.submit(asking, { message: 'I lead alone. Would there be a chair?' })
    const request = location?.replace(/\?.*/, '') ?? ''
    const requestId = request.slice(-36)

    const toOwen = await latest('owen')
    expect(toOwen?.subject).toBe('Isla Grant asks for a place in Tuesday peers')
    expect(`${toOwen?.text}${await words(owens, peers())}`).not.toContain('I lead alone')
    expect(await people.as(carys, (db) => answerContact(db, requestId, { answer: 'accept' }))).toEqual({
      refused: 'others-agree-first',
    })
    expect(await words(caryss, peers())).toContain('0 of 1 other member agreed')
    await owens.submit(peers(), { requestId }, /agreements/)
    await caryss.submit(request, { answer: 'accept' }, /answer/)

    await islas.submit(peers(), { groupId }, /group$/)
    expect(await words(islas, plan)).toContain('A peer supervision group, since 10 November 2026.')
    expect(await words(islas, '/supervision')).toContain('Tuesday peers')
    expect(await words(islas, `/groups/${groupId}/supervision`)).toContain('Terms and sessions')
  })

  test('sees dates by the rules of a term, hosted in turn, with an entry for the calendar of everybody', async () => {
    await caryss.submit(peers(), { firstOn: '2026-12-20', lastOn: '2027-01-03' }, /pauses$/)
    const wish = 'first_on=2026-11-17&start_time=19:00&length=90&rhythm=own&ends=count&meetings=3'
    const looked = await words(caryss, `${peers()}?${wish}`)
    expect(looked).toContain('Tuesdays at 19:00, every 6 weeks, 90 minutes')
    expect(looked).toMatch(/Leave these days out.*29 December 2026\s*You pause/)
    await caryss.submit(`${peers()}?${wish}`, {}, /term$/)
    const { rows } = await circle.owner.query(
      `select s.starts_at, p.name from supervision_session s join person p on p.id = s.host_id order by 1`,
    )
    // The second would have been on 29 December, within the pause.
    expect(rows.map(({ starts_at, name }) => [starts_at.toISOString().slice(0, 16), name])).toEqual([
      ['2026-11-17T19:00', 'Carys Bevan'],
      ['2027-02-09T19:00', 'Owen Hughes'],
      ['2027-03-23T19:00', 'Isla Grant'],
    ])
    const letter = await latest('isla')
    expect(letter?.subject).toBe('Tuesday peers: the next dates')
    expect(letter?.attachments).toHaveLength(3)
    expect(letter?.attachments[0]?.content.toString()).not.toContain('Tuesday peers')
    const again = await caryss.submit(`${peers()}?${wish}`, {}, /term$/)
    expect(again.status).toBe(409)
    expect(wordsOf(again.html)).toContain('One of these dates stands already')
    const late = await caryss.submit(`${peers()}?${wish.replace('11-17', '11-03')}`, {}, /term$/)
    expect(wordsOf(late.html)).toContain('The first date is over')
    await owens.submit(peers(), {}, /pauses\/[0-9a-f-]{36}\/withdrawal/)
  })

  test('reads before dates are made which public holiday is left out, keeps it if they wish, and what was not looked at is not made', async () => {
    const planned = async () => (await circle.owner.query('select from supervision_session')).rowCount ?? 0
    const before = await planned()
    const fridays = `${peers()}?first_on=2026-12-11&start_time=10:00&length=60&rhythm=own&ends=until&until=2027-05-01`
    // Every six weeks from 11 December: 22 January, 5 March, 16 April. Good Friday, 26 March, is none of them.
    expect(await words(owens, fridays)).not.toContain('Leave these days out')
    expect(await words(owens, fridays)).toContain('Make these 4 dates')

    const lastFridays = fridays.replace('rhythm=own', 'rhythm=nth-last').replace('2027-05-01', '2027-03-31')
    const looked = await words(owens, lastFridays)
    expect(looked).toContain('Last Friday of the month at 10:00, 60 minutes')
    expect(looked).toMatch(
      /Leave these days out.*25 December 2026\s*Christmas Day.*26 March 2027\s*Good Friday/,
    )
    expect(looked).toContain('Make these 2 dates')

    // Good Friday is kept: looked at again, then made.
    const keeping = await owens.submit(lastFridays, { skip: ['2026-12-25'], look: 'again' }, /term$/)
    expect(await planned()).toBe(before)
    const kept = (keeping.location ?? '').replace(/#.*$/, '')
    expect(await words(owens, kept)).toContain('Make these 3 dates')
    const unseen = await owens.submit(kept, { skip: [] }, /term$/)
    expect(unseen.status).toBe(409)
    expect(wordsOf(unseen.html)).toContain('These are the dates with what is left out now')
    expect(await planned()).toBe(before)
    expect((await owens.submit(kept, {}, /term$/)).location).toBe(`${peers()}?saved=dates`)
    const { rows } = await circle.owner.query(
      `select id, starts_at from supervision_session order by made_at desc, starts_at limit 3`,
    )
    expect(rows.map(({ starts_at }) => starts_at.toISOString().slice(0, 16))).toEqual([
      '2027-01-29T10:00',
      '2027-02-26T10:00',
      '2027-03-26T10:00',
    ])
    for (const { id } of rows) await owens.submit(`/supervision/sessions/${id}`, {}, /cancellation$/)
  })

  test('is told beside the field what is missing or does not fit, and keeps what was typed', async () => {
    const asks = async (query: string) => (await owens.get(`${peers()}?${query}`)).html
    const typed = await asks('first_on=2026-12-11&start_time=10:00&length=75&ends=until&until=2026-12-01')
    expect(wordsOf(typed)).toContain('The last day is not before the first.')
    expect(typed).toContain('value="75"')
    expect(wordsOf(await asks('first_on=2026-12-11&start_time=10:00&length=60&ends=count'))).toContain(
      'Please say how many meetings.',
    )
    const pausing = 'first_on=2026-12-25&start_time=10:00&length=60&ends=until&until=2026-12-26'
    expect(wordsOf(await asks(pausing))).toContain('No date is left between these days.')
    const none = await owens.submit(`${peers()}?${pausing}`, {}, /term$/)
    expect(wordsOf(none.html)).toContain('There is no date left.')
  })

  test('has a session counted that another who was there confirms, and not one she confirms herself', async () => {
    circle.clock.set(Temporal.Instant.from('2026-11-18T10:00:00Z'))
    const { rows } = await circle.owner.query('select id from supervision_session order by starts_at limit 1')
    const path = `/supervision/sessions/${rows[0].id}`
    await islas.submit(path, { there: [isla, owen], meetingsCovered: '1' }, /log$/)
    expect((await latest('owen'))?.text).toContain('Please say whether it was so.')
    expect(await people.as(isla, (db) => confirmSession(db, rows[0].id))).toEqual({
      refused: 'others-to-answer',
    })
    expect(await people.as(carys, (db) => confirmSession(db, rows[0].id))).toEqual({
      refused: 'others-to-answer',
    })
    await owens.submit(path, {}, /confirmation/)
    const span = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-12-01') }
    expect(await people.as(isla, (db) => confirmedSupervision(db, span))).toEqual([
      { kind: 'peer', sessions: 1, minutes: 90 },
    ])
    expect(await people.as(carys, (db) => confirmedSupervision(db, span))).toEqual([])
    // How many meetings it covered is Isla's to know alone.
    expect(await words(islas, path)).toContain('Meetings covered')
    expect(await words(owens, path)).not.toContain('Meetings covered1')
  })

  test('a peer who was said to have been there, and was not, says so', async () => {
    const wrong = await loggedSession(people, isla, { peerGroupId }, '2026-11-16T18:00:00Z', [isla, carys])
    done(await people.as(carys, (db) => disputeSession(db, wrong, { what: 'people' })))
    expect(await words(islas, `/supervision/sessions/${wrong}`)).toContain('Carys Bevan: others were there')
    await islas.submit(`/supervision/sessions/${wrong}`, {}, /withdrawal/)
    expect(await words(islas, `/supervision/sessions/${wrong}`)).toContain('It does not count')
  })
})
