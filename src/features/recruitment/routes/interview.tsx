import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { firstName } from '../../../shared/first-name.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { groupLeaders } from '../../groups/queries/group-leaders.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { societySettings } from '../../society/queries.ts'
import { bookInterview, cancelInterview, inviteToInterview } from '../commands/book-interview.ts'
import { giveInterviewTicks } from '../commands/give-interview-ticks.ts'
import { recordInterview } from '../commands/record-interview.ts'
import { bookingForm, heldElsewhereForm, ticksForm } from '../forms/interviews.ts'
import { InterviewTicksPage } from '../pages/interview-ticks-page.tsx'
import { canRecordInterview, canSeeApplicants } from '../policy.ts'
import { applicantById } from '../queries/applicants.ts'
import { besideCircle } from '../queries/beside-circle.ts'
import { standingBooking } from '../queries/interview-bookings.ts'
import { interviewersOf, readableTicks } from '../queries/interview-ticks.ts'
import { isAhead } from '../rules/interview.ts'
import {
  recommendationInWords,
  recommendations,
  sealing,
  type Topic,
  tickInWords,
  ticks,
  topicInWords,
  topics,
} from '../rules/interview-ticks.ts'
import { applicantPage } from './applicants.tsx'

const one = '/groups/:id/applicants/:applicationId'
const here = (c: Web): string => `/groups/${idIn(c)}/applicants/${idIn(c, 'applicationId')}`
const meant = (c: Web) => ({ groupId: idIn(c), applicationId: idIn(c, 'applicationId') })

export const interviewRoutes = new Hono<WebEnv>()
interviewRoutes.use(`${one}/*`, requireSignIn)

interviewRoutes.get(`${one}/interview/ticks`, (c) => showNoting(c, (db) => ticksPage(c, db)))
// Where a form came back from; whoever reloads the address is shown the page.
interviewRoutes.get(`${one}/interview`, (c) => c.redirect(`${here(c)}#interview`, 303))
interviewRoutes.get(`${one}/interview/:part{invitation|booking|cancellation}`, (c) =>
  c.redirect(`${here(c)}#interview`, 303),
)

const over = 'This application has been withdrawn or decided since you opened the page.'

interviewRoutes.post(`${one}/interview/invitation`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => inviteToInterview(db, meant(c)),
    done: () => `${here(c)}?saved=invited#interview`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: {
      'application-over': over,
      'invited-already': 'They are invited already, perhaps by your co-leader.',
      'no-times-free': 'You offer no times at present. Please enter some first.',
    },
  }),
)

interviewRoutes.post(`${one}/interview/booking`, (c) =>
  submit(c, {
    form: bookingForm,
    command: (db, { starts_at: startsAt }) => bookInterview(db, { ...meant(c), startsAt }),
    done: () => `${here(c)}?saved=booked#interview`,
    again: (db, interview) => applicantPage(c, db, { interview }),
    words: {
      'application-over': over,
      'time-gone': 'That time is not free any more. Please choose another.',
      'booked-already': 'It is booked for that time already.',
      'interview-begun': 'The talk has begun or is over: it cannot be moved any more.',
    },
  }),
)

interviewRoutes.post(`${one}/interview/cancellation`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => cancelInterview(db, meant(c)),
    done: () => `${here(c)}?saved=cancelled#interview`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: { 'nothing-booked': 'There is nothing to cancel (any more).' },
  }),
)

interviewRoutes.post(`${one}/interview`, (c) =>
  submit(c, {
    form: heldElsewhereForm,
    command: (db, { held_on: heldOn }) => recordInterview(db, { ...meant(c), heldOn }),
    done: () => `${here(c)}?saved=interview#interview`,
    again: (db, interview) => applicantPage(c, db, { interview }),
    words: {
      'application-over': over,
      'interview-not-held-yet': 'That day is still to come. Please enter the day on which you talked.',
    },
  }),
)

interviewRoutes.post(`${one}/interview/ticks`, (c) =>
  submit(c, {
    form: ticksForm,
    command: (db, { technology, ...given }) =>
      giveInterviewTicks(db, { ...meant(c), ticks: { ...given, technology: technology ?? null } }),
    done: () => `${here(c)}/interview/ticks`,
    again: (db, attempt) => ticksPage(c, db, attempt),
    words: {
      'application-over': over,
      'interview-not-held-yet': 'The talk has not been held yet.',
      'not-in-interview': 'You were not in this talk: whoever was there ticks.',
      'unsealed-already':
        'Both of you have given yours meanwhile, and each has seen both: they stay as they are.',
      'technology-unsaid': 'Please say how it is with their technology, too.',
    },
  }),
)

const hints: Record<Topic, string> = {
  expectations: 'What a Balint group is and is not, and what they hope for.',
  commitment: 'Every meeting, on time, for the whole term; confidentiality; the contribution.',
  technology: 'A computer, a camera, a good connection, a room where nobody comes in.',
}

async function ticksPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const applicant = found(await applicantById(db, group.id, idIn(c, 'applicationId')))
  const viewer = found(db.viewer.personId)
  const readable = await readableTicks(db, applicant.id)
  const there = await interviewersOf(db, applicant.id)
  const names = new Map((await groupLeaders(db, group.id)).map(({ personId, name }) => [personId, name]))
  const isUnsealed = readable.some(({ unsealedAt }) => unsealedAt !== null)
  // Before the first has ticked there is no day of it yet: everybody who sits in the booked talk was there.
  const booking = await standingBooking(db, applicant.id)
  const seated = booking?.leaders.map(({ personId }) => personId) ?? []
  const interviewers = there.length > 0 ? there.map(({ personId }) => personId) : seated
  const held = applicant.interview !== null || (booking !== null && !isAhead(booking, db.now))
  if (!isUnsealed && (!held || !canRecordInterview(group, applicant.state))) throw new NotFound()
  if (readable.length > 0)
    await noteLooks(db, 'interview', { addresses: [applicant.correspondentId], groupId: group.id })
  const asked = topics.filter((topic) => topic !== 'technology' || group.mode === 'online')
  return (
    <InterviewTicksPage
      group={group}
      seats={await groupCircle(db, group.id)}
      applicant={applicant}
      ties={(await besideCircle(db, group, applicant.id)).ties}
      sealing={sealing(viewer, {
        interviewers,
        given: there.filter(({ hasGiven }) => hasGiven).map(({ personId }) => personId),
        unsealed: isUnsealed,
      })}
      own={readable.find(({ personId }) => personId === viewer) ?? null}
      waitsFor={there
        .filter(({ personId, hasGiven }) => !hasGiven && personId !== viewer)
        .map(({ personId }) => firstName(names.get(personId) ?? 'Your co-leader'))}
      open={
        isUnsealed
          ? {
              leaders: readable.map(({ name }) => firstName(name ?? 'A leader')),
              rows: [
                ...asked.map((topic) => ({
                  topic: topicInWords[topic],
                  said: readable.map((given) => {
                    const tick = given[topic]
                    return tick ? tickInWords[tick] : ''
                  }),
                })),
                {
                  topic: 'What they would do',
                  said: readable.map((given) => recommendationInWords[given.recommendation]),
                },
              ],
            }
          : null
      }
      topics={asked.map((name) => ({ name, label: topicInWords[name], hint: hints[name] }))}
      ticks={ticks.map((value) => ({ value, label: tickInWords[value] }))}
      recommendations={recommendations.map((value) => ({ value, label: recommendationInWords[value] }))}
      keptDays={(await societySettings(db)).ticksKeptDays}
      areTwo={interviewers.length > 1}
      attempt={attempt}
    />
  )
}
