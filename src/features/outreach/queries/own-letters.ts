import { sql } from 'kysely'
import type { Db, HolderDb } from '../../../platform/database/database.ts'
import type { OrganisationAnswer } from '../../../shared/organisation-kinds.ts'

/** The organisation whose page the caller's secret address opens. */
export interface OwnOrganisation {
  id: string
  name: string
  office: string | null
  /** It said that it wants no letters; null while it may be written to. */
  noLettersSince: Temporal.Instant | null
}

export async function ownOrganisation(db: Db): Promise<OwnOrganisation | undefined> {
  const { rows } = await sql<OwnOrganisation>`
    select o.id, o.name, o.office,
      (select min(since_at) from organisation_silence where organisation_id = o.id and ended_at is null) as "noLettersSince"
    from organisation o`.execute(db)
  return rows[0]
}

export interface OwnLetter {
  askId: string
  groupId: string
  /** null once the group is not open any more. */
  groupName: string | null
  code: string
  subject: string
  body: string
  askedAt: Temporal.Instant
  answer: OrganisationAnswer | null
}

const LETTERS_SHOWN = 10

/** What the groups of the society wrote to it, the latest first. */
export async function ownLetters(db: Db, only: { askId?: string } = {}): Promise<OwnLetter[]> {
  const { rows } = await sql<OwnLetter>`
    select a.id as "askId", a.group_id as "groupId", g.name as "groupName", s.code, c.subject, c.body,
      a.asked_at as "askedAt", (select answer from outreach_answer where ask_id = a.id
        order by noted_at desc, id desc limit 1) as answer
    from outreach_ask a
      join circular c on c.id = a.circular_id
      join source s on s.id = a.source_id
      left join balint_group g on g.id = a.group_id and g.opened_at is not null
    where ${only.askId ?? null}::uuid is null or a.id = ${only.askId ?? null}::uuid
    order by a.asked_at desc, a.id limit ${LETTERS_SHOWN}`.execute(db)
  return rows
}

/** Whether it may be written to, asked once more in the moment of sending. */
export async function wantsNoLetters(db: Db, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ no: boolean }>`select wants_no_letters(${organisationId}) as no`.execute(db)
  return rows[0]?.no ?? true
}

/** Whom to tell of its answer: ids only. */
export async function leadersOfAsk(db: HolderDb, askId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select leaders_of_ask(${askId}) as id`.execute(db)
  return rows.map(({ id }) => id)
}
