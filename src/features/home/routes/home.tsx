import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDay, formatMeetingTime, formatShortDate } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { timeElsewhere } from '../../../shared/two-zones.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { dayInWords, expectedInWords } from '../../attendance/rules/forecast.ts'
import { attendancePath } from '../../attendance/rules/paths.ts'
import { continuityFacts } from '../../continuity/queries/continuity-facts.ts'
import { continuityLine, debriefToHold } from '../../continuity/rules/continuity.ts'
import { lineWords } from '../../continuity/rules/line-words.ts'
import { endedGroups } from '../../endings/queries/closure.ts'
import { canSeeEnquiries } from '../../enquiries/policy.ts'
import { waitingEnquiries } from '../../enquiries/queries/waiting-enquiries.ts'
import { groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFacts } from '../../groups/queries/group-facts.ts'
import { type Invitation, ownInvitations } from '../../groups/queries/invitations.ts'
import { type OwnGroup, ownGroups } from '../../groups/queries/own-groups.ts'
import { planBoard } from '../../groups/rules/board.ts'
import { messageThatWaits } from '../../letters/queries/message-that-waits.ts'
import { isNextTermDue } from '../../meetings/rules/next-term.ts'
import { askThatWaits } from '../../outreach/queries/waits-at-home.ts'
import { applicantsOf } from '../../recruitment/queries/applicants.ts'
import { applicationMessages } from '../../recruitment/queries/messages.ts'
import { newcomersAskedAbout } from '../../recruitment/queries/newcomers.ts'
import { longestFreedPlace } from '../../recruitment/queries/waiting-list.ts'
import { nextRecruitingStep } from '../../recruitment/rules/next-step.ts'
import { countContactRequestsWaiting } from '../../register/queries/contact.ts'
import { isInRegister } from '../../register/queries/entries.ts'
import { countWaitingForCouncil } from '../../register/queries/register.ts'
import { changeNaming } from '../../society/commands/offices.ts'
import { canBeAway, canManageSociety, canSeeOffice } from '../../society/policy.ts'
import { absences, societyToday } from '../../society/queries/absences.ts'
import { ownRepresentations, regions, representatives, societySettings } from '../../society/queries.ts'
import { absenceInWords } from '../../society/rules/absence.ts'
import { supervisionWaiting } from '../../supervision/queries/waiting.ts'
import { namingForm } from '../forms.ts'
import { type HomeGroup, type HomeInvitation, HomePage } from '../pages/home-page.tsx'
import { type OpenDoor, openDoor } from '../queries/open-door.ts'
import { applicantFirst } from '../rules/applicant-first.ts'
import { nextThing, type Waiting } from '../rules/next-thing.ts'

export const signedInRoutes = new Hono<WebEnv>()
signedInRoutes.use('/home', requireSignIn)
signedInRoutes.use('/home/*', requireSignIn)

signedInRoutes.get('/home', (c) =>
  show(c, (db) => homePage(db, undefined, { hasLeft: c.req.query('left') !== undefined })),
)

signedInRoutes.post('/home/offices/:id/naming', (c) => {
  const officeId = c.req.param('id')
  if (!isId(officeId)) throw new NotFound()
  return submit(c, {
    form: namingForm,
    command: (db, values) => changeNaming(db, officeId, values),
    done: () => '/home',
    again: (db, attempt) => homePage(db, attempt),
    words: {},
  })
})

/** Asked in two goes: what stands by itself, with the groups; then what the groups lead to. */
async function homePage(db: ViewerDb, attempt?: Returned, { hasLeft = false } = {}) {
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
    office,
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
    ofOffices(db),
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
      hasLeft={hasLeft}
      name={db.viewer.name ?? ''}
      next={next}
      invitations={invitations}
      groups={groups}
      {...office}
      takesEnquiries={canSeeEnquiries(db.viewer)}
      office={administers ? 'administrator' : canSeeOffice(db.viewer) ? 'council' : null}
      enquiriesWaiting={enquiries.count}
      refusal={attempt?.refusal}
    />
  )
}

/** What somebody is to the society, besides their groups. */
async function ofOffices(db: ViewerDb) {
  const [offices, away, inRegister] = await Promise.all([
    ownRepresentations(db),
    canBeAway(db.viewer) ? awayInWords(db) : null,
    isInRegister(db),
  ])
  return { offices, away, inRegister }
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

const doorLine = (door: OpenDoor | null): Waiting['door'] =>
  door && {
    group: door.groupName,
    mode: door.mode,
    when: formatMeetingTime(door.startsAt, door.endsAt, door.timeZone),
    href: door.link ?? `/groups/${door.groupId}/circle`,
  }

async function firstNewcomer(db: ViewerDb): Promise<Waiting['newcomer']> {
  const [newcomer] = await newcomersAskedAbout(db, null)
  if (!newcomer) return null
  const { groupId, groupName, questionId, name } = newcomer
  return { group: groupName, name, href: `/groups/${groupId}/newcomers/${questionId}` }
}

async function firstAsk(db: ViewerDb, led: readonly OwnGroup[]): Promise<Waiting['outreach']> {
  const ask = await askThatWaits(db, idsOf(led))
  return (
    ask && {
      group: ask.groupName,
      organisation: ask.organisationName,
      isCurious: ask.isCurious,
      href: `/groups/${ask.groupId}/outreach/asks/${ask.askId}`,
    }
  )
}

const idsOf = (groups: readonly OwnGroup[]): string[] => groups.map(({ id }) => id)

/** What one query says of all the groups one leads: a debrief while it is fresh, and one gentle line. */
async function fromContinuity(
  db: ViewerDb,
  led: readonly OwnGroup[],
): Promise<Pick<Waiting, 'debrief' | 'continuity'>> {
  const facts = await continuityFacts(db, idsOf(led))
  const of = (groupId: string) => led.find(({ id }) => id === groupId)
  const [fresh] = facts.flatMap(({ groupId, led }) => {
    const [group, meeting] = [of(groupId), debriefToHold({ led }, db.now)]
    return group && meeting ? [{ group, meeting }] : []
  })
  const [told] = facts.flatMap((each) => {
    const group = of(each.groupId)
    const line = group && continuityLine(each, { now: db.now, today: dateIn(db.now, group.timeZone) })
    return line ? [{ group: group.name, ...lineWords(group.id, line) }] : []
  })
  return {
    debrief: fresh
      ? {
          group: fresh.group.name,
          when: formatMeetingTime(fresh.meeting.startsAt, fresh.meeting.endsAt, fresh.group.timeZone),
          href: `/groups/${fresh.group.id}/meetings/${fresh.meeting.meetingId}/debrief`,
        }
      : null,
    continuity: told ?? null,
  }
}

async function firstFreedPlace(db: ViewerDb, led: readonly OwnGroup[]): Promise<Waiting['freedPlace']> {
  const freed = led.length > 0 ? await longestFreedPlace(db, idsOf(led)) : null
  return (
    freed && {
      group: freed.groupName,
      name: freed.applicant,
      href: `/groups/${freed.groupId}/applicants`,
    }
  )
}

async function firstApplicant(db: ViewerDb, groups: readonly HomeGroup[]): Promise<Waiting['applicant']> {
  const group = groups.find(({ applicantsWaiting }) => applicantsWaiting > 0)
  if (!group) return null
  const applicants = await applicantsOf(db, group.id)
  const step = nextRecruitingStep(applicants, {
    now: db.now,
    timeZone: (await groupById(db, group.id)).timeZone,
  })
  const applicant = applicants.find(({ id }) => id === step?.applicationId)
  if (!step || !applicant) return null
  const letters = await applicationMessages(db, applicant.id)
  const hasHeard = applicant.state !== 'asked' || letters.some(({ authorId }) => authorId !== null)
  const href = `/groups/${group.id}/applicants/${applicant.id}${step.part}`
  return { group: group.name, ...applicantFirst(step, { name: applicant.name, hasHeard, href }) }
}

async function invitationLines(db: ViewerDb): Promise<HomeInvitation[]> {
  const invitations = await ownInvitations(db)
  if (invitations.length === 0) return []
  const { timeZone } = await societySettings(db)
  return invitations.map((one) => invitationLine(one, timeZone))
}

function invitationLine(
  { id, kind, group, regionName, ...one }: Invitation,
  timeZone: string,
): HomeInvitation {
  const title =
    kind === 'leader' && group
      ? `You are asked to lead ${group.name}`
      : `You are asked to found a group${regionName ? ` in ${regionInSentence(regionName)}` : ''}`
  return { id, title, from: one.invitedBy, until: formatDay(one.expiresAt, timeZone) }
}

async function groupCard(db: ViewerDb, { id, name, standing, ...group }: OwnGroup): Promise<HomeGroup> {
  const leads = standing === 'leader'
  const [facts, seats] = await Promise.all([
    leads ? groupById(db, id).then((own) => groupFacts(db, own)) : null,
    groupCircle(db, id),
  ])
  const board = facts && planBoard(id, facts)
  return {
    id,
    name,
    standing,
    href: `/groups/${id}/${leads ? 'plan' : 'circle'}`,
    stage: group.isEnding ? 'ends' : group.openedAt || facts?.meetingsHeld ? 'meets' : 'planning',
    seats,
    nextMeeting: group.nextMeeting && nextInWords(group.nextMeeting, group),
    comes: comesInWords(group, db.now),
    notTaken: group.notTaken && {
      day: formatShortDate(dateIn(group.notTaken.startsAt, group.timeZone)),
      href: attendancePath(id, group.notTaken.id),
    },
    nextStep: board?.next ?? null,
    lastDates:
      facts && facts.meetingsHeld > 0 && isNextTermDue(facts.datesAhead, facts.settings.datesAheadMin, facts)
        ? facts.datesAhead
        : null,
    applicantsWaiting: facts?.applicationsWaiting ?? 0,
  }
}

function nextInWords(
  meeting: NonNullable<OwnGroup['nextMeeting']>,
  { timeZone, ownZone }: Pick<OwnGroup, 'timeZone' | 'ownZone'>,
): string {
  const words = formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)
  const there = ownZone === null ? null : timeElsewhere(meeting, timeZone, ownZone)
  return there ? `${words}; for you ${there}` : words
}

function comesInWords(
  { nextMeeting, fewestMembers, timeZone }: Omit<OwnGroup, 'id' | 'name' | 'standing'>,
  now: Temporal.Instant,
): string | null {
  if (!nextMeeting) return null
  if (nextMeeting.expected !== null) {
    const day = dayInWords(nextMeeting.startsAt, timeZone, now)
    return expectedInWords({ expected: nextMeeting.expected, fewest: fewestMembers }, day)
  }
  return nextMeeting.sentApologies ? 'You have sent apologies for it.' : null
}

function firstNotTaken(groups: readonly HomeGroup[]): Waiting['attendance'] {
  const group = groups.find(({ notTaken }) => notTaken !== null)
  return group?.notTaken ? { group: group.name, ...group.notTaken } : null
}

async function firstUnrepresented(db: ViewerDb) {
  const represented = new Set((await representatives(db)).map(({ regionId }) => regionId))
  return (await regions(db)).find(({ id }) => !represented.has(id)) ?? null
}

/** When they are away, for whoever holds an office. */
async function awayInWords(db: ViewerDb): Promise<string> {
  const own = (await absences(db)).find(({ personId }) => personId === db.viewer.personId)
  if (!own) return 'Enter the days, so that nobody waits for you without knowing.'
  return absenceInWords(own, await societyToday(db))
}
