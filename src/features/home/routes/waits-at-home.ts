import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn, formatMeetingTime } from '../../../shared/calendar.ts'
import { continuityFacts } from '../../continuity/queries/continuity-facts.ts'
import { continuityLine, debriefToHold } from '../../continuity/rules/continuity.ts'
import { lineWords } from '../../continuity/rules/line-words.ts'
import { groupById } from '../../groups/queries/group.ts'
import type { OwnGroup } from '../../groups/queries/own-groups.ts'
import { askThatWaits } from '../../outreach/queries/waits-at-home.ts'
import { applicantsOf } from '../../recruitment/queries/applicants.ts'
import { applicationMessages } from '../../recruitment/queries/messages.ts'
import { newcomersAskedAbout } from '../../recruitment/queries/newcomers.ts'
import { longestFreedPlace } from '../../recruitment/queries/waiting-list.ts'
import { nextRecruitingStep } from '../../recruitment/rules/next-step.ts'
import { regions, representatives } from '../../society/queries.ts'
import type { HomeGroup } from '../pages/home-page.tsx'
import type { OpenDoor } from '../queries/open-door.ts'
import { applicantFirst } from '../rules/applicant-first.ts'
import type { Waiting } from '../rules/next-thing.ts'

// What might wait for somebody who comes home; the rule in rules/next-thing.ts says what of it is next.

export const isBefore = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0

export const doorLine = (door: OpenDoor | null): Waiting['door'] =>
  door && {
    group: door.groupName,
    mode: door.mode,
    when: formatMeetingTime(door.startsAt, door.endsAt, door.timeZone),
    href: door.link ?? `/groups/${door.groupId}/circle`,
  }

export async function firstNewcomer(db: ViewerDb): Promise<Waiting['newcomer']> {
  const [newcomer] = await newcomersAskedAbout(db, null)
  if (!newcomer) return null
  const { groupId, groupName, questionId, name } = newcomer
  return { group: groupName, name, href: `/groups/${groupId}/newcomers/${questionId}` }
}

export async function firstAsk(db: ViewerDb, led: readonly OwnGroup[]): Promise<Waiting['outreach']> {
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
export async function fromContinuity(
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

export async function firstFreedPlace(
  db: ViewerDb,
  led: readonly OwnGroup[],
): Promise<Waiting['freedPlace']> {
  const freed = led.length > 0 ? await longestFreedPlace(db, idsOf(led)) : null
  return (
    freed && {
      group: freed.groupName,
      name: freed.applicant,
      href: `/groups/${freed.groupId}/applicants`,
    }
  )
}

export async function firstApplicant(
  db: ViewerDb,
  groups: readonly HomeGroup[],
): Promise<Waiting['applicant']> {
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

export async function firstUnrepresented(db: ViewerDb) {
  const represented = new Set((await representatives(db)).map(({ regionId }) => regionId))
  return (await regions(db)).find(({ id }) => !represented.has(id)) ?? null
}

export function firstNotTaken(groups: readonly HomeGroup[]): Waiting['attendance'] {
  const group = groups.find(({ notTaken }) => notTaken !== null)
  return group?.notTaken ? { group: group.name, ...group.notTaken } : null
}
