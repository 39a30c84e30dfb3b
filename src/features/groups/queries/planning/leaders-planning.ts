import { sql } from 'kysely'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import { type PlanningAnswers, readAnswers } from '../../rules/planning/answers.ts'
import { roundThatCounts } from '../../rules/planning/stage.ts'

export interface SeatedLeader {
  personId: string
  name: string
  seatedAt: Temporal.Instant
  isViewer: boolean
}

export interface PlanningRound {
  id: string
  begunAt: Temporal.Instant
  begunBy: string
}

export interface PlanningSheet {
  roundId: string
  personId: string
  /** Null: of somebody who leads the group no more. */
  name: string | null
  answers: PlanningAnswers
  givenAt: Temporal.Instant
}

export interface PlanningText {
  id: string
  roundId: string
  version: number
  answers: PlanningAnswers
  proposedBy: string
  proposedAt: Temporal.Instant
  /** When the last of those who led then said yes. */
  agreedAt: Temporal.Instant | null
  /** Who has said yes, in the order in which they did. */
  consents: { personId: string; name: string | null; at: Temporal.Instant }[]
}

/** The leaders' planning as one of them may see it. */
export interface LeadersPlanning {
  leaders: SeatedLeader[]
  /** The round in which everybody who leads today can answer; null when another has to begin. */
  round: PlanningRound | null
  /** Rounds the viewer is in, the newest first. */
  rounds: PlanningRound[]
  /** Who has given answers in the round that counts. */
  givers: { personId: string; givenAt: Temporal.Instant }[]
  /** The viewer's own answers, and the others' that are open to them; the first given first. */
  sheets: PlanningSheet[]
  draft: { answers: PlanningAnswers; savedAt: Temporal.Instant } | null
  /** The newest first. */
  texts: PlanningText[]
}

export async function leadersPlanning(db: ViewerDb, groupId: string): Promise<LeadersPlanning> {
  const leaders = await seatedLeaders(db, groupId)
  const rounds = await planningRounds(db, groupId)
  const round = roundThatCounts(rounds, leaders)
  return {
    leaders,
    round,
    rounds,
    givers: round ? await givers(db, groupId, round.id) : [],
    sheets: await planningSheets(db, groupId),
    draft: await ownDraft(db, groupId),
    texts: await planningTexts(db, groupId),
  }
}

async function seatedLeaders(db: ViewerDb, groupId: string): Promise<SeatedLeader[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .select(['group_leader.person_id as personId', 'person.name', 'group_leader.seated_at as seatedAt'])
    .where('group_leader.group_id', '=', groupId)
    .where('group_leader.left_at', 'is', null)
    .orderBy('group_leader.seated_at')
    .orderBy('group_leader.person_id')
    .execute()
  return rows.map((row) => ({ ...row, isViewer: row.personId === db.viewer.personId }))
}

function planningRounds(db: ViewerDb, groupId: string): Promise<PlanningRound[]> {
  return db
    .selectFrom('planning_round')
    .select(['id', 'begun_at as begunAt', 'begun_by as begunBy'])
    .where('group_id', '=', groupId)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

async function givers(db: ViewerDb, groupId: string, roundId: string) {
  const { rows } = await sql<{ personId: string; givenAt: Temporal.Instant }>`
    select person_id as "personId", given_at as "givenAt" from planning_givers(${groupId})
    where round_id = ${roundId} order by given_at, person_id`.execute(db)
  return rows
}

async function planningSheets(db: ViewerDb, groupId: string): Promise<PlanningSheet[]> {
  const rows = await db
    .selectFrom('planning_sheet')
    .leftJoin('person', 'person.id', 'planning_sheet.person_id')
    .select(['planning_sheet.round_id as roundId', 'planning_sheet.person_id as personId', 'person.name'])
    .select(['planning_sheet.answers', 'planning_sheet.given_at as givenAt'])
    .where('planning_sheet.group_id', '=', groupId)
    .orderBy('planning_sheet.given_at', 'desc')
    .limit(100)
    .execute()
  return rows.reverse().map((row) => ({ ...row, answers: readAnswers(row.answers) }))
}

async function ownDraft(db: ViewerDb, groupId: string): Promise<LeadersPlanning['draft']> {
  const row = await db
    .selectFrom('planning_draft')
    .select(['answers', 'saved_at as savedAt'])
    .where('group_id', '=', groupId)
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()
  return row ? { ...row, answers: readAnswers(row.answers) } : null
}

interface ConsentJson {
  id: string
  name: string | null
  at: string
}

async function planningTexts(db: ViewerDb, groupId: string): Promise<PlanningText[]> {
  const rows = await db
    .selectFrom('planning_text as t')
    .select(['t.id', 't.round_id as roundId', 't.version', 't.answers', 't.proposed_by as proposedBy'])
    .select(['t.proposed_at as proposedAt', 't.agreed_at as agreedAt'])
    .select(
      sql<
        ConsentJson[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', c.person_id, 'name', p.name, 'at', c.consented_at)
        order by c.consented_at, c.person_id), '[]')
        from planning_consent c left join person p on p.id = c.person_id where c.text_id = t.id)`.as(
        'consents',
      ),
    )
    .where('t.group_id', '=', groupId)
    .orderBy('t.proposed_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    ...row,
    answers: readAnswers(row.answers),
    consents: row.consents.map(({ id, name, at }) => ({
      personId: id,
      name,
      at: Temporal.Instant.from(at),
    })),
  }))
}
