import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { House, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { secondWayDue } from '../../accounts/queries.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { gonePurses } from '../../books/queries/gone-purse.ts'
import { endedGroups } from '../../endings/queries/closure.ts'
import { canSeeEnquiries } from '../../enquiries/policy.ts'
import { waitingEnquiries } from '../../enquiries/queries/waiting-enquiries.ts'
import { ownGroups } from '../../groups/queries/own-groups.ts'
import { messageThatWaits } from '../../letters/queries/message-that-waits.ts'
import { dataRequestsDue, dueLine } from '../../own-data/queries/request-line.ts'
import { unreadNotice } from '../../privacy/queries/notice.ts'
import { countContactRequestsWaiting } from '../../register/queries/contact.ts'
import { isInRegister } from '../../register/queries/entries.ts'
import { countWaitingForCouncil } from '../../register/queries/register.ts'
import { changeNaming } from '../../society/commands/offices.ts'
import { canBeAway, canManageSociety, canSeeOffice } from '../../society/policy.ts'
import { absences, societyToday } from '../../society/queries/absences.ts'
import { newsOfBackups } from '../../society/queries/backups.ts'
import { ownRepresentations, societySettings } from '../../society/queries.ts'
import { absenceInWords } from '../../society/rules/absence.ts'
import { supervisionWaiting } from '../../supervision/queries/waiting.ts'
import { namingForm } from '../forms.ts'
import { HomePage } from '../pages/home-page.tsx'
import { openDoor } from '../queries/open-door.ts'
import { nextThing } from '../rules/next-thing.ts'
import { groupCard, invitationLines } from './home-cards.ts'
import {
  doorLine,
  firstApplicant,
  firstAsk,
  firstFreedPlace,
  firstNewcomer,
  firstNotTaken,
  firstUnrepresented,
  fromContinuity,
  isBefore,
} from './waits-at-home.ts'

export const signedInRoutes = new Hono<WebEnv>()
signedInRoutes.use('/home', requireSignIn)
signedInRoutes.use('/home/*', requireSignIn)

signedInRoutes.get('/home', (c) =>
  show(c, (db) => homePage(db, c.var.house, undefined, { hasLeft: c.req.query('left') !== undefined })),
)

signedInRoutes.post('/home/offices/:id/naming', (c) => {
  const officeId = idIn(c)
  return submit(c, {
    form: namingForm,
    command: (db, values) => changeNaming(db, officeId, values),
    done: () => '/home',
    again: (db, attempt) => homePage(db, c.var.house, attempt),
    words: {},
  })
})

/** Asked in two goes: what stands by itself, with the groups; then what the groups lead to. */
async function homePage(db: ViewerDb, house: House, attempt?: Returned, { hasLeft = false } = {}) {
  const administers = canManageSociety(db.viewer)
  const [
    own,
    invitations,
    enquiries,
    door,
    newcomer,
    contacts,
    supervision,
    council,
    unrepresented,
    ended,
    books,
    office,
    noticeChanged,
    backup,
    requests,
  ] = await Promise.all([
    ownGroups(db),
    invitationLines(db),
    waitingEnquiries(db),
    openDoor(db),
    firstNewcomer(db),
    countContactRequestsWaiting(db),
    supervisionWaiting(db),
    db.viewer.council ? countWaitingForCouncil(db) : 0,
    administers ? firstUnrepresented(db) : null,
    endedGroups(db),
    gonePurses(db),
    ofOffices(db),
    unreadNotice(db),
    // Where none is set up the office says so, every day: it need not stand here as well.
    administers && house.graveyard ? newsOfBackups(db, house) : null,
    dataRequestsDue(db),
  ])
  const led = own.filter(({ standing }) => standing === 'leader')
  // Nobody is looked for any more where a group comes to its end.
  const goingOn = led.filter(({ isEnding }) => !isEnding)
  const [groups, { debrief: fresh, continuity }, freedPlace, message, outreach] = await Promise.all([
    Promise.all(own.map((group) => groupCard(db, group))),
    fromContinuity(db, led),
    firstFreedPlace(db, goingOn),
    led.length > 0 ? messageThatWaits(db) : null,
    firstAsk(db, goingOn),
  ])
  const withStep = groups.find(({ nextStep }) => nextStep !== null)
  const [soonest] = groups.filter(({ nextMeeting }) => nextMeeting !== null)
  const next = nextThing({
    // Until the doors close behind the last: whoever led is asked to their debrief, not back in.
    door: doorLine(door && fresh && isBefore(door.endsAt, db.now) ? null : door),
    applicant: await firstApplicant(db, groups),
    freedPlace,
    invitation: invitations[0] ?? null,
    newcomer,
    message,
    contacts,
    supervision,
    council,
    enquiries: enquiries.count,
    lateEnquiries: enquiries.late,
    dueDataRequests: requests?.isPressing ? requests : null,
    dataRequests: requests,
    outreach,
    attendance: firstNotTaken(groups),
    debrief: fresh,
    groupStep: withStep?.nextStep ? { group: withStep.name, ...withStep.nextStep } : null,
    unrepresented,
    continuity,
    meeting: soonest?.nextMeeting
      ? { group: soonest.name, when: soonest.nextMeeting, href: `/groups/${soonest.id}/circle` }
      : null,
  })
  return (
    <HomePage
      ended={ended}
      books={books}
      hasLeft={hasLeft}
      noticeHasChanged={noticeChanged !== null}
      backup={backup}
      name={db.viewer.name ?? ''}
      next={next}
      invitations={invitations}
      groups={groups}
      {...office}
      takesEnquiries={canSeeEnquiries(db.viewer)}
      office={administers ? 'administrator' : canSeeOffice(db.viewer) ? 'council' : null}
      enquiriesWaiting={enquiries.count}
      enquiriesLate={enquiries.late}
      dataRequests={requests && dueLine(requests)}
      refusal={attempt?.refusal}
    />
  )
}

/** What somebody is to the society, besides their groups. */
async function ofOffices(db: ViewerDb) {
  const [offices, away, inRegister, secondWay] = await Promise.all([
    ownRepresentations(db),
    canBeAway(db.viewer) ? awayInWords(db) : null,
    isInRegister(db),
    secondWayInWords(db),
  ])
  return { offices, away, inRegister, secondWay }
}

/** Until when somebody's office lets them set up a second way to sign in. */
async function secondWayInWords(db: ViewerDb) {
  const due = await secondWayDue(db)
  if (due === null) return null
  const { timeZone } = await societySettings(db)
  return { until: formatDateOnly(dateIn(due.until, timeZone)), isOver: due.isOver }
}

/** When they are away, for whoever holds an office. */
async function awayInWords(db: ViewerDb): Promise<string> {
  const own = (await absences(db)).find(({ personId }) => personId === db.viewer.personId)
  if (!own) return 'Enter the days, so that nobody waits for you without knowing.'
  return absenceInWords(own, await societyToday(db))
}
