import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NotFound } from '../../platform/errors.ts'
import { openMailbox } from '../../platform/mail/mailbox.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { securityHeaders } from '../../platform/web/security-headers.ts'
import { mailboxRoutes } from './mailbox-routes.tsx'

let folder: string
const app = new Hono<WebEnv>()
const id = '0198c1d0-0000-7000-8000-000000000001'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balint-circle-mail-'))
  const mailbox = openMailbox(folder, () => Temporal.Instant.from('2026-12-08T19:30:00Z'))
  app.use(securityHeaders(false))
  app.use((c, next) => {
    c.set('render', async (page) => render(page))
    return next()
  })
  app.route('/', mailboxRoutes(mailbox))
  app.onError((fault, c) => c.text(fault.name, fault instanceof NotFound ? 404 : 500))
  await mailbox.send({
    messageId: `<${id}@localhost>`,
    from: 'Caledonian Balint Society',
    to: { name: 'Isla <Munro>', address: 'isla@example.org' },
    subject: 'Before our <first> meeting',
    html: '<html><head><title>x</title></head><body style="margin:0"><a href="/groups">Dates</a></body></html>',
    text: 'Dear Isla',
    endsAt: null,
    calendars: [{ method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the mailbox lists what would have been sent, to whom and when', async () => {
  const list = await (await app.request('/dev/mail')).text()
  expect(list).toContain('Before our &lt;first> meeting')
  expect(list).toContain('Isla &lt;Munro> &lt;isla@example.org>')
  expect(list).toContain('Tuesday 8 December 2026, 19:30')
})

test('an email is shown in a frame that may style itself and nothing else', async () => {
  const page = await app.request(`/dev/mail/${id}`)
  expect(page.headers.get('Content-Security-Policy')).toContain("frame-src 'self'")
  expect(page.headers.get('Content-Security-Policy')).not.toContain('unsafe-inline')
  expect(await page.text()).toContain(`src="/dev/mail/${id}/html"`)

  const letter = await app.request(`/dev/mail/${id}/html`)
  const policy = letter.headers.get('Content-Security-Policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox allow-top-navigation-by-user-activation')
  expect(policy).not.toContain('script-src')
  expect(letter.headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
  expect(await letter.text()).toContain('<base target="_top">')
})

test('the invitation comes as calendar programs expect it', async () => {
  const invitation = await app.request(`/dev/mail/${id}/invitations/1.ics`)
  expect(invitation.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8; method=REQUEST')
  expect(invitation.headers.get('Content-Disposition')).toContain('attachment')
  expect(await invitation.text()).toContain('BEGIN:VCALENDAR')
})

test('what was never sent is not there, whatever the id says', async () => {
  for (const other of ['nothing', '..%2f..%2fetc%2fpasswd', '%00', 'x'.repeat(5000)]) {
    expect((await app.request(`/dev/mail/${other}`)).status, other).toBe(404)
  }
})
