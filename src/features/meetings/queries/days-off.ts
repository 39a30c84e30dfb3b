import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { calendarOf, dayChanges } from '../../society/queries/holidays.ts'
import { calendarOfZone, daysObserved } from '../../society/rules/public-holidays.ts'
import type { DaysOff } from '../rules/days-off.ts'

interface Span {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** What speaks against days of a group: its region's public holidays, its own pauses, its leaders' leave. */
export async function daysOff(
  db: ViewerDb,
  group: Pick<Group, 'id' | 'regionId' | 'timeZone'>,
  span: Span,
): Promise<DaysOff[]> {
  return [...(await holidays(db, group, span)), ...(await pausesAndLeave(db, group.id, span))]
}

/** Without a region they are those of the group's own clocks. */
export async function holidays(
  db: ViewerDb,
  { regionId, timeZone }: Pick<Group, 'regionId' | 'timeZone'>,
  span: Span,
): Promise<DaysOff[]> {
  const calendar = regionId ? await calendarOf(db, regionId) : calendarOfZone(timeZone)
  const changes = regionId
    ? (await dayChanges(db, span)).filter((change) => change.regionId === regionId)
    : []
  return daysObserved(calendar, changes, span).map(({ on, name }) => ({
    kind: 'holiday',
    firstOn: on,
    lastOn: on,
    name,
  }))
}

async function pausesAndLeave(db: ViewerDb, groupId: string, { from, to }: Span): Promise<DaysOff[]> {
  const { rows } = await sql<{
    kind: 'pause' | 'leave'
    firstOn: Temporal.PlainDate
    lastOn: Temporal.PlainDate
    said: string | null
  }>`
    select 'pause' as kind, first_on as "firstOn", last_on as "lastOn", reason as said from group_pause
    where group_id = ${groupId} and first_on <= ${to} and last_on >= ${from}
    union all
    select 'leave', a.first_on, a.last_on, p.name from group_leader l join leader_leave a on a.person_id = l.person_id
    join person p on p.id = l.person_id
    where l.group_id = ${groupId} and l.left_at is null and a.first_on <= ${to} and a.last_on >= ${from}
    order by "firstOn" limit 200`.execute(db)
  return rows.map(({ kind, said, ...days }) => ({
    ...days,
    kind,
    name: kind === 'leave' ? `${said} is away` : (said ?? 'The group pauses'),
  }))
}

export interface NotedPause {
  id: string
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
  reason: string | null
}

/** The group's pauses that are not over, soonest first. */
export async function pausesFrom(
  db: ViewerDb,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<NotedPause[]> {
  return db
    .selectFrom('group_pause')
    .select(['id', 'first_on as firstOn', 'last_on as lastOn', 'reason'])
    .where('group_id', '=', groupId)
    .where('last_on', '>=', today)
    .orderBy('first_on')
    .limit(50)
    .execute()
}

export interface NotedLeave {
  id: string
  personId: string
  name: string
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
}

/** When this group's leaders are away, soonest first. */
export async function leaveFrom(
  db: ViewerDb,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<NotedLeave[]> {
  return db
    .selectFrom('leader_leave as away')
    .innerJoin('group_leader as leader', 'leader.person_id', 'away.person_id')
    .innerJoin('person', 'person.id', 'away.person_id')
    .select(['away.id', 'away.person_id as personId', 'person.name'])
    .select(['away.first_on as firstOn', 'away.last_on as lastOn'])
    .where('leader.group_id', '=', groupId)
    .where('leader.left_at', 'is', null)
    .where('away.last_on', '>=', today)
    .orderBy('away.first_on')
    .limit(50)
    .execute()
}
