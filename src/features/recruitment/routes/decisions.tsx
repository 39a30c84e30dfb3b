import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { whatToPay } from '../../fees/queries.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { groupLeaders } from '../../groups/queries/group-leaders.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { societySettings } from '../../society/queries.ts'
import { declineApplication } from '../commands/decline-application.ts'
import { deferApplication } from '../commands/defer-application.ts'
import { offerPlace, withdrawOffer } from '../commands/offer-place.ts'
import { putOnWaitingList } from '../commands/put-on-waiting-list.ts'
import { deferralForm, letterForm, offerForm } from '../forms.ts'
import { DecisionPage } from '../pages/decision-page.tsx'
import {
  canDeclineApplication,
  canDefer,
  canOfferPlace,
  canPutOnWaitingList,
  canSeeApplicants,
} from '../policy.ts'
import { type ApplicantInFull, applicantById } from '../queries/applicants.ts'
import { besideCircle } from '../queries/beside-circle.ts'
import { membersAnswers } from '../queries/newcomers.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { waitingList } from '../queries/waiting-list.ts'
import { type Decision, decisionPart } from '../rules/decision.ts'
import { letterFor } from '../rules/decision-letter.ts'
import { passedOver } from '../rules/waiting-order.ts'
import { applicantPage } from './applicants.tsx'

const one = '/groups/:id/applicants/:applicationId'
const here = (c: Web): string => `/groups/${idIn(c)}/applicants/${idIn(c, 'applicationId')}`
const meant = (c: Web) => ({ groupId: idIn(c), applicationId: idIn(c, 'applicationId') })

export const decisionRoutes = new Hono<WebEnv>()
decisionRoutes.use(`${one}/*`, requireSignIn)

const may = {
  offer: canOfferPlace,
  waiting: canPutOnWaitingList,
  defer: canDefer,
  decline: canDeclineApplication,
} satisfies Record<Decision, unknown>

for (const decision of ['offer', 'waiting', 'defer', 'decline'] as const) {
  decisionRoutes.get(`${one}/${decisionPart[decision]}`, async (c) => {
    const isOpen = await c.var.house.database.asViewer(
      c.var.viewer,
      async (db) => {
        const { group, applicant } = await before(c, db)
        return may[decision](group, applicant.state)
      },
      { readOnly: true },
    )
    // What cannot be decided (any more) is told on their page.
    if (!isOpen) return c.redirect(`${here(c)}#decision`, 303)
    return showNoting(c, (db) => decisionPage(c, db, decision))
  })
}

const over = 'This application has been withdrawn or decided since you opened the page.'

decisionRoutes.post(`${one}/offer`, (c) =>
  submit(c, {
    form: offerForm,
    command: (db, { days, letter, passing_over: passingOver }) =>
      offerPlace(db, { ...meant(c), days, letter, passingOver }),
    done: () => `${here(c)}?saved=offer`,
    again: (db, attempt) => decisionPage(c, db, 'offer', attempt),
    words: {
      'application-over': over,
      'offer-stands-already': 'A place is on offer to them already, perhaps from your co-leader.',
      'ground-rules-missing': 'Write the ground rules first: whoever says yes agrees to them.',
      'fee-missing': 'Agree the contribution first: nobody should say yes without knowing what it costs.',
      'group-full': 'The last seat has been taken or offered since you opened the page.',
      'others-wait-longer':
        'Others wait longer on your waiting list: the page says who. If you offer it all the same, tick that you know.',
      'members-not-asked': 'Ask the members first: your group has chosen so, and applicants have read it.',
    },
  }),
)

decisionRoutes.post(`${one}/offer/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawOffer(db, meant(c)),
    done: () => `${here(c)}?saved=offer-withdrawn`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: {
      'no-offer-stands': 'There is no offer to take back: it has been answered or taken back already.',
    },
  }),
)

decisionRoutes.post(`${one}/waiting-list`, (c) =>
  submit(c, {
    form: letterForm,
    command: (db, { letter }) => putOnWaitingList(db, { ...meant(c), letter }),
    done: () => `${here(c)}?saved=waiting-list`,
    again: (db, attempt) => decisionPage(c, db, 'waiting', attempt),
    words: { 'application-over': over, 'waits-already': 'They are on the waiting list already.' },
  }),
)

decisionRoutes.post(`${one}/deferral`, (c) =>
  submit(c, {
    form: deferralForm,
    command: (db, { until, letter }) => deferApplication(db, { ...meant(c), until, letter }),
    done: () => `${here(c)}?saved=deferred`,
    again: (db, attempt) => decisionPage(c, db, 'defer', attempt),
    words: {
      'application-over': over,
      'day-not-ahead': 'Please choose a day that is still to come.',
      'day-far-away': 'That day is more than a year away. A clear no is kinder than so long a wait.',
    },
  }),
)

decisionRoutes.post(`${one}/ending`, (c) =>
  submit(c, {
    form: letterForm,
    command: (db, { letter }) => declineApplication(db, { ...meant(c), letter }),
    done: () => `${here(c)}?saved=declined`,
    again: (db, attempt) => decisionPage(c, db, 'decline', attempt),
    words: { 'application-over': over },
  }),
)

/** Whoever does not lead the group is told nothing, not even that the page exists. */
async function before(c: Web, db: ViewerDb): Promise<{ group: Group; applicant: ApplicantInFull }> {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  return { group, applicant: found(await applicantById(db, group.id, idIn(c, 'applicationId'))) }
}

async function decisionPage(c: Web, db: ViewerDb, decision: Decision, attempt?: Returned) {
  const { group, applicant } = await before(c, db)
  await noteLooks(db, 'application', { addresses: [applicant.correspondentId], groupId: group.id })
  const free = freePlaces({ ...(await seatsOf(db, group.id)), mostMembers: group.mostMembers })
  const line = await waitingList(db, group.id)
  return (
    <DecisionPage
      group={group}
      seats={await groupCircle(db, group.id)}
      applicant={applicant}
      beside={decision === 'offer' ? await besideCircle(db, group, applicant.id) : null}
      decision={decision}
      action={`${here(c)}/${decisionPart[decision]}`}
      letter={letterFor(decision, {
        applicant: applicant.name,
        group: group.name,
        leaders: (await groupLeaders(db, group.id)).map(({ name }) => name),
        wasInterviewed: applicant.interview !== null,
      })}
      terms={{
        groundRulesVersion: (await newestGroundRules(db, group.id))?.version ?? null,
        contribution: await whatToPay(db, group),
        freePlaces: free,
        passedOver: passedOver(line, applicant.id, free).map(({ name }) => name),
        membersNotAsked: group.membersAgree && (await membersAnswers(db, applicant.id)) === null,
        days: (await societySettings(db)).offerDays,
      }}
      waiting={line.length}
      until={dateIn(db.now, group.timeZone).add({ months: 3 })}
      attempt={attempt}
    />
  )
}
