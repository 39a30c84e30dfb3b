import type { ViewerDb } from '../../../platform/database/database.ts'
import { formatDay } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { societySettings } from '../../society/queries.ts'
import type { Group } from '../queries/group.ts'
import { type LeadersPlanning, leadersPlanning } from '../queries/planning/leaders-planning.ts'
import { planningQuestions, unanswered } from '../rules/planning/questions.ts'
import { planningStanding } from '../rules/planning/standing.ts'

/** What every page of the planning begins from. */
export async function seenPlanning(db: ViewerDb, group: Group) {
  const planning = await leadersPlanning(db, group.id)
  const questions = planningQuestions({ mode: group.mode, alone: planning.leaders.length < 2 })
  return {
    planning,
    questions,
    standing: planningStanding(planning, questions),
    others: planning.leaders.filter(({ isViewer }) => !isViewer),
    /** The viewer's own answers in the round that counts. */
    ownSheet: planning.sheets.find(
      ({ roundId, personId }) => roundId === planning.round?.id && personId === db.viewer.personId,
    ),
    /** What the viewer's draft does not answer yet, by its headings. */
    missing: planning.draft ? unanswered(questions, planning.draft.answers).map(({ title }) => title) : [],
    day: (instant: Temporal.Instant) => formatDay(instant, group.timeZone),
  }
}

/** What the society suggests, where it suggests a number (R21, R22). */
export async function suggested(db: ViewerDb): Promise<Record<string, string>> {
  const { preMeetingMinutes, debriefMinutes } = await societySettings(db)
  return {
    preMeetingMinutes: `The society suggests ${preMeetingMinutes}.`,
    debriefMinutes: `The society suggests ${debriefMinutes}.`,
  }
}

/** First names of some who lead; whoever leads no more is not named. */
export const namesOf = ({ leaders }: Pick<LeadersPlanning, 'leaders'>, personIds: readonly string[]) =>
  personIds
    .map((id) => leaders.find(({ personId }) => personId === id)?.name)
    .map((name) => (name ? firstName(name) : 'A former leader'))
    .join(' and ')
