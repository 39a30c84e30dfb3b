import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { NewsKind } from '../rules/often-enough.ts'

/** How often the circle has been told of it within a day: by whichever leader, of handing over by the reader. */
export async function toldToday(db: ViewerDb, groupId: string, kind: NewsKind): Promise<number> {
  const { told } = await db
    .selectFrom('circle_news')
    .select(({ fn }) => fn.countAll<number>().as('told'))
    .where('group_id', '=', groupId)
    .where('kind', '=', kind)
    .where('told_at', '>', sql<Temporal.Instant>`circle_now() - interval '1 day'`)
    .$if(kind === 'handover', (query) => query.where('told_by', '=', db.viewer.personId))
    .executeTakeFirstOrThrow()
  return Number(told)
}
