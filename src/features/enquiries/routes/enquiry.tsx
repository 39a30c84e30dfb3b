import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDay } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societySettings } from '../../society/queries.ts'
import { answerEnquiry } from '../commands/answer-enquiry.ts'
import { closeEnquiry, reopenEnquiry } from '../commands/close-enquiry.ts'
import { inviteEnquirer } from '../commands/invite-enquirer.ts'
import { noteDiscussion } from '../commands/note-discussion.ts'
import { buttonForm, discussionForm, messageForm } from '../forms.ts'
import {
  type DoneHere,
  doneHere,
  EnquiryPage,
  type EnquiryPageProps,
  type TriedForm,
} from '../pages/enquiry-page.tsx'
import { canSeeEnquiry } from '../policy.ts'
import { conversation, discussionDay, enquirersInvitation, enquiryById } from '../queries.ts'
import { answerDue } from '../rules/answer-due.ts'
import { nextStep } from '../rules/next-step.ts'
import { saidLines } from './said-lines.ts'
import { workedOut } from './start.tsx'

/** One enquiry, for those in charge of it: to everybody else it does not exist. */
export const oneEnquiryRoutes = new Hono<WebEnv>()
oneEnquiryRoutes.use('/enquiries/*', requireSignIn)

const isClosed = 'This enquiry was closed meanwhile. Open it again first.'

oneEnquiryRoutes.get('/enquiries/:id', (c) => show(c, (db) => enquiryPage(c, db)))

oneEnquiryRoutes.post('/enquiries/:id/answers', (c) =>
  submit(c, {
    form: messageForm,
    command: (db, values) => answerEnquiry(db, enquiryId(c), values),
    done: () => pathSaying(c, 'answered'),
    again: pageAfter(c, 'answer'),
    words: {},
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/discussion', (c) =>
  submit(c, {
    form: discussionForm,
    command: (db, values) => noteDiscussion(db, enquiryId(c), values),
    done: () => pathSaying(c, 'noted'),
    again: pageAfter(c, 'discussion'),
    words: {
      'enquiry-closed': isClosed,
      'day-far-away': 'That day is more than a year away. Please look at the year.',
    },
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/founder-invitation', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => inviteEnquirer(db, enquiryId(c)),
    done: () => pathSaying(c, 'invited'),
    again: pageAfter(c, 'invitation'),
    words: {
      'enquiry-closed': isClosed,
      'already-invited': 'The enquirer has been invited already.',
    },
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/closure', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => closeEnquiry(db, enquiryId(c)),
    done: () => '/enquiries?done=closed',
    again: pageAfter(c, 'closure'),
    words: { 'enquiry-closed': 'This enquiry is closed already.' },
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/closure/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => reopenEnquiry(db, enquiryId(c)),
    done: () => pathSaying(c, 'opened'),
    again: pageAfter(c, 'closure'),
    words: { 'enquiry-open': 'This enquiry is open already.' },
  }),
)

function enquiryId(c: Web): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

const pathSaying = (c: Web, done: DoneHere): string => `/enquiries/${enquiryId(c)}?done=${done}`

const pageAfter = (c: Web, form: TriedForm) => (db: ViewerDb, attempt?: Returned) =>
  enquiryPage(c, db, attempt && { form, attempt })

async function enquiryPage(c: Web, db: ViewerDb, tried?: EnquiryPageProps['tried']) {
  const enquiry = found(await enquiryById(db, enquiryId(c)))
  if (!canSeeEnquiry(db.viewer, enquiry)) throw new NotFound()
  const { timeZone, answerWithinWorkingDays } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const discussionOn = await discussionDay(db, enquiry.id)
  const invitation = await enquirersInvitation(db, enquiry.id)
  const facts = {
    kind: enquiry.kind,
    isClosed: enquiry.closedAt !== null,
    isWaiting: enquiry.waitingSince !== null,
    discussionOn,
    invitation: invitation?.state ?? null,
  }
  const due =
    enquiry.waitingSince && answerDue(dateIn(enquiry.waitingSince, timeZone), answerWithinWorkingDays)
  return (
    <EnquiryPage
      enquiry={enquiry}
      said={saidLines(enquiry, await conversation(db, enquiry.id), timeZone, {
        enquirer: enquiry.name,
        society: 'One of us',
      })}
      received={formatDay(enquiry.receivedAt, timeZone)}
      answerBy={due && { day: formatDate(due), isLate: Temporal.PlainDate.compare(today, due) > 0 }}
      step={nextStep(facts, today)}
      plan={enquiry.plan && (await workedOut(db, enquiry.plan))}
      discussionOn={discussionOn}
      invitation={
        invitation && {
          ...invitation,
          on: formatDay(invitation.invitedAt, timeZone),
          until: formatDay(invitation.expiresAt, timeZone),
        }
      }
      tried={tried}
      done={c.req.method === 'GET' ? doneHere.find((done) => done === c.req.query('done')) : undefined}
    />
  )
}
