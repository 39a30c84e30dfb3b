import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { societySettings } from '../../society/queries.ts'
import { replyToEnquiry } from '../commands/reply-to-enquiry.ts'
import { messageForm } from '../forms.ts'
import { EnquiryGonePage, HeldEnquiryPage } from '../pages/held-enquiry-page.tsx'
import {
  conversation,
  discussionDay,
  type EnquirersInvitation,
  enquirersInvitation,
  heldEnquiry,
  type Message,
} from '../queries.ts'
import { answerDue } from '../rules/answer-due.ts'
import { saidLines } from './said-lines.ts'

/** The enquirer's own page, behind a secret address. */
export const heldEnquiryRoutes = new Hono<WebEnv>()

heldEnquiryRoutes.get('/e/:token{[\\w-]{43}}', (c) =>
  showHeld(c, c.req.param('token'), (db) => heldEnquiryPage(c, db)),
)

heldEnquiryRoutes.post('/e/:token{[\\w-]{43}}/replies', (c) =>
  submitHeld(c, c.req.param('token'), {
    form: messageForm,
    command: replyToEnquiry,
    done: () => `/e/${c.req.param('token')}?sent`,
    again: (db, attempt) => heldEnquiryPage(c, db, attempt),
    words: {
      'our-turn':
        'You have written several times since our last answer. We have it all, and it is our turn now.',
    },
  }),
)

async function heldEnquiryPage(c: Web, db: HolderDb, attempt?: Returned) {
  const enquiry = await heldEnquiry(db)
  if (!enquiry) {
    c.status(404)
    return <EnquiryGonePage />
  }
  const { timeZone, answerWithinWorkingDays } = await societySettings(db)
  const discussionOn = await discussionDay(db, enquiry.id)
  const invitation = await enquirersInvitation(db, enquiry.id)
  const messages = await conversation(db, enquiry.id)
  const waitsSince = dateIn(enquiry.waitingSince ?? enquiry.receivedAt, timeZone)
  return (
    <HeldEnquiryPage
      action={`/e/${c.req.param('token')}`}
      enquiry={enquiry}
      said={saidLines(enquiry, messages, timeZone, {
        enquirer: 'You',
        society: 'We',
      })}
      discussion={discussionOn && formatDate(discussionOn)}
      answerBy={formatDate(answerDue(waitsSince, answerWithinWorkingDays))}
      invitation={invitation && invitationInWords(invitation, messages, timeZone)}
      wasSent={c.req.query('sent') !== undefined}
      attempt={attempt}
    />
  )
}

function invitationInWords(
  { state, invitedAt, expiresAt }: EnquirersInvitation,
  messages: readonly Message[],
  timeZone: string,
) {
  const latest = messages.at(-1)?.writtenAt
  return {
    state,
    on: formatDateOnly(dateIn(invitedAt, timeZone)),
    until: formatDateOnly(dateIn(expiresAt, timeZone)),
    isNewest: !latest || Temporal.Instant.compare(invitedAt, latest) >= 0,
  }
}
