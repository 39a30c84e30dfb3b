import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { showNoting, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { answerEnquiry } from '../commands/answer-enquiry.ts'
import { closeEnquiry, reopenEnquiry } from '../commands/close-enquiry.ts'
import { noteOnEnquiry } from '../commands/note-on-enquiry.ts'
import { showAddress } from '../commands/show-address.ts'
import { closureForm, messageForm, noteForm } from '../forms.ts'
import { enquiryPage, pageAfter, pathSaying } from './enquiry-view.tsx'

/** One enquiry, for those who take part in it: to everybody else it does not exist. */
export const oneEnquiryRoutes = new Hono<WebEnv>()
oneEnquiryRoutes.use('/enquiries/*', requireSignIn)

oneEnquiryRoutes.get('/enquiries/:id', (c) => showNoting(c, (db) => enquiryPage(c, db)))

oneEnquiryRoutes.post('/enquiries/:id/answers', (c) =>
  submit(c, {
    form: messageForm,
    command: (db, values) => answerEnquiry(db, idIn(c), values),
    done: () => pathSaying(c, 'answered'),
    again: pageAfter(c, 'answer'),
    words: {},
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/notes', (c) =>
  submit(c, {
    form: noteForm,
    command: (db, values) => noteOnEnquiry(db, idIn(c), values),
    done: () => pathSaying(c, 'note-kept'),
    again: pageAfter(c, 'note'),
    words: {},
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/address', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => showAddress(db, idIn(c), { isShown: true }),
    done: () => pathSaying(c, 'shown'),
    again: pageAfter(c, 'address'),
    words: {},
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/address/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => showAddress(db, idIn(c), { isShown: false }),
    done: () => pathSaying(c, 'hidden'),
    again: pageAfter(c, 'address'),
    words: {},
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/closure', (c) =>
  submit(c, {
    form: closureForm,
    command: (db, values) => closeEnquiry(db, idIn(c), values),
    done: () => '/enquiries?done=closed',
    again: pageAfter(c, 'closure'),
    words: { 'enquiry-closed': 'This enquiry is closed already.' },
  }),
)

oneEnquiryRoutes.post('/enquiries/:id/closure/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => reopenEnquiry(db, idIn(c)),
    done: () => pathSaying(c, 'opened'),
    again: pageAfter(c, 'closure'),
    words: { 'enquiry-open': 'This enquiry is open already.' },
  }),
)
