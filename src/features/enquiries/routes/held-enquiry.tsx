import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { societySettings } from '../../society/queries.ts'
import { settleEnquiry } from '../commands/close-enquiry.ts'
import { replyToEnquiry } from '../commands/reply-to-enquiry.ts'
import { showEnquirersAddress } from '../commands/show-address.ts'
import { messageForm } from '../forms.ts'
import type { HeldDiscussionProps } from '../pages/held-discussion.tsx'
import { EnquiryGonePage, HeldEnquiryPage, heldDone } from '../pages/held-enquiry-page.tsx'
import { discussionOf } from '../queries/discussion.ts'
import { shownAddresses, showsOwnAddress } from '../queries/enquiry-steps.ts'
import {
  conversation,
  type EnquirersInvitation,
  enquirersInvitation,
  heldEnquiry,
  type Message,
} from '../queries.ts'
import { detailsInWords } from '../rules/details-in-words.ts'
import { heldDiscussion } from './held-discussion.ts'
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

heldEnquiryRoutes.post('/e/:token{[\\w-]{43}}/closure', (c) =>
  submitHeld(c, c.req.param('token'), {
    form: buttonForm,
    command: settleEnquiry,
    done: () => `/e/${c.req.param('token')}?settled`,
    again: (db, attempt) => heldEnquiryPage(c, db, attempt),
    words: { 'enquiry-closed': 'It is closed already.' },
  }),
)

heldEnquiryRoutes.post('/e/:token{[\\w-]{43}}/address', (c) => choose(c, true))
heldEnquiryRoutes.post('/e/:token{[\\w-]{43}}/address/ending', (c) => choose(c, false))

function choose(c: Web, isShown: boolean) {
  const token = c.req.param('token') ?? ''
  return submitHeld(c, token, {
    form: buttonForm,
    command: (db) => showEnquirersAddress(db, { isShown }),
    done: () => `/e/${token}?${isShown ? 'shown' : 'hidden'}`,
    again: (db, attempt) => heldEnquiryPage(c, db, attempt),
    words: {},
  })
}

export async function heldEnquiryPage(
  c: Web,
  db: HolderDb,
  attempt?: Returned,
  talkTried?: HeldDiscussionProps['tried'],
) {
  const enquiry = await heldEnquiry(db)
  if (!enquiry) {
    // A form's answer has a status of its own, which would say that there is something.
    if (c.req.method !== 'GET') throw new NotFound()
    c.status(404)
    return <EnquiryGonePage />
  }
  const { timeZone } = await societySettings(db)
  const discussion = await discussionOf(db, enquiry.id)
  const invitation = await enquirersInvitation(db, enquiry.id)
  const messages = await conversation(db, enquiry.id)
  const due = enquiry.answerDueOn
  return (
    <HeldEnquiryPage
      action={`/e/${c.req.param('token')}`}
      enquiry={enquiry}
      said={saidLines(enquiry, messages, timeZone, {
        enquirer: 'You',
        society: 'We',
      })}
      discussion={discussion.talk && !discussion.talk.picked ? formatDate(discussion.talk.on) : null}
      talk={await heldDiscussion(c, db, { enquiryId: enquiry.id, discussion, tried: talkTried })}
      answerBy={
        due && {
          day: formatDate(due),
          isLate: Temporal.PlainDate.compare(dateIn(db.now, timeZone), due) > 0,
        }
      }
      details={enquiry.details ? detailsInWords(enquiry.details) : []}
      addresses={{
        shown: await shownAddresses(db, enquiry.id),
        isShown: await showsOwnAddress(db, enquiry.id, null),
      }}
      invitation={invitation && invitationInWords(invitation, messages, timeZone)}
      done={heldDone.find((done) => isSaidIn(c, done))}
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
