import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** What of supervision waits for the viewer's answer: terms to agree to, sessions to confirm, a chair among peers. */
export async function supervisionWaiting(db: ViewerDb): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select (select count(*) from supervision_terms t where t.agreed_at is null and t.withdrawn_at is null
        and not exists (select from supervision_agreement a where a.terms_id = t.id and a.person_id = viewer_id()))::int
      + (select count(*) from supervision_session x where x.logged_at is not null and x.confirmed_at is null
        and x.disputed_at is null and x.withdrawn_at is null and confirms_supervision(x.id, viewer_id()))::int
      + (select count(*) from peers_asking() p where not p.own
        and not exists (select from kept_peer_group_ids() kept where kept = p.peer_group_id))::int as waiting`.execute(
    db,
  )
  return rows[0]?.waiting ?? 0
}
