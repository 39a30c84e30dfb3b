import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeSilence } from '../../src/features/enquiries/commands/notice-silence.ts'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { pathIn } from '../support/mail-server.ts'
import { until } from '../support/until.ts'

// Enquiries in browsers, with axe on every page: one of each kind from the form to its end, two representatives with
// one away, forwarding to Council, and the silence that is noticed. Isla asks; Ewan represents Scotland, Sian and Omar
// the North West; Morag administers; Clement is of Council; Ottilie hears concerns.

let society: EnquirySociety
let browser: Browser
let isla: Visitor
const staff = {} as Record<'morag' | 'ewan' | 'omar' | 'clement' | 'ottilie', Visitor>

beforeAll(async () => {
  society = await enquirySociety({ listen: true })
  browser = await openBrowser()
  isla = await visitorAt(browser, society.circle.url)
  for (const who of ['morag', 'ewan', 'omar', 'clement', 'ottilie'] as const) {
    staff[who] = await visitorAt(browser, society.circle.url)
    const cookies = await society.circle.house.signIn.begin(society.ids[who], new Headers())
    await staff[who].page.context().addCookies(
      cookies.map((cookie) => {
        const [pair = ''] = cookie.split(';')
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: society.circle.url }
      }),
    )
  }
}, 60_000)
afterAll(async () => {
  await browser.close()
  await society.close()
})

/** The path behind the button of the newest email to somebody, once it has come. */
async function newestTo(address: string, subject: RegExp): Promise<string> {
  const newest = () => society.circle.mail.to(address).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${address} about ${subject}`)
  return pathIn(newest())
}

interface Story {
  card: string
  email: string
  reader: keyof typeof staff
  region?: string
  fill(): Promise<void>
  /** What the reader finds. */
  reads: string
}

const choose = (label: string, option: string) => isla.choose(label, option)
const stories: Record<string, Story> = {
  'starting a group face to face': {
    card: 'Start a group, face to face',
    email: 'isla.one@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: async () => {
      await isla.fill(/In which town/, 'Leith')
      await isla.fill(/Who would join/, '4')
      await isla.tick('Nobody yet')
      await isla.fill(/What would you like to know/, 'Where do we begin?')
    },
    reads: 'Leith',
  },
  'starting a group online': {
    card: 'Start a group online',
    email: 'isla.two@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: async () => {
      await isla.tick('Two leaders')
      await isla.fill(/What would you like to know/, 'How many fit on a screen?')
    },
    reads: 'Two leaders',
  },
  'moving a group online': {
    card: 'Move a group online',
    email: 'isla.three@example.org',
    reader: 'morag',
    region: 'Scotland',
    fill: async () => {
      await isla.tick('It is decided, and not done yet')
      await isla.fill(/How many members/, '8')
      await isla.tick('Yes, all of them')
      await isla.tick(/consultation or supervision/)
      await isla.fill(/What would you like to know/, 'What changes?')
    },
    reads: 'consultation or supervision while moving',
  },
  'joining a group': {
    card: 'Join a group',
    email: 'isla.four@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: async () => {
      await choose('Your profession', 'GP')
      await isla.tick('Either')
      await isla.fill(/When are you free/, 'Tuesday evenings')
    },
    reads: 'Tuesday evenings',
  },
  'finding a supervisor or a peer group': {
    card: 'Find supervision',
    email: 'isla.five@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: async () => {
      await isla.tick('A peer group of leaders')
      await isla.tick('Yes, I lead a group now')
      await isla.tick('Online')
    },
    reads: 'A peer group of leaders',
  },
  'becoming a leader': {
    card: 'Become a leader',
    email: 'isla.six@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: async () => {
      await choose('Your profession', 'Psychotherapist')
      await isla.tick('For twenty meetings or more')
      await isla.tick('Lead beside somebody experienced')
    },
    reads: 'Lead beside somebody experienced',
  },
  'a concern about a group': {
    card: 'A concern about a group',
    email: 'isla.seven@example.org',
    reader: 'ottilie',
    fill: async () => {
      await isla.sees('Only one person reads this')
      await isla.tick('I am, or was, a member of it')
      await isla.fill('What worries you?', 'Somebody is laughed at.')
      await isla.tick('Advice on what I can do myself')
    },
    reads: 'Only you see this',
  },
  'something else': {
    card: 'Something else',
    email: 'isla.eight@example.org',
    reader: 'ewan',
    region: 'Scotland',
    fill: () => isla.fill(/What would you like to know/, 'Would somebody come and speak to our students?'),
    reads: 'speak to our students',
  },
}

describe('an enquiry from the form to its end', () => {
  test.each(Object.keys(stories))('%s', async (about) => {
    const story = stories[about]
    if (!story) throw new Error(about)
    const reader = staff[story.reader]
    await isla.go('/contact')
    await isla.press(story.card)
    await isla.fill('Your name', 'Isla Grant')
    await isla.fill('Your email address', story.email)
    if (story.region) await choose('Where are you?', story.region)
    await story.fill()
    await isla.press(/^Send/)
    await isla.sees('Thank you: we have your enquiry')
    await society.circle.settled()

    await reader.go(pathIn(society.circle.mail.to(`${story.reader}@example.org`).at(-1)))
    await reader.sees(story.reads)
    await reader.doesNotSee(story.email)
    await reader.fill('Your answer', 'Gladly. Shall we talk on Thursday?')
    await reader.press('Send the answer')

    await isla.go(await newestTo(story.email, /answer/))
    await isla.sees('Gladly. Shall we talk on Thursday?')
    await isla.page.getByText(/^Thank you, this is settled…/).click()
    await isla.press(/^Thank you, this is settled$/)
    await isla.sees('Thank you for telling us: it is closed')
    await reader.page.reload()
    await reader.sees('Settled, says the enquirer.')
  })
})

describe('two representatives, one of them away', () => {
  test('the other is told and takes it; whoever is away is not told', async () => {
    await society.away('sian', '2026-10-01', '2026-10-30')
    const sians = society.subjectsTo('sian').length
    await isla.go(`/contact?kind=join-group&representative=${society.offices.sian}`)
    await isla.sees('While Sian is away, a colleague answers.')
    await isla.fill('Your name', 'Isla Grant')
    await isla.fill('Your email address', 'isla.nine@example.org')
    await choose('Your profession', 'GP')
    await isla.tick('Either')
    await isla.press('Send the enquiry')
    const { omar } = staff
    await omar.go(await newestTo('omar@example.org', /New enquiry from Isla Grant/))
    await omar.sees('Isla Grant asked for Sian')
    await omar.press('I take it in hand')
    await omar.sees('You have it in hand; it stays in the queue of the North West.')
    await omar.go('/enquiries?mine=yes')
    await omar.sees('Isla Grant')
    expect(society.subjectsTo('sian')).toHaveLength(sians)
  })

  test('he writes a note that she never sees, answers, and shows his address when he chooses to', async () => {
    const { omar } = staff
    await omar.press('Isla Grant')
    await omar.page.getByText('Write a note for ourselves').click()
    await omar.fill('Note', 'Sian knows her.')
    await omar.press('Keep the note')
    await omar.sees('note for us')
    await omar.fill('Your answer', 'There is a place in Bolton.')
    await omar.press('Send the answer')
    await isla.go(await newestTo('isla.nine@example.org', /answered/))
    await isla.doesNotSee('Sian knows her.')
    await isla.doesNotSee('omar@example.org')
    await omar.page.getByText(/^Show my address to Isla Grant…/).click()
    await omar.press(/^Show my address to Isla Grant$/)
    await isla.page.reload()
    await isla.sees('omar@example.org')
  })
})

describe('forwarding', () => {
  test('Morag forwards to Clement of Council with a reason; he sees that one, answers, and gives it back', async () => {
    const { morag, clement } = staff
    await isla.go('/contact?kind=move-online')
    await isla.fill('Your name', 'Kezia Bloom')
    await isla.fill('Your email address', 'kezia@example.org')
    await choose('Where are you?', 'Scotland')
    await isla.tick('We are thinking about it')
    await isla.tick('Some of them')
    await isla.fill(/What would you like to know/, 'Is it wise?')
    await isla.press('Send the enquiry')
    await morag.go(await newestTo('morag@example.org', /New enquiry from Kezia Bloom/))
    const path = new URL(morag.page.url()).pathname
    await morag.page.getByText('Forward it to Council').click()
    await morag.choose('To which member of Council?', 'Clement')
    await morag.press('Forward it')
    await morag.sees('Please enter why you forward it.')
    await morag.fill('Why do you forward it?', 'You have moved two groups.')
    await morag.press('Forward it')
    await morag.sees('Morag forwarded it to Clement, of Council')

    await clement.go(await newestTo('clement@example.org', /forwarded to you/))
    await clement.sees('You have moved two groups.')
    await clement.fill('Your answer', 'It is, with two leaders.')
    await clement.press('Send the answer')
    await clement.go('/enquiries?list=open')
    expect(await clement.page.locator('tbody tr').count()).toBe(1)
    await clement.press('Kezia Bloom')
    await clement.page.getByText(/^Give it back…/).click()
    await clement.press(/^Give it back$/)
    await clement.sees('The enquiry is back with those in charge.')
    await clement.page.goto(path)
    await clement.doesNotSee('Kezia')
    await morag.page.reload()
    await morag.sees('Clement gave it back')
  })
})

describe('the silent enquiry', () => {
  test('is told to Isla kindly, and to Morag as an alarm, on the working day after the promised one', async () => {
    await isla.go('/contact?kind=something-else')
    await isla.fill('Your name', 'Isla Grant')
    await isla.fill('Your email address', 'isla.ten@example.org')
    await choose('Where are you?', 'Scotland')
    await isla.fill(/What would you like to know/, 'Is anybody there?')
    await isla.press('Send the enquiry')
    await isla.go(await newestTo('isla.ten@example.org', /We have/))
    await isla.sees(/One of us answers by Monday 12 October 2026/)
    society.circle.clock.set('2026-10-13T09:00:00Z')
    await noticeSilence(society.circle.database, society.circle.secrets, society.circle.clock.now())
    await isla.go(await newestTo('isla.ten@example.org', /takes longer/))
    await isla.sees(/we are late: we are sorry/)
    const { morag } = staff
    await morag.go(await newestTo('morag@example.org', /Nobody has answered Isla Grant yet/))
    await morag.sees('Nobody had answered by the promised day')
    await morag.fill('Your answer', 'I am sorry. Here I am.')
    await morag.press('Send the answer')
    await isla.go(await newestTo('isla.ten@example.org', /answered/))
    await isla.sees('Morag wrote to you')
  })
})
