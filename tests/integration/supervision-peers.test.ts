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
    const wish = { firstOn: '2026-11-17', startTime: '19:00', lengthMinutes: '90', sessions: '3' }
    await caryss.submit(peers(), wish, /term/)
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
    expect((await caryss.submit(peers(), wish, /term/)).status).toBe(409)
    expect((await caryss.submit(peers(), { ...wish, firstOn: '2026-11-03' }, /term/)).status).toBe(409)
    await owens.submit(peers(), {}, /pauses\/[0-9a-f-]{36}\/withdrawal/)
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
