import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// Isla leads a group online and offers its second seat; Nia works towards accreditation and looks for one. Rosalind sits
// in the Council.

let circle: Circle
let people: RegisterPeople
let isla: Client
let nia: Client
let niaId: string
let rosalind: Client
let group: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-09-01T10:00:00Z' })
  people = await registerPeople(circle)
  const islaId = await people.person('Isla Grant')
  niaId = await people.person('Nia Owen')
  const council = await people.person('Rosalind Achterberg')
  await people.office(council, 'council')
  const groupId = await people.group(islaId, {
    name: 'Leeds learning',
    mode: 'online',
    opened_at: circle.clock.now().toString(),
    opened_by: islaId,
    weekday: 2,
    start_time: '19:30',
    every_weeks: 2,
    length_minutes: 90,
  })
  group = `/groups/${groupId}`
  await people.leader(niaId, { looking_for: 'second-seat' })
  isla = await clientOf(circle, islaId)
  nia = await clientOf(circle, niaId)
  rosalind = await clientOf(circle, council)
})
afterAll(() => circle.close())

const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const latestTo = async (who: string) => {
  await circle.settled()
  return circle.mail.to(`${who}@example.org`).at(-1)?.text ?? ''
}

describe('taking somebody on', () => {
  test('the seat is offered, they are asked, say yes, and lead with whoever offered it', async () => {
    await nia.submit(
      '/register/me',
      { asksFor: 'working-towards', sinceOn: '2026-09-01' },
      '/register/me/accreditation',
    )
    await rosalind.submit(
      `/register/people/${niaId}`,
      { state: 'working-towards', sinceOn: '2026-09-01' },
      `/register/people/${niaId}/decisions`,
    )
    await isla.submit(`${group}/co-leaders`, {}, `${group}/second-seat`)
    expect(await words(nia, '/register/second-seats')).toContain('Leeds learning')

    const asking = `${group}/co-leaders/${niaId}`
    const { location } = await isla.submit(asking, { message: 'Would you learn with us?' }, asking)
    const request = (location ?? '').replace(/\?.*$/, '')
    expect(await latestTo('nia')).toContain(request)
    await nia.submit(request, { answer: 'accept' }, /answer/)
    await isla.submit(request, {}, /invitation/)
    const invitation = /\/invitations\/[\w-]{43}/.exec(await latestTo('nia'))?.[0] ?? ''
    await nia.submit(invitation, { answer: 'accept' })

    expect(await words(nia, `${group}/leaders`)).toContain('Isla Grant')
    expect(await words(nia, '/register/second-seats')).not.toContain('Leeds learning')
    expect(await words(nia, '/portfolio')).not.toContain('Led with somebody')
  })

  test('each meeting of which attendance says that both were there counts as led together, for both of them', async () => {
    await isla.submit(`${group}/meetings?first_on=2026-09-08&meetings=3`, {}, /terms$/)
    const { rows } = await circle.owner.query('select id from meeting order by starts_at')
    const [first, second, third] = rows.map(({ id }) => `${group}/meetings/${id}/attendance`)
    circle.clock.set('2026-10-07T10:00:00Z')
    const saved = await isla.submit(first ?? '', { cases: '1' })
    expect(saved.location).toContain('?saved')
    expect(await words(nia, '/portfolio')).toMatch(/Led with somebody\s*1 meeting, 1.5 hours: online/)

    // Whoever leads takes it, whoever they are; who stayed away has led nothing.
    await nia.submit(second ?? '', { cases: '2' })
    await isla.submit(third ?? '', { cases: '1', [`state-${niaId}`]: 'apologies' })
    const together = /Led with somebody\s*2 meetings, 3 hours: online/
    expect(await words(nia, '/portfolio')).toMatch(together)
    expect(await words(nia, '/portfolio')).not.toContain('Led alone')
    const islas = await words(isla, '/portfolio')
    expect(islas).toMatch(together)
    expect(islas).toMatch(/Led alone\s*1 meeting, 1.5 hours: online/)
    expect(await words(nia, '/portfolio/years')).toMatch(/2026\s*–?\D*3 hours/)
  })

  test('a correction of attendance corrects what is counted', async () => {
    const { rows } = await circle.owner.query('select id from meeting order by starts_at limit 1')
    await isla.submit(`${group}/meetings/${rows[0].id}/attendance`, { [`state-${niaId}`]: 'absent' })
    expect(await words(nia, '/portfolio')).toMatch(/Led with somebody\s*1 meeting, 1.5 hours: online/)
    expect(await words(isla, '/portfolio')).toMatch(/Led alone\s*2 meetings, 3 hours: online/)
  })
})
