import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDay } from '../../../shared/calendar.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { suggestibleSupervision } from '../../register/queries/register-invitations.ts'
import { societySettings } from '../../society/queries.ts'
import { outcomes } from '../forms.ts'
import type { HandsInSight } from '../pages/enquiry-hands.tsx'
import {
  type DoneHere,
  doneHere,
  EnquiryPage,
  type EnquiryPageProps,
  type TriedForm,
} from '../pages/enquiry-page.tsx'
import {
  canCloseEnquiry,
  canEndForwarding,
  canHandOnEnquiry,
  canInviteEnquirer,
  canSeeEnquiry,
  canSendToRegion,
} from '../policy.ts'
import { discussionOf } from '../queries/discussion.ts'
import { discussionStory } from '../queries/discussion-story.ts'
import {
  colleagueName,
  enquirySteps,
  peopleToHandTo,
  shownAddresses,
  showsOwnAddress,
} from '../queries/enquiry-steps.ts'
import { ledOnOf } from '../queries/led-on.ts'
import { conversation, type Enquiry, enquirersInvitation, enquiryById } from '../queries.ts'
import { detailsInWords } from '../rules/details-in-words.ts'
import { discussionFacts } from '../rules/discussion.ts'
import { usualDestination } from '../rules/led-on.ts'
import { nextStep } from '../rules/next-step.ts'
import { talkInWords } from './discussion-in-words.ts'
import { workedOut } from './start.tsx'
import { storyLines } from './story-lines.tsx'
import { zonesHere } from './zones-here.ts'

export const isClosed = 'This enquiry was closed meanwhile. Open it again first.'

export const pathSaying = (c: Web, done: DoneHere): string => `/enquiries/${idIn(c)}?done=${done}`

/** The page again, with the form that came back. */
export const pageAfter = (c: Web, form: TriedForm) => (db: ViewerDb, attempt?: Returned) =>
  enquiryPage(c, db, attempt && { form, attempt })

export async function enquiryPage(c: Web, db: ViewerDb, tried?: EnquiryPageProps['tried']) {
  const enquiry = found(await enquiryById(db, idIn(c)))
  const { viewer } = db
  if (!canSeeEnquiry(viewer, enquiry)) throw new NotFound()
  await noteEnquirySeen(db, enquiry)
  const { timeZone } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const discussion = await discussionOf(db, enquiry.id)
  const discussionOn = discussion.talk?.on ?? null
  const invitation = await enquirersInvitation(db, enquiry.id)
  const ledOn = await ledOnOf(db, enquiry.id)
  const mayInvite = canInviteEnquirer(viewer, enquiry)
  const facts = {
    kind: enquiry.kind,
    isClosed: enquiry.closedAt !== null,
    isWaiting: enquiry.waitingSince !== null,
    discussionOn,
    ...discussionFacts(discussion, db.now),
    invitation: invitation?.state ?? null,
    ledOn: ledOn.at(-1)?.state ?? null,
  }
  const due = enquiry.answerDueOn
  const steps = await enquirySteps(db, enquiry.id)
  return (
    <EnquiryPage
      enquiry={enquiry}
      story={storyLines(
        enquiry,
        await conversation(db, enquiry.id),
        steps,
        await discussionStory(db, enquiry.id),
        timeZone,
      )}
      received={formatDay(enquiry.receivedAt, timeZone)}
      answerBy={due && { day: formatDate(due), isLate: Temporal.PlainDate.compare(today, due) > 0 }}
      step={nextStep(facts, today)}
      plan={enquiry.plan && (await workedOut(db, enquiry.plan))}
      discussionOn={discussionOn}
      talk={talkInWords(discussion, { ...(await zonesHere(db, discussion, enquiry.id)), now: db.now })}
      timesOffered={facts.timesOffered}
      invitation={
        invitation && {
          ...invitation,
          on: formatDay(invitation.invitedAt, timeZone),
          until: formatDay(invitation.expiresAt, timeZone),
        }
      }
      details={enquiry.details ? detailsInWords(enquiry.details) : []}
      hands={enquiry.desk === 'concerns' ? null : await handsInSight(db, enquiry)}
      addresses={{
        shown: await shownAddresses(db, enquiry.id),
        isShown: await showsOwnAddress(db, enquiry.id, viewer.personId),
      }}
      mayClose={canCloseEnquiry(viewer, enquiry)}
      mayInvite={mayInvite}
      leadOn={
        mayInvite
          ? {
              ledOn: ledOn.map(({ to, state, at }) => ({ to, state, on: formatDay(at, timeZone) })),
              usual: usualDestination(enquiry.kind),
              suggestible: await suggestibleSupervision(db, enquiry),
            }
          : null
      }
      outcomes={outcomes}
      tried={tried}
      done={doneIn(c, doneHere) ?? undefined}
    />
  )
}

/** Whoever asked is told who has read it; a concern in its own words. */
export const noteEnquirySeen = (db: ViewerDb, { kind, correspondentId }: Enquiry): Promise<void> =>
  noteLooks(db, kind === 'concern' ? 'concern' : 'enquiry', { addresses: [correspondentId] })

async function handsInSight(db: ViewerDb, enquiry: Enquiry): Promise<HandsInSight> {
  const { viewer } = db
  const mayHandOn = canHandOnEnquiry(viewer, enquiry)
  return {
    people: mayHandOn ? await peopleToHandTo(db, enquiry.id) : [],
    assignedTo: await colleagueName(db, enquiry.assignedTo, enquiry.id),
    forwardedTo: await colleagueName(db, enquiry.forwardedTo, enquiry.id),
    isMine: enquiry.assignedTo === viewer.personId,
    me: viewer.personId ?? '',
    mayHandOn,
    maySendToRegion: canSendToRegion(viewer, enquiry),
    mayEndForwarding: canEndForwarding(viewer, enquiry),
  }
}
