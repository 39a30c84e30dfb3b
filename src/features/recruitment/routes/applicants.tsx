import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDayAndTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { contributionFacts } from '../../fees/rules/contribution-facts.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { societySettings } from '../../society/queries.ts'
import { askMembers } from '../commands/ask-members.ts'
import { declineApplication } from '../commands/decline-application.ts'
import { noteTechnology } from '../commands/note-technology.ts'
import { offerPlace, withdrawOffer } from '../commands/offer-place.ts'
import { putOnWaitingList } from '../commands/put-on-waiting-list.ts'
import { recordInterview } from '../commands/record-interview.ts'
import { writeAsLeader } from '../commands/write-message.ts'
import { buttonForm, interviewForm, messageForm, offerForm } from '../forms.ts'
import { type ApplicantSaved, applicantSaved } from '../pages/applicant-notices.tsx'
import { ApplicantPage } from '../pages/applicant-page.tsx'
import {
  canDeclineApplication,
  canOfferPlace,
  canRecordInterview,
  canSeeApplicants,
  canWithdrawOffer,
  canWriteMessage,
} from '../policy.ts'
import { applicantById } from '../queries/applicants.ts'
import { applicationMessages } from '../queries/messages.ts'
import { membersAnswers } from '../queries/newcomers.ts'
import { answersOf } from '../queries/questions.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { waitingList } from '../queries/waiting-list.ts'
import { type ApplicationState, interviewOutcomes } from '../rules/application-state.ts'
import { lastDayToAnswer } from '../rules/offer-limit.ts'
import { outcomeInWords, stateInWords } from '../rules/state-words.ts'
import { missingTechnology, technologyInWords } from '../rules/technology.ts'
import { passedOver } from '../rules/waiting-order.ts'
import { idIn } from './in-address.ts'

const list = '/groups/:id/applicants'
const one = `${list}/:applicationId`
const here = (c: Web): string => `/groups/${idIn(c, 'id')}/applicants/${idIn(c, 'applicationId')}`
const meant = (c: Web) => ({ groupId: idIn(c, 'id'), applicationId: idIn(c, 'applicationId') })

export const applicantRoutes = new Hono<WebEnv>()
applicantRoutes.use(`${list}/*`, requireSignIn)

applicantRoutes.get(one, (c) => show(c, (db) => applicantPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
applicantRoutes.get(`${one}/:part{interview|offer|ending|messages|technology|waiting-list|members}`, (c) =>
  c.redirect(here(c), 303),
)

const over = 'This application has been withdrawn or decided since you opened the page.'

applicantRoutes.post(`${one}/interview`, (c) =>
  submit(c, {
    form: interviewForm,
    command: (db, { held_on: heldOn, outcome }) => recordInterview(db, { ...meant(c), heldOn, outcome }),
    done: () => `${here(c)}?saved=interview#interview`,
    again: (db, interview) => applicantPage(c, db, { interview }),
    words: {
      'application-over': over,
      'interview-not-held-yet': 'That day is still to come. Please enter the day on which you talked.',
    },
  }),
)

applicantRoutes.post(`${one}/technology`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => noteTechnology(db, meant(c)),
    done: () => here(c),
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: {},
  }),
)

applicantRoutes.post(`${one}/offer`, (c) =>
  submit(c, {
    form: offerForm,
    command: (db, { days, passing_over: passingOver }) => offerPlace(db, { ...meant(c), days, passingOver }),
    done: () => `${here(c)}?saved=offer`,
    again: (db, offer) => applicantPage(c, db, { offer }),
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

applicantRoutes.post(`${one}/offer/withdrawal`, (c) =>
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

applicantRoutes.post(`${one}/waiting-list`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => putOnWaitingList(db, meant(c)),
    done: () => `${here(c)}?saved=waiting-list`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: { 'application-over': over, 'waits-already': 'They are on the waiting list already.' },
  }),
)

applicantRoutes.post(`${one}/members`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => askMembers(db, meant(c)),
    done: () => `${here(c)}?saved=members#members`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: { 'application-over': over, 'asked-already': 'The members have been asked already.' },
  }),
)

applicantRoutes.post(`${one}/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => declineApplication(db, meant(c)),
    done: () => `${here(c)}?saved=declined`,
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: { 'application-over': over },
  }),
)

applicantRoutes.post(`${one}/messages`, (c) =>
  submit(c, {
    form: messageForm,
    command: (db, { body }) => writeAsLeader(db, { ...meant(c), body }),
    done: () => `${here(c)}?saved=message#letters`,
    again: (db, message) => applicantPage(c, db, { message }),
    words: {
      'application-over': over,
      'too-many-messages': 'That is a good deal for one day. Please wait until tomorrow, or for an answer.',
    },
  }),
)

/** Whoever does not lead the group is told nothing, not even that the page exists. */
async function ownGroup(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c, 'id'))
  if (!canSeeApplicants(group)) throw new NotFound()
  return group
}

async function applicantPage(c: Web, db: ViewerDb, attempts: Record<string, Returned | undefined> = {}) {
  const group = await ownGroup(c, db)
  const applicant = found(await applicantById(db, group.id, idIn(c, 'applicationId')))
  const { state, interview, offer } = applicant
  const agreement = await feeAgreement(db, group.id)
  const messages = await applicationMessages(db, applicant.id)
  const mayOffer = canOfferPlace(group, state)
  const free = freePlaces({ ...(await seatsOf(db, group.id)), mostMembers: group.mostMembers })
  const line = mayOffer ? await waitingList(db, group.id) : []
  const asked = group.membersAgree && mayOffer ? await membersAnswers(db, applicant.id) : null
  return (
    <ApplicantPage
      group={group}
      seats={await groupCircle(db, group.id)}
      applicant={{
        ...applicant,
        state: stateInWords[state],
        screen: applicant.technology && {
          words: technologyInWords(applicant.technology),
          isComplete: missingTechnology(applicant.technology).length === 0,
        },
        answers: await answersOf(db, applicant.id),
        appliedOn: dateIn(applicant.appliedAt, group.timeZone),
        correctedOn: applicant.correctedAt && dateIn(applicant.correctedAt, group.timeZone),
        interview: interview && { ...interview, words: outcomeInWords[interview.outcome] },
        offerUntil:
          canWithdrawOffer(group, state) && offer ? lastDayToAnswer(offer.expiresAt, group.timeZone) : null,
      }}
      messages={messages.map(({ id, authorId, authorName, writtenAt, body }) => ({
        id,
        author:
          authorId === null
            ? applicant.name
            : authorId === db.viewer.personId
              ? 'You'
              : (authorName ?? 'A leader'),
        when: formatDayAndTime(writtenAt, group.timeZone),
        body,
      }))}
      may={{
        write: canWriteMessage(state),
        interview: canRecordInterview(group, state),
        offer: mayOffer,
        waitingList: mayOffer && state !== 'waiting',
        withdrawOffer: canWithdrawOffer(group, state),
        decline: canDeclineApplication(group, state),
      }}
      terms={{
        groundRulesVersion: (await newestGroundRules(db, group.id))?.version ?? null,
        contribution: agreement && contributionFacts(agreement),
        freePlaces: free,
        passedOver: passedOver(line, applicant.id, free).map(({ name }) => name),
        membersNotAsked: group.membersAgree && asked === null,
        days: (await societySettings(db)).offerDays,
      }}
      waiting={line.length}
      members={group.membersAgree && mayOffer ? { asked } : null}
      outcomes={interviewOutcomes.map((value) => ({ value, label: outcomeInWords[value] }))}
      saved={savedIn(c, state)}
      attempts={attempts}
    />
  )
}

/** What the address says has just been done; an end only where the application has come to it. */
function savedIn(c: Web, state: ApplicationState): ApplicantSaved | null {
  if (c.req.method !== 'GET') return null
  const saved = applicantSaved.find((each) => each === c.req.query('saved')) ?? null
  if (saved === 'declined' && state !== 'declined') return null
  return saved === 'offer' && state !== 'offered' ? null : saved
}
