import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'

// The guided path of /start without a browser: one question a page, the answers in the address and nowhere else.

const scotland = '0198c1d0-0000-7000-8000-0000000000a1'

let circle: Circle
let isla: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-05T09:00:00Z', jobs: false })
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Society', 'Europe/London', 'GBP', now())`,
  )
  await circle.owner.query(
    `insert into region (id, name, position, added_at) values ($1, 'Scotland', 1, now())`,
    [scotland],
  )
  isla = await clientOf(circle)
})
afterAll(() => circle.close())

type Answer = Record<string, string | string[]>

/** Answers the question at an address as its form stands there, and follows to the next page. */
async function answer(href: string, values: Answer, { skip = false } = {}): Promise<string> {
  const { html, status } = await isla.get(href)
  expect(status, href).toBe(200)
  const form = formsOf(html, href).find(({ action }) => action.startsWith('/start/'))
  if (!form) throw new Error(`${href} asks nothing`)
  expect(form.method).toBe('get')
  const query = new URLSearchParams(form.values.filter(([name]) => !(name in values)))
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) query.append(name, one)
  if (skip) query.set('skip', 'yes')
  const { location, status: led } = await isla.get(`${form.action}?${query}`)
  expect(led, form.action).toBe(303)
  return location ?? ''
}

const questionAt = (href: string): string => new URL(href, circle.url).pathname.replace('/start/', '')

/** Walks a route with some answers, saying "I don't know yet" to the rest; gives the way and the plan it ends in. */
async function walk(route: string, answers: Record<string, Answer>) {
  const asked: string[] = []
  const titles: string[] = []
  let href = `/start/where?route=${route}`
  while (questionAt(href) !== 'plan') {
    const question = questionAt(href)
    asked.push(question)
    titles.push(wordsOf((await isla.get(href)).html))
    href = await answer(href, answers[question] ?? {}, { skip: !answers[question] })
  }
  return { asked, titles, href, words: wordsOf((await isla.get(href)).html) }
}

describe('the three ways of /start', () => {
  test('Isla plans a new group face to face: only her answers stand in the address of the plan', async () => {
    const { asked, titles, href, words } = await walk('face-to-face', {
      where: { region: scotland, area: 'Leith' },
      joining: { interestedMembers: '4' },
      leaders: { leaders: '1' },
      experience: { leadersWereMembers: 'yes' },
      room: { hasRoom: 'yes', roomPerSessionMinor: '20' },
      fee: { leaderFeePerHourMinor: '75' },
    })
    expect(asked).toHaveLength(12)
    expect(titles[0]).toContain('Question 1 of 11')
    expect(titles[5]).toContain('Question 6 of 12')
    expect(href).toBe(
      `/start/plan?area=Leith&leaders=1&been-members=yes&fee=75&joining=4&has-room=yes&room=20&region=${scotland}&route=face-to-face`,
    )
    expect(words).toContain('A group in Leith')
    expect(words).toContain('Preferably two leaders')
    expect(words).toContain('£31 each is more than the usual £15–£25')
    expect(words).toContain('Two paid leaders do not fit it')
    expect((await isla.get(href)).html).toContain(`value="${circle.url}/start/plan?area=Leith&amp;leaders=1`)
  })

  test('Mair plans a new group online, with strangers to meet first (R47, R49, R53)', async () => {
    const { asked, words } = await walk('online', { candidates: { settled: 'interviews' } })
    expect(asked).toEqual(expect.arrayContaining(['candidates', 'screen']))
    expect(asked).not.toContain('room')
    expect(words).toContain('A computer for each')
    expect(words).toContain('A talk with each person before they joinSettled')
  })

  test('Huw’s group moves online: a lighter and a different list, and what the room no longer costs (R47, R77)', async () => {
    const { asked, href, words } = await walk('moving-online', {
      agreement: { settled: 'members-agree' },
      members: { expectedMembers: '7' },
      leaders: { leaders: '2' },
      screen: { settled: ['computers', 'connection'] },
      room: { roomPerSessionMinor: '21' },
    })
    expect(asked).not.toContain('candidates')
    expect(asked).not.toContain('joining')
    expect(words).toContain('no interviews, no introductions')
    expect(words).toContain('A way in that everybody knows')
    expect(words).toContain('A debrief of the leaders’ own')
    expect(words).toContain('Without the room a meeting costs £26 each instead of £29.')
    expect(words).toContain('Our administrator answers')
    const { html } = await isla.get(href)
    expect(html).toContain('9 seats: 2 leaders, 7 members')
    expect(linksOf(html).find((link) => link.startsWith('/contact?'))).toContain('kind=move-online')
  })
})

describe('an answer', () => {
  test('fills the circle on the next page, and says what each would pay', async () => {
    const href = await answer('/start/joining?route=face-to-face', { interestedMembers: '5' })
    const { html } = await isla.get(href)
    expect(html).toContain('8 seats: 5 members, 3 free')
    expect(wordsOf(html)).toContain('Each would pay£22.50 a meeting')
  })

  test('can be left open: then it is reckoned as usual', async () => {
    const href = await answer('/start/members?members=12&leaders=1&route=online', {}, { skip: true })
    expect(href).toBe('/start/joining?leaders=1&route=online')
  })

  test('is changed from the plan, and leads back to it with all the others', async () => {
    const plan = '/start/plan?area=Leith&leaders=2&joining=4&route=face-to-face'
    const links = linksOf((await isla.get(plan)).html).filter((link) => link.endsWith('&back=plan'))
    expect(links).toHaveLength(13)
    const members = links.find((link) => link.startsWith('/start/members')) ?? ''
    expect(await answer(members, { expectedMembers: '10' })).toBe(
      '/start/plan?area=Leith&leaders=2&joining=4&members=10&route=face-to-face',
    )
    const route = links.find((link) => link.startsWith('/start/route')) ?? ''
    expect(await answer(route, { route: 'online' })).toBe(
      '/start/plan?area=Leith&leaders=2&joining=4&route=online',
    )
  })

  test('on paid time before and after is one choice for both', async () => {
    const href = await answer('/start/around?route=face-to-face', { around: '15-20' })
    expect(href).toBe('/start/plan?before=15&after=20&route=face-to-face')
    // 2 × £60 × 125 minutes ÷ 8 = £31.25; what is said is rounded up to 50p.
    const words = wordsOf((await isla.get(href)).html)
    expect(words).toContain('Two leaders, 125 minutes each')
    expect(words).toContain('£31.50 each is more than the usual')
  })
})

describe('an address of the path', () => {
  test.each([
    '/start/members?members=eight&route=online',
    '/start/members?members=8&expectedMembers=9&route=online',
    '/start/members?expectedMembers=1&expectedMembers=2&route=online',
    '/start/members?leaders=99&route=online',
    '/start/members?route=by-post',
    '/start/around?around=now&answered=yes&route=online',
    '/start/where?region=nowhere&route=online',
    `/start/where?area=${'x'.repeat(121)}&route=online`,
    '/start/ways?settled=nothing&route=moving-online',
    '/start/plan?settled=nothing&route=moving-online',
    '/start/plan?minutes=1e9',
    '/start/plan?area=%00',
  ])('that makes no sense is answered with a sentence: %s', async (href) => {
    const { status, html } = await isla.get(href)
    expect(status).toBe(422)
    expect(wordsOf(html)).toMatch(/Please|At most|invisible|could not be read/)
  })

  test('of no question is not there; of a question that does not matter it leads to the plan', async () => {
    expect((await isla.get('/start/nonsense?route=online')).status).toBe(404)
    expect((await isla.get('/start/room?route=online')).location).toBe('/start/plan?route=online')
  })

  test('meets no fault of ours', async () => {
    for (const query of [
      '%E0%A4%A',
      '__proto__=1',
      'constructor=2&toString=3',
      'skip',
      'answered&back=plan',
      'route',
    ]) {
      for (const page of ['where', 'members', 'plan', 'route', 'around'])
        expect((await isla.get(`/start/${page}?${query}`)).status, `${page}?${query}`).toBeLessThan(500)
    }
  })

  test('names a region that is not there any more: then none is said', async () => {
    const { status, html } = await isla.get(`/start/plan?region=${scotland.replace('a1', 'ff')}&route=online`)
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('WhereNot said')
  })
})

test('talking to someone takes the plan along: its region, its kind, and nothing typed twice', async () => {
  const { html } = await isla.get(`/start/plan?area=Leith&region=${scotland}&route=face-to-face`)
  const contact = linksOf(html).find((link) => link.startsWith('/contact?')) ?? ''
  expect(contact).toContain('kind=start-face-to-face')
  expect(contact).toContain(`region=${scotland}`)
  expect(wordsOf((await isla.get(contact)).html)).toContain('A group that meets face to face in Leith')
})

test('a plan on the screen leads to the society’s guidelines for meeting online, a room’s does not (R35)', async () => {
  await circle.owner.query(
    `insert into setting_change (id, name, value, changed_at) values ($1, 'onlineGuidelinesUrl', $2, now())`,
    [randomUUID(), JSON.stringify('https://northfield.example.org/online')],
  )
  for (const route of ['online', 'moving-online']) {
    expect((await isla.get(`/start/plan?route=${route}`)).html).toContain(
      'https://northfield.example.org/online',
    )
  }
  expect((await isla.get('/start/plan?route=face-to-face')).html).not.toContain('northfield.example.org')
})
