import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { AskedHow, OrganisationAnswer, OrganisationKind } from '../../../shared/organisation-kinds.ts'
import { societySettings } from '../../society/queries.ts'
import { type AskState, askState } from '../rules/ask-state.ts'
import { type AskedLately, quietSince } from '../rules/asked-lately.ts'

/** One ask as the group's leaders see it. */
export interface Ask {
  id: string
  organisationId: string
  organisationName: string
  kind: OrganisationKind
  how: AskedHow
  askedAt: Temporal.Instant
  askedBy: string | null
  circularId: string | null
  answer: OrganisationAnswer | null
  state: AskState
  sentAt: Temporal.Instant | null
  remindOn: Temporal.PlainDate | null
  sourceId: string
  code: string
  visits: number
  applications: number
  /** They were sent a flier that says something else than today's; null when they hold none of ours. */
  holdsOldFlier: boolean | null
  wantsNoLetters: boolean
}

const ASKS_SHOWN = 200

/** Whom a group asked, the latest first; nobody but its leaders is shown a row. */
export async function asksOf(db: ViewerDb, groupId: string, only: { askId?: string } = {}): Promise<Ask[]> {
  const { rows } = await sql<Omit<Ask, 'state'> & { droppedAt: Temporal.Instant | null }>`
    select a.id, a.organisation_id as "organisationId", o.name as "organisationName", o.kind, a.how,
      a.asked_at as "askedAt", p.name as "askedBy", a.circular_id as "circularId", said.answer,
      l.sent_at as "sentAt", l.dropped_at as "droppedAt", a.remind_on as "remindOn",
      a.source_id as "sourceId", s.code, e.facts_hash <> today.hash as "holdsOldFlier",
      wants_no_letters(a.organisation_id) as "wantsNoLetters",
      (select coalesce(sum(visits), 0)::int from source_visit v where v.source_id = a.source_id) as visits,
      (select count(*)::int from application b where b.source_id = a.source_id and b.group_id = a.group_id) as applications
    from outreach_ask a
      join organisation o on o.id = a.organisation_id
      join source s on s.id = a.source_id
      left join person p on p.id = a.asked_by
      left join flier_edition e on e.id = a.flier_edition_id
      cross join (select flier_hash(flier_facts(${groupId})) as hash) today
      left join letters_of(${groupId}) l on l.ask_id = a.id
      left join lateral (select answer from outreach_answer where ask_id = a.id
        order by noted_at desc, id desc limit 1) said on true
    where a.group_id = ${groupId} and (${only.askId ?? null}::uuid is null or a.id = ${only.askId ?? null}::uuid)
    order by a.asked_at desc, a.id limit ${ASKS_SHOWN}`.execute(db)
  return rows.map(({ droppedAt, ...ask }) => ({ ...ask, state: askState({ ...ask, droppedAt }) }))
}

export async function askById(db: ViewerDb, groupId: string, askId: string): Promise<Ask> {
  return found((await asksOf(db, groupId, { askId }))[0])
}

export interface Answer {
  id: string
  answer: OrganisationAnswer
  words: string | null
  at: Temporal.Instant
  /** null: the organisation itself, or somebody who has left. */
  by: string | null
  byOrganisation: boolean
}

/** What came back, the latest first. */
export function answersOf(db: ViewerDb, askId: string): Promise<Answer[]> {
  return db
    .selectFrom('outreach_answer as a')
    .leftJoin('person', 'person.id', 'a.noted_by')
    .select(['a.id', 'a.answer', 'a.words', 'a.noted_at as at', 'person.name as by'])
    .select('a.by_organisation as byOrganisation')
    .where('a.ask_id', '=', askId)
    .orderBy('a.noted_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(50)
    .execute()
}

/** Who asked these of late, other groups first; for the leaders of the group that would ask. */
export async function askedLately(
  db: ViewerDb,
  groupId: string,
  organisationIds: readonly string[],
): Promise<AskedLately[]> {
  if (organisationIds.length === 0) return []
  const { outreachQuietWeeks } = await societySettings(db)
  const { rows } = await sql<AskedLately>`
    select organisation_id as "organisationId", asks, asked_at as "askedAt", is_own as "isOwn",
      group_name as "groupName", is_same_region as "isSameRegion"
    from asked_lately(${groupId}, ${sql.val([...organisationIds])}::uuid[], ${quietSince(db.now, outreachQuietWeeks)})`.execute(
    db,
  )
  return rows
}

export interface Circular {
  id: string
  subject: string
  body: string
  writtenAt: Temporal.Instant
  writtenBy: string | null
  queuedAt: Temporal.Instant | null
}

const circulars = (db: ViewerDb, groupId: string) =>
  db
    .selectFrom('circular as c')
    .leftJoin('person', 'person.id', 'c.written_by')
    .select(['c.id', 'c.subject', 'c.body', 'c.written_at as writtenAt', 'person.name as writtenBy'])
    .select('c.queued_at as queuedAt')
    .where('c.group_id', '=', groupId)

export const draftsOf = (db: ViewerDb, groupId: string): Promise<Circular[]> =>
  circulars(db, groupId).where('c.queued_at', 'is', null).orderBy('c.written_at', 'desc').limit(10).execute()

export async function circularById(db: ViewerDb, groupId: string, id: string): Promise<Circular> {
  return found(await circulars(db, groupId).where('c.id', '=', id).executeTakeFirst())
}

export async function chosenOrganisationIds(db: ViewerDb, circularId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('circular_choice')
    .select('organisation_id as id')
    .where('circular_id', '=', circularId)
    .execute()
  return rows.map(({ id }) => id)
}

export interface Source {
  id: string
  code: string
  name: string
  /** null: the group's own, such as a poster. */
  organisationId: string | null
  madeAt: Temporal.Instant
  visits: number
  applications: number
}

/** The links of a group that are counted, the latest first. */
export async function sourcesOf(
  db: ViewerDb,
  groupId: string,
  only: { own?: boolean; sourceId?: string } = {},
): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select s.id, s.code, s.name, s.organisation_id as "organisationId", s.made_at as "madeAt",
      (select coalesce(sum(visits), 0)::int from source_visit v where v.source_id = s.id) as visits,
      (select count(*)::int from application b where b.source_id = s.id and b.group_id = s.group_id) as applications
    from source s
    where s.group_id = ${groupId} and (${only.sourceId ?? null}::uuid is null or s.id = ${only.sourceId ?? null}::uuid)
      and (not ${only.own ?? false} or s.organisation_id is null)
    order by s.made_at desc, s.id limit 100`.execute(db)
  return rows
}

export async function sourceById(db: ViewerDb, groupId: string, sourceId: string): Promise<Source> {
  return found((await sourcesOf(db, groupId, { sourceId }))[0])
}

export interface DayOfVisits {
  on: Temporal.PlainDate
  visits: number
}

/** The latest days on which somebody came by it. */
export function visitsByDay(db: ViewerDb, sourceId: string): Promise<DayOfVisits[]> {
  return db
    .selectFrom('source_visit')
    .select(['counted_on as on', 'visits'])
    .where('source_id', '=', sourceId)
    .orderBy('counted_on', 'desc')
    .limit(31)
    .execute()
}

/** Applications that came by no link of ours. */
export async function applicationsWithoutSource(db: ViewerDb, groupId: string): Promise<number> {
  const { count } = await db
    .selectFrom('application')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .where('source_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
