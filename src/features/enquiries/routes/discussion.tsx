import { Hono } from 'hono'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { rowsOfTimes } from '../../../shared/rows-of-times.ts'
import { timeZoneChoices } from '../../../shared/time-zones.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { cancelDiscussion, cancelOwnDiscussion } from '../commands/cancel-discussion.ts'
import { keepOwnZone } from '../commands/keep-own-zone.ts'
import { offerDiscussionTimes } from '../commands/offer-discussion-times.ts'
import { pickOfferedTime, pickProposedTime } from '../commands/pick-discussion-time.ts'
import { proposeDiscussionTimes } from '../commands/propose-discussion-times.ts'
import {
  cancellationForm,
  ownZoneForm,
  timePickForm,
  timesOfferForm,
  timesProposalForm,
} from '../forms/discussion.ts'
import {
  type DiscussionDone,
  type DiscussionForm,
  DiscussionPage,
  type DiscussionPageProps,
  discussionDone,
} from '../pages/discussion-page.tsx'
import type { HeldDiscussionDone, HeldDiscussionForm } from '../pages/held-discussion.tsx'
import { canOfferTalk } from '../policy.ts'
import { discussionOf } from '../queries/discussion.ts'
import { enquiryById } from '../queries.ts'
import { offerInWords, talkInWords } from './discussion-in-words.ts'
import { noteEnquirySeen } from './enquiry-view.tsx'
import { heldEnquiryPage } from './held-enquiry.tsx'
import { zonesHere } from './zones-here.ts'

/** The first talk: its page for those in charge, and what the enquirer does about it on theirs. */
export const discussionRoutes = new Hono<WebEnv>()

const timesWords = {
  'time-past': 'One of these times has passed already. Please look at the day and the hour.',
  'time-far-away': 'One of these times is more than a year away. Please look at the year.',
  'time-twice': 'One of these times stands there twice. Please change one of them, or leave it out.',
  'time-skipped':
    'One of these times does not exist: the clocks go forward that night. Please choose another hour.',
}

const pickWords = {
  'enquiry-closed': 'This enquiry was closed meanwhile.',
  'time-gone': 'That time is not offered any more. Please look at what is offered now.',
  'time-past': 'That time has passed already. Please pick another one.',
  'time-taken': 'That time has just been taken for another talk. Please pick another one.',
  'picked-already': 'That is the time you have agreed on already.',
}

const enoughWords = 'There have been many changes within a day. Please write to us below how we best go on.'

discussionRoutes.use('/enquiries/*', requireSignIn)
discussionRoutes.get('/enquiries/:id/discussion', (c) => showNoting(c, (db) => discussionPage(c, db)))

discussionRoutes.post('/enquiries/:id/discussion/times', (c) =>
  submit(c, {
    form: timesOfferForm,
    command: (db, values) => offerDiscussionTimes(db, idIn(c), values),
    done: () => pathSaying(c, 'offered'),
    again: pageAfter(c, 'offer'),
    words: {
      ...timesWords,
      'enquiry-closed': 'This enquiry was closed meanwhile. Open it again first.',
      'you-talk-then':
        'At one of these times you have another talk already. Please leave it out, or choose another hour.',
    },
  }),
)

discussionRoutes.post('/enquiries/:id/discussion/time', (c) =>
  submit(c, {
    form: timePickForm,
    command: (db, { time, word }) => pickProposedTime(db, idIn(c), { timeId: time, word }),
    done: () => pathSaying(c, 'picked'),
    again: pageAfter(c, 'pick'),
    words: { ...pickWords, 'time-taken': 'You have another talk at that time. Please pick another one.' },
  }),
)

discussionRoutes.post('/enquiries/:id/discussion/cancellation', (c) =>
  submit(c, {
    form: cancellationForm,
    command: (db, values) => cancelDiscussion(db, idIn(c), values),
    done: () => pathSaying(c, 'cancelled'),
    again: pageAfter(c, 'cancellation'),
    words: { 'no-talk-ahead': 'No talk lies ahead that could be cancelled.' },
  }),
)

const held = '/e/:token{[\\w-]{43}}/discussion'

discussionRoutes.post(held, (c) =>
  submitHeld(c, c.req.param('token'), {
    form: timePickForm,
    command: (db, { time, word }) => pickOfferedTime(db, { timeId: time, word }),
    done: () => ownPathSaying(c, 'picked'),
    again: ownPageAfter(c, 'pick'),
    words: { ...pickWords, 'enough-for-today': enoughWords },
  }),
)

discussionRoutes.post(`${held}/proposal`, (c) =>
  submitHeld(c, c.req.param('token'), {
    form: timesProposalForm,
    command: proposeDiscussionTimes,
    done: () => ownPathSaying(c, 'proposed'),
    again: ownPageAfter(c, 'proposal'),
    words: {
      ...timesWords,
      'enquiry-closed': 'This enquiry was closed meanwhile. Write to us below, and it opens again.',
      'nothing-offered': 'No times are offered any more. Write to us below, and we find one.',
      'nothing-said': 'Please say in a word what would suit you, or propose at least one time.',
      'enough-for-today': enoughWords,
    },
  }),
)

discussionRoutes.post(`${held}/cancellation`, (c) =>
  submitHeld(c, c.req.param('token'), {
    form: cancellationForm,
    command: cancelOwnDiscussion,
    done: () => ownPathSaying(c, 'cancelled'),
    again: ownPageAfter(c, 'cancellation'),
    words: { 'no-talk-ahead': 'No talk lies ahead that could be cancelled.' },
  }),
)

discussionRoutes.post(`${held}/zone`, (c) =>
  submitHeld(c, c.req.param('token'), {
    form: ownZoneForm,
    command: keepOwnZone,
    done: () => ownPathSaying(c, 'zone'),
    again: ownPageAfter(c, 'zone'),
    words: {},
  }),
)

const pathSaying = (c: Web, done: DiscussionDone) => `/enquiries/${idIn(c)}/discussion?done=${done}`

const pageAfter = (c: Web, form: DiscussionForm) => (db: ViewerDb, attempt?: Returned) =>
  discussionPage(c, db, attempt && { form, attempt })

const ownPathSaying = (c: Web, done: HeldDiscussionDone) =>
  `/e/${c.req.param('token')}?talk=${done}#first-talk`

const ownPageAfter = (c: Web, form: HeldDiscussionForm) => (db: HolderDb, attempt?: Returned) =>
  heldEnquiryPage(c, db, undefined, attempt && { form, attempt })

async function discussionPage(c: Web, db: ViewerDb, tried?: DiscussionPageProps['tried']) {
  const enquiry = found(await enquiryById(db, idIn(c)))
  if (!canOfferTalk(db.viewer, enquiry)) throw new NotFound()
  await noteEnquirySeen(db, enquiry)
  const discussion = await discussionOf(db, enquiry.id)
  const zones = await zonesHere(db, discussion, enquiry.id)
  const reader = { ...zones, now: db.now }
  return (
    <DiscussionPage
      enquiry={enquiry}
      talk={talkInWords(discussion, reader)}
      offer={offerInWords(discussion, reader)}
      rows={rowsOfTimes}
      zones={timeZoneChoices()}
      ownZone={zones.own}
      tried={tried}
      done={doneIn(c, discussionDone) ?? undefined}
    />
  )
}
