import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { writeHeldMeetings, writeMember } from '../support/held-meetings.ts'
import { pathIn } from '../support/mail-server.ts'
import { writeOpenGroup } from '../support/open-group.ts'
import { until } from '../support/until.ts'

// Una makes a certificate of the hours she came to; whoever she shows it to checks it. axe looks at every page.

let circle: Circle
let browser: Browser
let una: Visitor
let secretary: Visitor
let checkAddress = ''

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-03-20T12:00:00Z' })
  const group = await writeOpenGroup(circle.owner, { name: 'Leith Evening', mode: 'online' })
  const [leaderId] = group.leaderIds
  const memberId = await writeMember(circle.owner, {
    groupId: group.id,
    rulesId: group.rulesId,
    name: 'Una Byrne',
    joinedAt: '2025-12-01T10:00:00Z',
  })
  await circle.owner.query(`update person set email = 'una@example.org' where id = $1`, [memberId])
  const taken = [
    { personId: memberId, state: 'present' },
    { personId: leaderId, state: 'present', role: 'leader' },
  ] as const
  await writeHeldMeetings(circle.owner, { groupId: group.id, leaderId }, [
    { at: '2026-01-06T19:30:00Z', taken },
    { at: '2026-01-20T19:30:00Z' },
    { at: '2026-02-03T19:30:00Z', taken },
  ])
  browser = await openBrowser()
  una = await visitorAt(browser, circle.url)
  secretary = await visitorAt(browser, circle.url)
  await una.go('/sign-in')
  await una.fill('Your email address', 'una@example.org')
  await una.press('Send me the email')
  await until(async () => circle.mail.to('una@example.org').length > 0, 'the email to sign in')
  await una.go(pathIn(circle.mail.to('una@example.org').at(-1)))
  await una.press('Sign in')
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('a certificate of hours', () => {
  test('Una looks at her hours in the group, chooses the year, and sees what will stand on it', async () => {
    await una.press('Leith Evening')
    await una.press('Certificates')
    await una.sees('3 hours')
    await una.press('Make a certificate')
    await una.press('The year 2026')
    await una.sees('attended 2 meetings of the Balint group “Leith Evening”')
    await una.sees('One meeting does not count: nobody has taken its attendance.')
    await una.sees('Not issued yet.')
  })

  test('days the wrong way round are said beside their field, and what she typed stays', async () => {
    await una.fill('From', '2026-02-28')
    await una.fill('To', '2026-01-01')
    await una.press('Look at it')
    await una.sees('This day lies before the first.')
    expect(await una.page.getByLabel('From').inputValue()).toBe('2026-02-28')
    await una.fill('From', '2026-01-01')
    await una.fill('To', '2026-02-28')
    await una.press('Look at it')
    await una.sees('What will stand on it, from 1 January to 28 February 2026')
  })

  test('she makes it, and has a page, a PDF and an address that confirms it', async () => {
    await una.press('Make the certificate')
    await una.sees('Your certificate is issued.')
    await una.sees('It confirms attendance, not learning')
    const pdf = await una.page.getByRole('link', { name: 'Print it: PDF, one page' }).getAttribute('href')
    const printed = await una.page.request.get(`${circle.url}${pdf}`)
    expect(printed.headers()['content-type']).toBe('application/pdf')
    checkAddress = await una.page.getByLabel('Check address').inputValue()
  })

  test('the college’s secretary types the code from the paper, without signing in', async () => {
    await secretary.go('/certificates/check')
    await secretary.fill('The code', 'k3m9q')
    await secretary.press('Check it')
    await secretary.sees('This is no code of ours')
    await secretary.fill('The code', (checkAddress.split('/').at(-1) ?? '').toUpperCase())
    await secretary.press('Check it')
    await secretary.sees('This certificate stands')
    await secretary.sees('Una Byrne')
    await secretary.sees('3 hours')
  })

  test('Una withdraws it: the address says that there is none', async () => {
    await una.page.getByText('Withdraw it…').click()
    await una.press('Withdraw it')
    await una.sees('You withdrew it on 20 March 2026.')
    await secretary.go(new URL(checkAddress).pathname)
    await secretary.sees('There is no certificate under this address')
    await secretary.doesNotSee('Una')
  })
})
