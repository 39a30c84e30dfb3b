import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { inviteEnquirer } from '../commands/invite-enquirer.ts'
import { noteDiscussion } from '../commands/note-discussion.ts'
import { discussionForm } from '../forms.ts'
import { isClosed, pageAfter, pathSaying } from './enquiry-view.tsx'

/** The first talk, and what may come of it. Mounted behind the sign-in of routes/enquiry.tsx. */
export const enquiryDiscussionRoutes = new Hono<WebEnv>()

enquiryDiscussionRoutes.post('/enquiries/:id/discussion', (c) =>
  submit(c, {
    form: discussionForm,
    command: (db, values) => noteDiscussion(db, idIn(c), values),
    done: () => pathSaying(c, 'noted'),
    again: pageAfter(c, 'discussion'),
    words: {
      'enquiry-closed': isClosed,
      'talk-agreed': 'A talk with its hour is agreed on already. Move that one, or cancel it first.',
      'day-far-away': 'That day is more than a year away. Please look at the year.',
    },
  }),
)

enquiryDiscussionRoutes.post('/enquiries/:id/founder-invitation', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => inviteEnquirer(db, idIn(c)),
    done: () => pathSaying(c, 'invited'),
    again: pageAfter(c, 'invitation'),
    words: {
      'enquiry-closed': isClosed,
      'already-invited': 'The enquirer has been invited already.',
    },
  }),
)
