import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDay, formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { askMembers } from '../commands/ask-members.ts'
import { noteTechnology } from '../commands/note-technology.ts'
import { writeAsLeader } from '../commands/write-message.ts'
import { messageForm } from '../forms.ts'
import { type ApplicantSaved, applicantSaved } from '../pages/applicant-notices.tsx'
import { ApplicantPage } from '../pages/applicant-page.tsx'
import {
  canDeclineApplication,
  canDefer,
  canOfferPlace,
  canPutOnWaitingList,
  canRecordInterview,
  canSeeApplicants,
  canWithdrawOffer,
  canWriteMessage,
} from '../policy.ts'
import { applicantById } from '../queries/applicants.ts'
import { besideCircle } from '../queries/beside-circle.ts'
import { decisionLetters } from '../queries/decision-letters.ts'
import { applicationMessages } from '../queries/messages.ts'
import { membersAnswers } from '../queries/newcomers.ts'
import { answersOf } from '../queries/questions.ts'
import type { ApplicationState } from '../rules/application-state.ts'
import { decisionInWords } from '../rules/decision.ts'
import { lastDayToAnswer } from '../rules/offer-limit.ts'
import { stateInWords } from '../rules/state-words.ts'
import { missingTechnology, technologyInWords } from '../rules/technology.ts'
import { interviewInWords } from './interview-in-words.ts'

const list = '/groups/:id/applicants'
const one = `${list}/:applicationId`
const here = (c: Web): string => `/groups/${idIn(c)}/applicants/${idIn(c, 'applicationId')}`
const meant = (c: Web) => ({ groupId: idIn(c), applicationId: idIn(c, 'applicationId') })

export const applicantRoutes = new Hono<WebEnv>()
applicantRoutes.use(`${list}/*`, requireSignIn)

applicantRoutes.get(one, (c) => showNoting(c, (db) => applicantPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
applicantRoutes.get(`${one}/:part{messages|technology|members}`, (c) => c.redirect(here(c), 303))

const over = 'This application has been withdrawn or decided since you opened the page.'

applicantRoutes.post(`${one}/technology`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => noteTechnology(db, meant(c)),
    done: () => here(c),
    again: (db, ending) => applicantPage(c, db, { ending }),
    words: {},
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

export async function applicantPage(
  c: Web,
  db: ViewerDb,
  attempts: Record<string, Returned | undefined> = {},
) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const applicant = found(await applicantById(db, group.id, idIn(c, 'applicationId')))
  const { state, offer } = applicant
  await noteLooks(db, 'application', { addresses: [applicant.correspondentId], groupId: group.id })
  const messages = await applicationMessages(db, applicant.id)
  const mayOffer = canOfferPlace(group, state)
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
        waitingList: canPutOnWaitingList(group, state),
        defer: canDefer(group, state),
        withdrawOffer: canWithdrawOffer(group, state),
        decline: canDeclineApplication(group, state),
      }}
      beside={await besideCircle(db, group, applicant.id)}
      interview={await interviewInWords(db, group, applicant)}
      letters={(await decisionLetters(db, applicant.id)).map(({ sentAt, decision, ...letter }) => ({
        ...letter,
        decision: decisionInWords[decision],
        when: formatDay(sentAt, group.timeZone),
      }))}
      members={group.membersAgree && mayOffer ? { asked } : null}
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
