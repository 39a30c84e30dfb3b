import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, formatDayAndTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { contributionFacts } from '../../fees/rules/contribution-facts.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { societySettings } from '../../society/queries.ts'
import { declineApplication } from '../commands/decline-application.ts'
import { noteTechnology } from '../commands/note-technology.ts'
import { offerPlace, withdrawOffer } from '../commands/offer-place.ts'
import { recordInterview } from '../commands/record-interview.ts'
import { writeAsLeader } from '../commands/write-message.ts'
import { buttonForm, interviewForm, messageForm, offerForm } from '../forms.ts'
import { type ApplicantSaved, applicantSaved } from '../pages/applicant-notices.tsx'
import { ApplicantPage } from '../pages/applicant-page.tsx'
import { type ApplicantLine, ApplicantsPage } from '../pages/applicants-page.tsx'
import {
  canDeclineApplication,
  canOfferPlace,
  canRecordInterview,
  canSeeApplicants,
  canWithdrawOffer,
  canWriteMessage,
} from '../policy.ts'
import { type Applicant, applicantById, applicantsOf } from '../queries/applicants.ts'
import { applicationMessages } from '../queries/messages.ts'
import { answersOf } from '../queries/questions.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { type ApplicationState, interviewOutcomes, stands } from '../rules/application-state.ts'
import { nextRecruitingStep } from '../rules/next-step.ts'
import { lastDayToAnswer } from '../rules/offer-limit.ts'
import { outcomeInWords, stateInWords } from '../rules/state-words.ts'
import { missingTechnology, technologyInWords } from '../rules/technology.ts'
import { idIn } from './in-address.ts'

const list = '/groups/:id/applicants'
const one = `${list}/:applicationId`
const here = (c: Web): string => `/groups/${idIn(c, 'id')}/applicants/${idIn(c, 'applicationId')}`
const meant = (c: Web) => ({ groupId: idIn(c, 'id'), applicationId: idIn(c, 'applicationId') })

export const applicantRoutes = new Hono<WebEnv>()
applicantRoutes.use(list, requireSignIn)
applicantRoutes.use(`${list}/*`, requireSignIn)

applicantRoutes.get(list, (c) => show(c, (db) => applicantsPage(c, db)))
applicantRoutes.get(one, (c) => show(c, (db) => applicantPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
applicantRoutes.get(`${one}/:part{interview|offer|ending|messages|technology}`, (c) =>
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
    command: (db, { days }) => offerPlace(db, { ...meant(c), days }),
    done: () => `${here(c)}?saved=offer`,
    again: (db, offer) => applicantPage(c, db, { offer }),
    words: {
      'application-over': over,
      'offer-stands-already': 'A place is on offer to them already, perhaps from your co-leader.',
      'ground-rules-missing': 'Write the ground rules first: whoever says yes agrees to them.',
      'fee-missing': 'Agree the contribution first: nobody should say yes without knowing what it costs.',
      'group-full': 'The last seat has been taken or offered since you opened the page.',
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

async function applicantsPage(c: Web, db: ViewerDb) {
  const group = await ownGroup(c, db)
  const applicants = await applicantsOf(db, group.id)
  const next = nextRecruitingStep(applicants)
  const lineOf = (applicant: Applicant) => line(applicant, group.timeZone)
  return (
    <ApplicantsPage
      group={group}
      seats={await groupCircle(db, group.id)}
      freePlaces={freePlaces({ ...(await seatsOf(db, group.id)), mostMembers: group.mostMembers })}
      standing={applicants.filter(({ state }) => stands(state)).map(lineOf)}
      past={applicants.filter(({ state }) => !stands(state)).map(lineOf)}
      nextStep={next && { ...next, href: `/groups/${group.id}/applicants/${next.applicationId}${next.part}` }}
    />
  )
}

function line(applicant: Applicant, timeZone: string): ApplicantLine {
  const { state, offer, interview } = applicant
  const more =
    state === 'offered' && offer
      ? `until ${formatDateOnly(lastDayToAnswer(offer.expiresAt, timeZone))}`
      : state === 'interviewed' && interview
        ? outcomeInWords[interview.outcome]
        : ''
  return {
    id: applicant.id,
    name: applicant.name,
    profession: applicant.profession,
    workplaceArea: applicant.workplaceArea,
    appliedOn: formatDateOnly(dateIn(applicant.appliedAt, timeZone)),
    state: stateInWords[state],
    more,
  }
}

async function applicantPage(c: Web, db: ViewerDb, attempts: Record<string, Returned | undefined> = {}) {
  const group = await ownGroup(c, db)
  const applicant = found(await applicantById(db, group.id, idIn(c, 'applicationId')))
  const { state, interview, offer } = applicant
  const agreement = await feeAgreement(db, group.id)
  const messages = await applicationMessages(db, applicant.id)
  const mayOffer = canOfferPlace(group, state)
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
        withdrawOffer: canWithdrawOffer(group, state),
        decline: canDeclineApplication(group, state),
      }}
      terms={{
        groundRulesVersion: (await newestGroundRules(db, group.id))?.version ?? null,
        contribution: agreement && contributionFacts(agreement),
        freePlaces: freePlaces({ ...(await seatsOf(db, group.id)), mostMembers: group.mostMembers }),
        days: (await societySettings(db)).offerDays,
      }}
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
