import { sql } from 'kysely'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import { ledGroup } from '../../queries/led-group.ts'
import { type LeadersPlanning, leadersPlanning } from '../../queries/planning/leaders-planning.ts'
import { type PlanningQuestion, planningQuestions } from '../../rules/planning/questions.ts'
import { planningStanding } from '../../rules/planning/standing.ts'

/** What a command on the planning begins from: of two in the same second the later one sees the earlier. */
export async function planningUnderLock(db: ViewerDb, groupId: string) {
  const group = await ledGroup(db, groupId)
  await sql`select lock_group_planning(${groupId})`.execute(db)
  const planning: LeadersPlanning = await leadersPlanning(db, groupId)
  const questions: readonly PlanningQuestion[] = planningQuestions({
    mode: group.mode,
    alone: planning.leaders.length < 2,
  })
  const standing = planningStanding(planning, questions)
  const others = planning.leaders.filter(({ isViewer }) => !isViewer).map(({ personId }) => ({ personId }))
  return { group, planning, questions, standing, others }
}
