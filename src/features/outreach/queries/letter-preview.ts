import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { listedGroup } from '../../groups/queries/open-groups.ts'
import { shownGroup } from '../../groups/rules/shown-group.ts'
import { organisationById } from './book.ts'
import { circularById } from './group-outreach.ts'

/** What one organisation would get, as far as the leaders may know it: all but its own page's address. */
export async function letterPreview(
  db: ViewerDb,
  groupId: string,
  circularId: string,
  organisationId: string,
) {
  const { subject, body } = await circularById(db, groupId, circularId)
  const { code } = found(
    await db
      .selectFrom('circular_choice')
      .innerJoin('source', 'source.organisation_id', 'circular_choice.organisation_id')
      .select('source.code')
      .where('circular_choice.circular_id', '=', circularId)
      .where('circular_choice.organisation_id', '=', organisationId)
      .where('source.group_id', '=', groupId)
      .executeTakeFirst(),
  )
  const { name, office } = await organisationById(db, organisationId)
  const group = shownGroup(found(await listedGroup(db, groupId)))
  return { organisation: { name, office }, group, subject, body, code }
}
