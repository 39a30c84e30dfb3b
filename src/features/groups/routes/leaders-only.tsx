import { createMiddleware } from 'hono/factory'
import type { WebEnv } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import { LeadersOnlyPage } from '../pages/leaders-only-page.tsx'
import { findGroup } from '../queries/group.ts'

/**
 * Pages of a group's leaders do not exist for anybody else. Whoever knows the group all the same, as a member or from
 * an office, is told so kindly, and where to go instead. It asks nothing of the pages themselves, and costs nothing
 * until one of them has turned somebody away.
 */
export const leadersOnly = createMiddleware<WebEnv>(async (c, next) => {
  await next()
  const { house, viewer } = c.var
  const id = c.req.param('id') ?? ''
  if (c.res.status !== 404 || viewer.personId === null || !isId(id)) return
  const group = await house.database.asViewer(viewer, (db) => findGroup(db, id), { readOnly: true })
  if (group?.standing !== 'member' && group?.standing !== 'office') return
  const { id: groupId, name, standing } = group
  c.res = await c.html(await c.var.render(<LeadersOnlyPage group={{ id: groupId, name, standing }} />), 404)
})
