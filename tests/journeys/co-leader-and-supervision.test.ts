import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { until } from '../support/until.ts'

// Isla has founded a group in Leith and leads it alone. Bruno, whom the Council accredits, looks for a group; Sylvie
// supervises. Rosalind sits in the Council. Each has a browser of their own; nobody ever reads another's address.

let circle: Circle
let people: RegisterPeople
let browser: Browser
let groupId: string
const visitors = new Map<string, Visitor>()

const as = (who: string): Visitor => {
  const visitor = visitors.get(who)
  if (!visitor) throw new Error(`Nobody is called ${who}.`)
  return visitor
}

/** The path behind a link in the newest email to somebody, once it has come. */
async function linkSentTo(who: string, subject: RegExp): Promise<string> {
  const newest = () =>
    circle.mail.to(`${who}@example.org`).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${who} about ${subject}`)
  return pathIn(newest())
}

/** With the emailed link, as everybody does. */
async function signsIn(who: string): Promise<void> {
  const visitor = await visitorAt(browser, circle.url)
  visitors.set(who, visitor)
  await visitor.go('/sign-in')
  await visitor.fill('Your email address', `${who}@example.org`)
  await visitor.press('Send me the email')
  await visitor.go(await linkSentTo(who, /Sign in/))
  await visitor.press('Sign in')
}

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-10T18:00:00Z' })
  people = await registerPeople(circle)
  const rosalind = await people.person('Rosalind Achterberg')
  await people.office(rosalind, 'council')
  const isla = await people.person('Isla Grant')
  groupId = await people.group(isla)
  await people.person('Bruno Costa')
  await people.person('Sylvie Marsh')
  browser = await openBrowser()
  for (const who of ['rosalind', 'isla', 'bruno', 'sylvie']) await signsIn(who)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('a founder finding a co-leader', () => {
  test('the Council adopts a set of criteria from the examples', async () => {
    await as('rosalind').go('/office/criteria')
    await as('rosalind').press('Adopt, or change first')
    await as('rosalind').press('Adopt this version')
    await as('rosalind').sees('holds for newcomers now')
  })

  test('Bruno makes his entry, agrees to be found, and asks the Council to confirm his accreditation', async () => {
    const bruno = as('bruno')
    await bruno.go('/register/me')
    await bruno.choose('Profession', 'Psychotherapist')
    await bruno.tick('I have been a member of a Balint group')
    await bruno.fill('Meetings led alone', '60')
    await bruno.tick('I am trained in psychodynamic psychotherapy')
    await bruno.tick('Face to face')
    await bruno.tick('Scotland')
    await bruno.tick('A group that I could lead, or help to lead')
    await bruno.tick('I agree to be found here')
    await bruno.press('Save my entry')
    await bruno.sees('Your entry is saved.')
    await bruno.page.getByText('Please confirm my accreditation').click()
    await bruno.page.getByLabel('Accredited', { exact: true }).check()
    await bruno.fill('Since', '2024-03-01')
    await bruno.press('Ask the Council')
    await bruno.sees('The Council has your request.')
  })

  test('Rosalind is told, and decides for the Council', async () => {
    const rosalind = as('rosalind')
    await rosalind.go(await linkSentTo('rosalind', /asks the Council/))
    await rosalind.sees('Bruno Costa asks the Council to confirm')
    await rosalind.fill('Until', '2029-02-28')
    await rosalind.press('Keep this decision')
    await rosalind.sees('Decided by Rosalind Achterberg for the Council.')
    await linkSentTo('bruno', /has decided about your accreditation/)
  })

  test('Isla sees him first, with the reason in words, and writes to him', async () => {
    const isla = as('isla')
    await isla.go(`/groups/${groupId}/leaders`)
    await isla.press('See leaders who look for a group')
    await isla.sees(/Works in Scotland; accredited, which your group still lacks/)
    await isla.press('Write to Bruno Costa')
    await isla.fill('What you would like to say', 'I begin in Leith, and would rather not lead alone.')
    await isla.press('Send the request')
    await isla.sees('Waiting for Bruno Costa')
  })

  test('he reads who asks and for which group, and says yes; they write to each other', async () => {
    const bruno = as('bruno')
    await bruno.go(await linkSentTo('bruno', /asks whether you would lead/))
    await bruno.sees('I begin in Leith, and would rather not lead alone.')
    await bruno.sees('Face to face · Leith, Scotland')
    await bruno.press('Yes, let us talk')
    await bruno.fill(/Write to Isla/, 'Shall we meet on Thursday?')
    await bruno.press('Send')
    await as('isla').go(await linkSentTo('isla', /wrote to you/))
    await as('isla').sees('Shall we meet on Thursday?')
  })

  test('she invites him with one click, he accepts, and they lead together', async () => {
    await as('isla').press('Invite them to lead')
    await as('bruno').go(await linkSentTo('bruno', /asks you to lead/))
    await as('bruno').press('Lead this group')
    await as('isla').go(`/groups/${groupId}/leaders`)
    await as('isla').sees('Bruno Costa')
    await as('isla').sees('Accredited by the society')
  })
})

describe('a leader finding supervision', () => {
  test('Sylvie says what she offers, and the Council confirms her entry', async () => {
    const sylvie = as('sylvie')
    await sylvie.go('/register/supervising')
    await sylvie.tick(/Both leaders of a group together/)
    await sylvie.fill('Places free', '1')
    await sylvie.fill('Fee for an hour', '55')
    await sylvie.tick('Online')
    await sylvie.tick('Scotland')
    await sylvie.tick('I agree to be found here')
    await sylvie.press('Save my entry')
    await sylvie.sees('Waiting for the Council')
    await as('rosalind').go(await linkSentTo('rosalind', /offers supervision/))
    await as('rosalind').press('Confirm as a supervisor')
    await sylvie.go('/register/supervising')
    await sylvie.sees('Leaders find you')
  })

  test('Isla finds her, asks, and both read the supervision as it is noted', async () => {
    const isla = as('isla')
    await isla.go(`/groups/${groupId}/supervision`)
    await isla.press('See supervisors and peer groups')
    await isla.sees(/supervises both of you together/)
    await isla.press('Write to Sylvie Marsh')
    await isla.fill('What you would like to say', 'Could you see us both, once a month?')
    await isla.press('Send the request')
    const request = new URL(isla.page.url()).pathname
    await as('sylvie').go(await linkSentTo('sylvie', /asks whether you would supervise/))
    await as('sylvie').press('Yes')
    await isla.go(await linkSentTo('isla', /would like to talk/))
    await isla.press('Propose terms')
    await isla.press('Propose these terms')
    await isla.sees('It waits for Sylvie Marsh and Bruno Costa.')
    for (const who of ['sylvie', 'bruno']) {
      await as(who).go(await linkSentTo(who, /proposes terms/))
      await as(who).press('I agree')
    }
    await as('bruno').sees('All of you have agreed: the supervision is in place.')
    await as('sylvie').go(request)
    await as('sylvie').sees(/Every 4 weeks, since 10 November 2026/)
  })

  test('a session is planned, logged by one and confirmed by the other', async () => {
    const [isla, sylvie] = [as('isla'), as('sylvie')]
    await sylvie.go('/supervising')
    await sylvie.press(/Bruno Costa and Isla Grant/)
    await sylvie.fill('Day', '2026-11-12')
    await sylvie.fill('Begins at', '18:00')
    await sylvie.press('Plan it')
    await sylvie.sees('everybody has it for their calendar')
    const session = await linkSentTo('isla', /a date/)
    circle.clock.set(Temporal.Instant.from('2026-11-12T19:30:00Z'))
    await isla.go(session)
    await isla.press('Log it')
    await isla.sees('Waiting for Sylvie Marsh')
    await sylvie.go(await linkSentTo('sylvie', /has logged/))
    await sylvie.press('Yes, I confirm it')
    await sylvie.sees('Confirmed: it counts')
    await isla.go('/supervision')
    await isla.sees('You have led no meeting since your last supervision, on 12 November 2026.')
  })

  test('the essential of the group is met; her last place is taken, and nobody finds her any more', async () => {
    const isla = as('isla')
    await isla.go(`/groups/${groupId}/plan`)
    expect((await isla.page.content()).includes('Supervision of both leaders together, since')).toBe(true)
    await isla.go(`/groups/${groupId}/supervision/suggestions`)
    await isla.sees('No supervisor has a place free at the moment')
    for (const visitor of visitors.values()) {
      const html = await visitor.page.content()
      for (const who of visitors.keys()) expect(html.includes(`${who}@example.org`), who).toBe(false)
    }
  })
})

describe('a leader without supervision', () => {
  test('finds a peer group and takes a chair in it; the group’s essential turns to met', async () => {
    const [isla, rosalind] = [as('isla'), as('rosalind')]
    await isla.go('/supervision')
    await isla.press(/Sylvie Marsh and Bruno Costa/)
    await isla.page.locator('summary', { hasText: 'End this supervision' }).click()
    await isla.press('End this supervision')
    await isla.sees('It is noted that the supervision has ended.')
    await isla.go(`/groups/${groupId}/plan`)
    expect(await isla.page.content()).toContain('No supervision is arranged yet.')

    await rosalind.go('/register/peers')
    await rosalind.fill('Name of the group', 'Forth peers')
    await rosalind.fill('Meets every how many weeks?', '6')
    await rosalind.tick('Online')
    await rosalind.fill('Places free', '2')
    await rosalind.press('Enter this group')

    await isla.go(`/groups/${groupId}/supervision/suggestions`)
    await isla.press('Ask for a place')
    await isla.fill('What you would like to say', 'Would there be a chair among you?')
    await isla.press('Send the request')
    await rosalind.go(await linkSentTo('rosalind', /asks/))
    await rosalind.press('Yes')
    await isla.go('/supervision')
    await isla.press('Forth peers')
    await isla.page.locator('summary', { hasText: 'It is the supervision of Leith evening' }).click()
    await isla.press('It is the supervision of Leith evening')
    await isla.sees('your peers as its supervision')
    await isla.fill('The first', '2026-11-24')
    await isla.fill('Begins at', '19:00')
    await isla.press('Show the dates')
    await isla.press(/^Make these \d+ dates$/)
    await isla.sees('The dates are made')
    await isla.go(`/groups/${groupId}/plan`)
    expect(await isla.page.content()).toContain('A peer supervision group, since 12 November 2026')
  })
})
