import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, formatDayAndTime, timeZoneName } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { listed } from '../../../shared/listed.ts'
import { rowsOfTimes } from '../../../shared/rows-of-times.ts'
import { timeElsewhere, timeInZone } from '../../../shared/two-zones.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ways } from '../../enquiries/rules/discussion.ts'
import { wayInWords } from '../../enquiries/rules/way-words.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { groupLeaders } from '../../groups/queries/group-leaders.ts'
import {
  enterFreeTimes,
  interviewTogether,
  keepInterviewManner,
  keepSpokenMatters,
  letOneLeaderInterview,
  takeBackFreeTime,
} from '../commands/arrange-interviews.ts'
import { freeTimeForm, freeTimesForm, mannerForm, spokenMattersForm } from '../forms/interviews.ts'
import { InterviewGuidePage } from '../pages/interview-guide-page.tsx'
import { InterviewMannerPage } from '../pages/interview-manner-page.tsx'
import { InterviewsPage } from '../pages/interviews-page.tsx'
import { canSeeApplicants } from '../policy.ts'
import { circleTies, circleToBe } from '../queries/circle-to-be.ts'
import { applicantZones, bookingsAhead } from '../queries/interview-bookings.ts'
import { aloneDecision, freeTimes, interviewPlan, interviewTimes } from '../queries/interview-times.ts'
import { tiesInWords } from '../rules/composition/ties.ts'
import { mannerInWords } from '../rules/interview.ts'

const all = '/groups/:id/interviews'
const here = (c: Web): string => `/groups/${idIn(c)}/interviews`

export const interviewsRoutes = new Hono<WebEnv>()
interviewsRoutes.use(all, requireSignIn)
interviewsRoutes.use(`${all}/*`, requireSignIn)

interviewsRoutes.get(all, (c) => show(c, (db) => interviewsPage(c, db)))
interviewsRoutes.get(`${all}/manner`, (c) => show(c, (db) => mannerPage(c, db)))
interviewsRoutes.get(`${all}/guide`, (c) => show(c, (db) => guidePage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
interviewsRoutes.get(`${all}/:part{times|alone|together}`, (c) => c.redirect(here(c), 303))
interviewsRoutes.get(`${all}/times/removal`, (c) => c.redirect(here(c), 303))

interviewsRoutes.post(`${all}/times`, (c) =>
  submit(c, {
    form: freeTimesForm,
    command: (db, times) => enterFreeTimes(db, idIn(c), times),
    done: () => `${here(c)}?saved=times`,
    again: (db, attempt) => interviewsPage(c, db, attempt),
    words: {
      'nothing-entered': 'Please enter a day with its hour, or tick a time that suits you, too.',
      'too-many-times': 'That is more than a hundred times. Please take some back first.',
      'time-past': 'One of these times is past. Please enter times that are still to come.',
      'time-far-away': 'One of these times is more than a year away: is the year right?',
      'time-twice': 'You have entered one time twice.',
      'time-skipped': 'One of these hours does not exist: the clocks skip it in spring.',
    },
  }),
)

interviewsRoutes.post(`${all}/times/removal`, (c) =>
  submit(c, {
    form: freeTimeForm,
    command: (db, { starts_at: startsAt }) => takeBackFreeTime(db, idIn(c), startsAt),
    done: () => `${here(c)}#times`,
    again: (db, attempt) => interviewsPage(c, db, attempt),
    words: {},
  }),
)

interviewsRoutes.post(`${all}/alone`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => letOneLeaderInterview(db, idIn(c)),
    done: () => here(c),
    again: (db, attempt) => interviewsPage(c, db, attempt),
    words: {},
  }),
)

interviewsRoutes.post(`${all}/together`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => interviewTogether(db, idIn(c)),
    done: () => here(c),
    again: (db, attempt) => interviewsPage(c, db, attempt),
    words: {},
  }),
)

interviewsRoutes.post(`${all}/manner`, (c) =>
  submit(c, {
    form: mannerForm,
    command: (db, { minutes, way, way_note: wayNote }) =>
      keepInterviewManner(db, idIn(c), { minutes, way, wayNote: wayNote ?? null }),
    done: () => `${here(c)}?saved=manner`,
    again: (db, attempt) => mannerPage(c, db, attempt),
    words: {
      'way-unsaid':
        'Please give the link, say which number is rung, or where you meet: applicants read it on their page.',
      'link-of-the-meetings':
        'That is the link of your meetings. Whoever is not admitted would keep it: please use another for these talks.',
    },
  }),
)

interviewsRoutes.post(`${all}/guide`, (c) =>
  submit(c, {
    form: spokenMattersForm,
    command: (db, { spoken_matters: matters }) => keepSpokenMatters(db, idIn(c), matters ?? null),
    done: () => `${here(c)}/guide?saved#matters`,
    again: (db, attempt) => guidePage(c, db, attempt),
    words: {},
  }),
)

async function interviewsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const { timeZone } = group
  const leaders = await groupLeaders(db, group.id)
  const nameOf = (id: string) => firstName(leaders.find(({ personId }) => personId === id)?.name ?? '')
  const others = leaders.filter(({ personId }) => personId !== db.viewer.personId)
  const entered = await freeTimes(db, group.id)
  const offered = await interviewTimes(db, group.id)
  const booked = await bookingsAhead(db, group.id)
  const zones = await applicantZones(
    db,
    booked.map(({ applicationId }) => applicationId),
  )
  const alone = await aloneDecision(db, group.id)
  const plan = await interviewPlan(db, group.id)
  const when = (at: Temporal.Instant) => formatDayAndTime(at, timeZone)
  const isOwn = (at: Temporal.Instant) =>
    entered.some(({ personId, startsAt }) => personId === db.viewer.personId && startsAt.equals(at))
  return (
    <InterviewsPage
      group={group}
      seats={await groupCircle(db, group.id)}
      zone={timeZoneName(timeZone)}
      rows={rowsOfTimes}
      booked={booked.map(({ id, applicationId, applicant, leaders: who, ...span }) => ({
        id,
        applicant,
        when: timeInZone(span, timeZone),
        there: timeElsewhere(span, timeZone, zones.get(applicationId) ?? timeZone),
        leaders: listed(who.map(({ name }) => firstName(name))),
        href: `/groups/${group.id}/applicants/${applicationId}#interview`,
      }))}
      times={[...Map.groupBy(entered, ({ startsAt }) => startsAt.toString())].map(([value, those]) => ({
        value,
        when: when(Temporal.Instant.from(value)),
        who: listed(
          those.map(({ personId }) => (personId === db.viewer.personId ? 'you' : nameOf(personId))),
        ),
        isOwn: isOwn(Temporal.Instant.from(value)),
        offered: offered.some(({ startsAt }) => startsAt.toString() === value)
          ? 'Yes'
          : booked.some(({ startsAt }) => startsAt.toString() === value)
            ? 'Booked'
            : 'Not yet',
      }))}
      theirs={entered
        .filter(({ personId, startsAt }) => personId !== db.viewer.personId && !isOwn(startsAt))
        .map(({ startsAt }) => ({ value: startsAt.toString(), when: when(startsAt) }))}
      other={others.length > 0 ? listed(others.map(({ name }) => firstName(name))) : null}
      alone={alone && { by: alone.by ?? 'somebody', on: formatDateOnly(dateIn(alone.at, timeZone)) }}
      manner={mannerInWords(plan)}
      hasWayIn={plan.wayNote !== null}
      saved={doneIn(c, ['times', 'manner'], 'saved')}
      attempt={attempt}
    />
  )
}

async function mannerPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  return (
    <InterviewMannerPage
      group={group}
      seats={await groupCircle(db, group.id)}
      plan={await interviewPlan(db, group.id)}
      ways={ways.map((value) => ({ value, label: wayInWords[value] }))}
      attempt={attempt}
    />
  )
}

async function guidePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const plan = await interviewPlan(db, group.id)
  return (
    <InterviewGuidePage
      group={group}
      seats={await groupCircle(db, group.id)}
      minutes={plan.minutes}
      spokenMatters={plan.spokenMatters}
      ties={tiesInWords(await circleTies(db, group.id), await circleToBe(db, group.id))}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}
