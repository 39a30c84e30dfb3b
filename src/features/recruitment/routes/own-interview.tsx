import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { submitHeld } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { bookOwnInterview, cancelOwnInterview, chooseOwnZone } from '../commands/book-interview.ts'
import { bookingForm, ownZoneForm } from '../forms/interviews.ts'
import { answerKindly, here, ownPage } from './own-address.tsx'
import { applicationPage } from './own-application.tsx'

export const ownInterviewRoutes = new Hono<WebEnv>()
ownInterviewRoutes.onError(answerKindly)

// Where a form came back from; whoever reloads the address is shown the page.
ownInterviewRoutes.get(`${ownPage}/interview/:part{booking|cancellation|zone}`, (c) =>
  c.redirect(`${here(c)}#interview`, 303),
)

ownInterviewRoutes.post(`${ownPage}/interview/booking`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: bookingForm,
    command: (db, { starts_at: startsAt }) => bookOwnInterview(db, startsAt),
    done: () => `${here(c)}?talk=booked#interview`,
    again: (db, interview) => applicationPage(c, db, { interview }),
    words: {
      'application-over': 'Your application is decided, or the leaders have not asked you to choose a time.',
      'time-gone': 'Somebody else has just taken that time. Please choose another.',
      'booked-already': 'You have booked that time already.',
      'interview-begun':
        'Your talk has begun or is over: it cannot be moved any more. Write to the leaders below.',
      'enough-for-today': 'You have moved it several times today. Please write to the leaders below instead.',
    },
  }),
)

ownInterviewRoutes.post(`${ownPage}/interview/cancellation`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: cancelOwnInterview,
    done: () => `${here(c)}?talk=cancelled#interview`,
    again: (db, button) => applicationPage(c, db, { button }),
    words: { 'nothing-booked': 'There is nothing to cancel: it has been cancelled, or has begun.' },
  }),
)

ownInterviewRoutes.post(`${ownPage}/interview/zone`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: ownZoneForm,
    command: (db, { timeZone }) => chooseOwnZone(db, timeZone),
    done: () => `${here(c)}?talk=zone#interview`,
    again: (db, interview) => applicationPage(c, db, { interview }),
    words: {},
  }),
)
