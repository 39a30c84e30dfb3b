import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { lawsOf } from '../rules/law.ts'
import {
  type EarlierFacts,
  type NoticeFacts,
  noticeFactsOf,
  type Responsible,
  type unsaid,
} from '../rules/notice-facts.ts'

/** Names of the settings that say who answers for the data; features/society keeps each change with who and when. */
export const contactSettings = {
  contact: 'privacyContact',
  email: 'privacyEmail',
  address: 'privacyAddress',
  hostedBy: 'privacyHostedBy',
  serverPlace: 'privacyServerPlace',
  mailCarrier: 'privacyMailCarrier',
  transfers: 'privacyTransfers',
  representative: 'privacyRepresentative',
} as const satisfies Record<keyof typeof unsaid, string>

export async function responsible(db: Db): Promise<Responsible> {
  const rows = await db
    .selectFrom('setting_change')
    .distinctOn('name')
    .select(['name', 'value'])
    .where('name', 'in', Object.values(contactSettings))
    .orderBy('name')
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const said = new Map(rows.map(({ name, value }) => [name, value]))
  const of = (name: keyof typeof unsaid) => {
    const value = said.get(contactSettings[name])
    return typeof value === 'string' ? value : ''
  }
  return {
    society: (await societyName(db)) ?? 'Balint Circle',
    contact: of('contact'),
    email: of('email'),
    address: of('address'),
    hostedBy: of('hostedBy'),
    serverPlace: of('serverPlace'),
    mailCarrier: of('mailCarrier'),
    transfers: of('transfers'),
    representative: of('representative'),
  }
}

/** What the notice says now. */
export async function noticeFacts(db: Db): Promise<NoticeFacts> {
  const settings = await societySettings(db)
  const calendars = await db
    .selectFrom('region')
    .select('holiday_calendar')
    .distinct()
    .where('ended_at', 'is', null)
    .execute()
  return noticeFactsOf(
    await responsible(db),
    lawsOf(
      calendars.map(({ holiday_calendar }) => holiday_calendar),
      settings.timeZone,
    ),
    settings,
  )
}

export interface NoticeEdition {
  number: number
  facts: EarlierFacts
  publishedAt: Temporal.Instant
}

/** The newest first; an office that changes it more often in a day is told of the last changes of it. */
export async function noticeEditions(db: Db, most: number): Promise<NoticeEdition[]> {
  const { rows } = await sql<NoticeEdition>`
    select number, facts, published_at as "publishedAt" from notice_edition order by number desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** When the notice changed since this person came, as long as they have not said that they have read it. */
export async function unreadNotice(db: ViewerDb): Promise<Temporal.Instant | null> {
  const { personId } = db.viewer
  if (!personId) return null
  const { rows } = await sql<{ publishedAt: Temporal.Instant | null }>`
    select e.published_at as "publishedAt"
    from (select number, published_at from notice_edition order by number desc limit 1) e
    join person p on p.id = ${personId} and p.created_at < e.published_at
    left join notice_told t on t.person_id = p.id
    where e.number > 1 and coalesce(t.read_number, 0) < e.number`.execute(db)
  return rows[0]?.publishedAt ?? null
}
