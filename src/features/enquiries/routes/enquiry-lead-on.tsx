import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { leadToRegister, leadToSupervision, leadToWaitingList } from '../commands/lead-on.ts'
import { suggestionForm } from '../forms/suggestion.ts'
import { isClosed, pageAfter, pathSaying } from './enquiry-view.tsx'

/** What one makes of an enquiry in one step. Mounted behind the sign-in of routes/enquiry.tsx. */
export const enquiryLeadOnRoutes = new Hono<WebEnv>()

enquiryLeadOnRoutes.post('/enquiries/:id/register-invitation', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => leadToRegister(db, idIn(c)),
    done: () => pathSaying(c, 'led-on'),
    again: pageAfter(c, 'lead-on'),
    words: {
      'enquiry-closed': isClosed,
      'already-invited': 'They have been invited to the register already.',
    },
  }),
)

enquiryLeadOnRoutes.post('/enquiries/:id/supervision-request', (c) =>
  submit(c, {
    form: suggestionForm,
    command: (db, { suggestion }) => leadToSupervision(db, idIn(c), { suggestion }),
    done: () => pathSaying(c, 'led-on'),
    again: pageAfter(c, 'supervision'),
    words: {
      'enquiry-closed': isClosed,
      'already-invited': 'They have been led to supervision already.',
      'suggestion-gone': 'Whom you suggest has no place free any more. Please choose again.',
    },
  }),
)

enquiryLeadOnRoutes.post('/enquiries/:id/waiting-list-entry', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => leadToWaitingList(db, idIn(c)),
    done: () => pathSaying(c, 'led-on'),
    again: pageAfter(c, 'lead-on'),
    words: {
      'enquiry-closed': isClosed,
      'already-on-list': 'They have been put down for the waiting list already.',
      'region-unknown': 'Their region is not looked after any more, so it has no waiting list.',
      'no-region':
        'They look for a group face to face and named no region. Ask them where they are; then they can join the list themselves.',
    },
  }),
)
