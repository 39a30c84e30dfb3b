import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** What of supervision waits for the viewer: terms, sessions to confirm or to put right, a chair among peers. */
export async function supervisionWaiting(db: ViewerDb): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select supervision_waiting() as waiting`.execute(db)
  return rows[0]?.waiting ?? 0
}

export interface AskingToBeSupervised {
  requestId: string
  name: string
  askedAt: Temporal.Instant
  /** The supervisor has said yes; terms come next. */
  isAccepted: boolean
}

/** Who asked the viewer for supervision, and has neither a no nor terms: the oldest first. */
export async function askingToBeSupervised(db: ViewerDb): Promise<AskingToBeSupervised[]> {
  const { rows } = await sql<AskingToBeSupervised>`
    select r.id as "requestId", p.name, r.asked_at as "askedAt", r.accepted_at is not null as "isAccepted"
    from contact_request r join person p on p.id = r.asked_by
    where r.asked_person_id = ${db.viewer.personId} and r.kind = 'supervision'
      and (contact_request_is_open(r) or r.accepted_at is not null and r.ended_at is null
        and not exists (select from supervision s where s.contact_request_id = r.id)
        and not exists (select from supervision_arrangement a where a.contact_request_id = r.id))
    order by r.asked_at, r.id limit 60`.execute(db)
  return rows
}
