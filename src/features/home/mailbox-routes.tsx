import { Hono } from 'hono'
import { found } from '../../platform/errors.ts'
import type { KeptEmail, Mailbox } from '../../platform/mail/mailbox.ts'
import type { Routes, WebEnv } from '../../platform/web/context.ts'
import { framingPolicy, letterHeaders } from '../../platform/web/letter-frame.ts'
import { formatDayAndTime } from '../../shared/calendar.ts'
import { Gallery } from '../../ui/gallery.tsx'
import { KeptEmailPage, MailboxPage, type MailLine } from './pages/mailbox-page.tsx'

/** What there is to look at in development and in the demo; mounted nowhere else. */
export function mailboxRoutes(mailbox: Mailbox): Routes {
  const routes = new Hono<WebEnv>()

  routes.get('/dev/mail', async (c) => {
    const emails = await mailbox.list()
    return c.html(await c.var.render(<MailboxPage emails={emails.map(line)} />))
  })

  routes.get('/dev/mail/:id', async (c) => {
    const email = found(await mailbox.byId(c.req.param('id')))
    const page = (
      <KeptEmailPage
        {...line(email)}
        from={email.from}
        messageId={email.messageId}
        text={email.text}
        invitations={email.calendars.length}
      />
    )
    return c.html(await c.var.render(page), 200, { 'Content-Security-Policy': framingPolicy })
  })

  routes.get('/dev/mail/:id/html', async (c) => {
    const email = found(await mailbox.byId(c.req.param('id')))
    // Links lead the whole page on, not the frame.
    return c.html(email.html.replace('<head>', '<head><base target="_top">'), 200, letterHeaders)
  })

  routes.get('/dev/mail/:id/invitations/:file{[1-9]\\d?\\.ics}', async (c) => {
    const email = found(await mailbox.byId(c.req.param('id')))
    const { method, content } = found(email.calendars[Number.parseInt(c.req.param('file'), 10) - 1])
    return c.body(content, 200, {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': 'attachment; filename="invitation.ics"',
    })
  })

  routes.get('/dev/ui', async (c) => c.html(await c.var.render(<Gallery />)))
  return routes
}

const line = (email: KeptEmail): MailLine => ({
  id: email.id,
  subject: email.subject,
  to: `${email.to.name} <${email.to.address}>`,
  when: formatDayAndTime(Temporal.Instant.from(email.keptAt), 'Europe/London'),
})
