import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, isSaidIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDay, formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { emptyCard, memberCardIn } from '../../../shared/member-card.ts'
import { groupById } from '../../groups/queries/group.ts'
import { acceptPlace } from '../commands/accept-place.ts'
import { declineOffer, withdrawApplication } from '../commands/leave-application.ts'
import { writeAsApplicant } from '../commands/write-message.ts'
import { acceptanceForm, messageForm, offerAnswerForm } from '../forms.ts'
import { ApplicationPage, type ApplicationPageProps } from '../pages/application-page.tsx'
import { canAnswerOffer, canCorrectApplication, canWithdrawApplication, canWriteMessage } from '../policy.ts'
import { ownDecisionLetters } from '../queries/decision-letters.ts'
import { applicationMessages } from '../queries/messages.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import { waitingBeforeMe } from '../queries/waiting-list.ts'
import { writtenApplication } from '../queries/written-application.ts'
import { hasEnded } from '../rules/application-state.ts'
import { lastDayToAnswer } from '../rules/offer-limit.ts'
import { ownStepsInWords, ownWords } from '../rules/own-words.ts'
import { regularTime } from '../rules/regular-time.ts'
import { confirmPage } from './address-check.tsx'
import { answerKindly, here, ownPage } from './own-address.tsx'
import { ownInterview } from './own-interview-in-words.ts'
import { timesAskedOf } from './times-asked.ts'

const page = ownPage

export const ownApplicationRoutes = new Hono<WebEnv>()
ownApplicationRoutes.onError(answerKindly)

/** The circle's page, with a word of welcome; whoever has an account already signs in on the way. */
function welcomeTo(groupId: string, isSignedIn: boolean): string {
  const page = `/groups/${groupId}/circle?welcome`
  return isSignedIn ? page : `/sign-in?${new URLSearchParams({ next: page })}`
}

ownApplicationRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => applicationPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
ownApplicationRoutes.get(`${page}/:answer{acceptance|decline|withdrawal|messages}`, (c) =>
  c.redirect(here(c), 303),
)

const answerWords = {
  'offer-expired': 'The time to answer this offer has passed; the seat is free for others now.',
  'offer-withdrawn': 'The leaders have taken this offer back, or changed it, since you opened the page.',
  'offer-answered': 'You have answered this offer already.',
}

ownApplicationRoutes.post(`${page}/acceptance`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: acceptanceForm,
    command: (db, { offer, ...chosen }) => acceptPlace(db, offer, memberCardIn(chosen)),
    done: ({ groupId, isNewPerson }) => welcomeTo(groupId, isNewPerson),
    // Whoever has shown that the mailbox is theirs needs no further email to come in.
    signsIn: ({ isNewPerson, personId }) => (isNewPerson ? personId : null),
    again: (db, acceptance) => applicationPage(c, db, { acceptance }),
    words: {
      ...answerWords,
      'group-full':
        'The last place has just been taken. Your application stands; please write to the leaders.',
      'already-in-circle': 'You sit in this circle already. Sign in to see its page.',
    },
  }),
)

ownApplicationRoutes.post(`${page}/decline`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: offerAnswerForm,
    command: (db, { offer }) => declineOffer(db, offer),
    done: () => here(c),
    again: (db, button) => applicationPage(c, db, { button }),
    words: answerWords,
  }),
)

const over = 'This application is decided or withdrawn; nothing about it can be changed any more.'

ownApplicationRoutes.post(`${page}/withdrawal`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: withdrawApplication,
    done: () => here(c),
    again: (db, button) => applicationPage(c, db, { button }),
    words: { 'application-over': over },
  }),
)

ownApplicationRoutes.post(`${page}/messages`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: messageForm,
    command: (db, { body }) => writeAsApplicant(db, body),
    done: () => `${here(c)}?sent#letters`,
    again: (db, message) => applicationPage(c, db, { message }),
    words: {
      'application-over': over,
      'too-many-messages':
        'You have written a good deal today. Please wait until tomorrow, or for an answer.',
    },
  }),
)

export async function applicationPage(
  c: Web,
  db: HolderDb,
  attempts: Record<string, Returned | undefined> = {},
) {
  const application = found(await ownApplication(db))
  const { state, groupId, groupName, timeZone } = application
  if (state === 'unconfirmed') return confirmPage(c, db, application, attempts.button)
  const facts = inDays(application, state === 'waiting' ? await waitingBeforeMe(db) : null)
  const messages = await applicationMessages(db, application.id)
  return (
    <ApplicationPage
      here={here(c)}
      group={{ id: groupId, name: groupName }}
      words={ownWords(facts)}
      steps={ownStepsInWords(facts)}
      times={await timesAskedOf(db, application, here(c))}
      offer={canAnswerOffer(state) ? await offered(db, application) : null}
      isMember={state === 'accepted'}
      isOver={hasEnded(state)}
      interview={await ownInterview(c, db, application, attempts.interview)}
      letters={(await ownDecisionLetters(db, application.id)).map(({ id, body, sentAt }) => ({
        id,
        when: formatDay(sentAt, timeZone),
        body,
      }))}
      messages={messages.map((message) => ({
        id: message.id,
        author: message.authorId === null ? 'You' : 'The leaders',
        when: formatDayAndTime(message.writtenAt, timeZone),
        body: message.body,
      }))}
      wasSent={isSaidIn(c, 'sent')}
      mayWrite={canWriteMessage(state)}
      mayWithdraw={canWithdrawApplication(state)}
      isWaiting={state === 'waiting'}
      name={application.name}
      written={found(await writtenApplication(db, application.id))}
      mayCorrect={canCorrectApplication(state)}
      saved={doneIn(c, ['corrected', 'confirmed'], 'saved')}
      attempts={attempts}
    />
  )
}

function inDays(application: OwnApplication, waitingBefore: number | null) {
  const { timeZone, offer } = application
  const on = (moment: Temporal.Instant | null) => moment && dateIn(moment, timeZone)
  return {
    groupName: application.groupName,
    state: application.state,
    appliedOn: dateIn(application.appliedAt, timeZone),
    interviewHeldOn: application.interviewHeldOn,
    offerUntil: offer && lastDayToAnswer(offer.expiresAt, timeZone),
    deferredUntil: application.deferredUntil,
    endedOn: on(application.endedAt),
    memberSince: on(application.memberSince),
    offerTakenBack: Boolean(offer?.withdrawnAt),
    waitingBefore,
  }
}

async function offered(
  db: HolderDb,
  { groupId, timeZone, offer }: OwnApplication,
): Promise<ApplicationPageProps['offer']> {
  if (!offer) return null
  return {
    offerId: offer.id,
    until: lastDayToAnswer(offer.expiresAt, timeZone),
    groundRules: offer.groundRules,
    regularTime: regularTime(await groupById(db, groupId)),
    contribution: offer.contribution,
    card: emptyCard,
  }
}
