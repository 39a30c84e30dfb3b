import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import {
  assignEnquiry,
  endForwarding,
  forwardEnquiry,
  sendToRegion,
  unassignEnquiry,
} from '../commands/hand-on-enquiry.ts'
import { assignmentForm, forwardingForm, sendingForm } from '../forms.ts'
import { isClosed, pageAfter, pathSaying } from './enquiry-view.tsx'

/** In whose hands it is. Mounted behind the sign-in of routes/enquiry.tsx. */
export const enquiryHandsRoutes = new Hono<WebEnv>()

enquiryHandsRoutes.post('/enquiries/:id/assignment', (c) =>
  submit(c, {
    form: assignmentForm,
    command: (db, values) => assignEnquiry(db, idIn(c), values),
    done: () => pathSaying(c, 'assigned'),
    again: pageAfter(c, 'assignment'),
    words: {
      'enquiry-closed': isClosed,
      'not-in-charge': 'They are not in charge of this enquiry now. Please choose somebody who is.',
    },
  }),
)

enquiryHandsRoutes.post('/enquiries/:id/assignment/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => unassignEnquiry(db, idIn(c)),
    done: () => pathSaying(c, 'assigned'),
    again: pageAfter(c, 'assignment'),
    words: {},
  }),
)

enquiryHandsRoutes.post('/enquiries/:id/forwarding', (c) =>
  submit(c, {
    form: forwardingForm,
    command: (db, values) => forwardEnquiry(db, idIn(c), values),
    done: () => pathSaying(c, 'forwarded'),
    again: pageAfter(c, 'forwarding'),
    words: {
      'enquiry-closed': isClosed,
      'not-of-council': 'They are no member of Council now. Please choose somebody who is.',
      'forwarded-already': 'It is forwarded to them already.',
    },
  }),
)

enquiryHandsRoutes.post('/enquiries/:id/forwarding/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endForwarding(db, idIn(c)),
    done: ({ stillSeen }) => (stillSeen ? pathSaying(c, 'taken-back') : '/enquiries?done=given-back'),
    again: pageAfter(c, 'forwarding'),
    words: { 'not-forwarded': 'It is with those in charge already.' },
  }),
)

enquiryHandsRoutes.post('/enquiries/:id/region', (c) =>
  submit(c, {
    form: sendingForm,
    command: (db, values) => sendToRegion(db, idIn(c), values),
    done: () => pathSaying(c, 'sent'),
    again: pageAfter(c, 'region'),
    words: {
      'enquiry-closed': isClosed,
      'at-region-already': 'The region has it already.',
    },
  }),
)
