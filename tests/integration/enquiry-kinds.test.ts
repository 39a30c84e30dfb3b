import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'

// An enquiry of each kind, from the form to its end: what it asks, who is told, what they read, the answer, the close.

let society: EnquirySociety

beforeAll(async () => {
  society = await enquirySociety()
})
afterAll(() => society.close())

interface Story {
  kind: string
  name: string
  /** What the form has besides name, address, kind and words. */
  asks: string[]
  answers: Record<string, string>
  /** Who answers it. */
  reader: 'ewan' | 'morag' | 'ottilie'
  /** What the reader finds on its page. */
  reads: string[]
}

const stories = (): Story[] => {
  const { scotland } = society.regions
  return [
    {
      kind: 'start-face-to-face',
      name: 'Isla Grant',
      asks: ['region', 'area', 'interestedMembers', 'leaders'],
      answers: { region: scotland, area: 'Leith', interestedMembers: '4', leaders: 'nobody-yet' },
      reader: 'ewan',
      reads: ['Starting a group, face to face', 'Leith', '4 people', 'Nobody yet'],
    },
    {
      kind: 'start-online',
      name: 'Jonas Reid',
      asks: ['region', 'interestedMembers', 'leaders'],
      answers: { region: scotland, interestedMembers: '1', leaders: 'two' },
      reader: 'ewan',
      reads: ['Starting a group online', 'one person', 'Two leaders'],
    },
    {
      kind: 'move-online',
      name: 'Kezia Bloom',
      asks: ['region', 'stage', 'members', 'leadersCome', 'wantsSupervision'],
      answers: {
        region: scotland,
        stage: 'decided',
        members: '9',
        leadersCome: 'all',
        wantsSupervision: 'yes',
      },
      // R77: the administrator first, though Scotland has a representative.
      reader: 'morag',
      reads: ['Moving a group online', '9 people', 'Yes, all of them', 'consultation or supervision'],
    },
    {
      kind: 'join-group',
      name: 'Liam Orr',
      asks: ['region', 'profession', 'way', 'area', 'times'],
      answers: {
        region: scotland,
        profession: 'GP',
        way: 'either',
        area: 'Perth',
        times: 'Tuesday evenings',
      },
      reader: 'ewan',
      reads: ['Joining a group', 'Perth', 'Tuesday evenings', 'GP'],
    },
    {
      kind: 'find-supervision',
      name: 'Mina Shah',
      asks: ['region', 'seeks', 'leading', 'way'],
      answers: { region: scotland, seeks: 'peer-group', leading: 'leads', way: 'online' },
      reader: 'ewan',
      reads: ['A supervisor or peer group', 'A peer group of leaders', 'I lead a group now', 'Online'],
    },
    {
      kind: 'become-leader',
      name: 'Noel Birch',
      asks: ['region', 'profession', 'experience', 'psychodynamic', 'wish'],
      answers: {
        region: scotland,
        profession: 'Psychotherapist',
        experience: 'long',
        psychodynamic: 'yes',
        wish: 'accreditation',
      },
      reader: 'ewan',
      reads: ['Becoming a leader', 'twenty meetings or more', 'psychodynamic', 'Work towards accreditation'],
    },
    {
      kind: 'concern',
      name: 'Oona Quill',
      asks: ['group', 'standing', 'wish'],
      answers: { group: 'The Tuesday circle', standing: 'member', wish: 'advice' },
      reader: 'ottilie',
      reads: ['A concern about a group', 'The Tuesday circle', 'a member of it', 'Only you see this'],
    },
    {
      kind: 'something-else',
      name: 'Pia Wolf',
      asks: ['region'],
      answers: { region: scotland },
      reader: 'ewan',
      reads: ['Something else', 'May I ask something?'],
    },
  ]
}

const emailOf = ({ name }: Story) => `${name.toLowerCase().replace(' ', '.')}@example.org`

test('the first page offers every kind, and each leads to a form of its own', async () => {
  const { html } = await society.visitor.get('/contact')
  const links = linksOf(html).filter((href) => href.startsWith('/contact?kind='))
  expect(links).toEqual(stories().map(({ kind }) => `/contact?kind=${kind}`))
  expect(formsOf(html, '/contact').filter(({ action }) => action === '/contact')).toEqual([])
  expect(html).not.toContain('<script')
})

describe('an enquiry from the form to its end', () => {
  // Kinds stand here once more so that a kind without a story is seen: the table is filled when the society is there.
  test.each([
    'start-face-to-face',
    'start-online',
    'move-online',
    'join-group',
    'find-supervision',
    'become-leader',
    'concern',
    'something-else',
  ])('%s', async (kind) => {
    const story = stories().find((each) => each.kind === kind)
    if (!story) throw new Error(`no story of ${kind}`)
    const { visitor, as, circle } = society
    const reader = as[story.reader]
    const path = `/contact?kind=${kind}`

    // It asks only what it needs.
    const [form] = formsOf((await visitor.get(path)).html, path).filter(({ action }) => action === '/contact')
    const fields = [...new Set(form?.fields)].filter(
      (field) => !['_key', 'kind', 'name', 'email', 'message'].includes(field),
    )
    expect(fields.sort()).toEqual([...story.asks].sort())

    const id = await society.ask(kind, {
      name: story.name,
      email: emailOf(story),
      message: 'May I ask something?',
      ...story.answers,
    })
    await circle.settled()
    const told = circle.mail.to(`${story.reader}@example.org`).at(-1)
    expect(told?.text).toContain(`/enquiries/${id}`)
    expect(told?.text).toContain('Reply here')
    expect(told?.text).not.toContain(emailOf(story))

    const { status, html } = await reader.get(`/enquiries/${id}`)
    expect(status).toBe(200)
    for (const read of story.reads) expect(wordsOf(html), read).toContain(read)
    expect(html).not.toContain(emailOf(story))

    await reader.submit(`/enquiries/${id}`, { body: 'Gladly. Shall we talk?' })
    const own = await society.pageOf(emailOf(story))
    expect(wordsOf((await visitor.get(own)).html)).toContain('Gladly. Shall we talk?')
    await visitor.submit(own, { body: 'Thank you, that was all.' })
    await circle.settled()
    expect(circle.mail.to(`${story.reader}@example.org`).at(-1)?.text).toContain(`/enquiries/${id}`)

    await reader.submit(`/enquiries/${id}`, { outcome: 'answered' }, /closure$/)
    const closed = wordsOf((await reader.get(`/enquiries/${id}`)).html)
    expect(closed).toContain('This enquiry is closed')
    expect(closed).toContain('Answered, nothing is open.')
    expect(wordsOf((await visitor.get(own)).html)).toContain('This enquiry is closed')
  })
})

describe('what came along', () => {
  test('a region and a representative stay while one chooses what it is about', async () => {
    const query = `representative=${society.offices.sian}`
    const { html } = await society.visitor.get(`/contact?${query}`)
    expect(wordsOf(html)).toContain('It goes to Sian, who represents the North West.')
    const link = linksOf(html).find((href) => href.includes('kind=join-group')) ?? ''
    expect(link).toContain(query)
    const form = await society.visitor.get(link.replaceAll('&amp;', '&'))
    expect(wordsOf(form.html)).toContain('It goes to Sian')
    expect(wordsOf(form.html)).not.toContain('Where are you?')
  })

  test('a plan is not asked about once more, and survives another choice of kind', async () => {
    const plan = 'route=face-to-face&area=Leith&interestedMembers=4'
    const { html } = await society.visitor.get(`/contact?${plan}`)
    expect(wordsOf(html)).toContain('Your plan comes along')
    expect(wordsOf(html)).not.toContain('Who would join already?')
    const back = linksOf(html).find((href) => href.includes('kind=')) ?? ''
    const choices = await society.visitor.get(back)
    const other = linksOf(choices.html).find((href) => href.includes('kind=something-else')) ?? ''
    expect(wordsOf((await society.visitor.get(other)).html)).toContain('Your plan comes along')
  })

  test('what makes no sense is left out', async () => {
    for (const query of [
      'kind=x',
      'kind=',
      'region=x',
      'representative=x',
      'kind=concern&representative=%00',
    ]) {
      expect((await society.visitor.get(`/contact?${query}`)).status, query).toBe(200)
    }
  })

  test('a form of one kind does not pass for another', async () => {
    const path = '/contact?kind=something-else'
    const [form] = formsOf((await society.visitor.get(path)).html, path).filter(
      ({ action }) => action === '/contact',
    )
    const body = new URLSearchParams({
      ...Object.fromEntries(form?.values ?? []),
      name: 'Quinn',
      email: 'quinn@example.org',
      kind: 'join-group',
      message: 'x',
      region: society.regions.scotland,
    })
    const answer = await society.visitor.post('/contact', body)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('Joining a group')
    expect(wordsOf(answer.html)).toContain('2 answers need another look')
  })
})
