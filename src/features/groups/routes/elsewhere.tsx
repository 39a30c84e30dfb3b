import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { framable } from '../../../platform/web/security-headers.ts'
import { visitor } from '../../../shared/viewer.ts'
import { EmbeddedList } from '../../../ui/embedded.tsx'
import { ElsewherePage } from '../pages/elsewhere-page.tsx'
import { openGroups } from '../queries/open-groups.ts'
import { feedGroup } from '../rules/directory-feed.ts'
import { isWishful, wishQuery } from '../rules/directory-wish.ts'
import { directoryAddress, wishIn } from './directory-wish.ts'
import { GROUPS_A_FEED, wishWords } from './feeds.ts'

export const elsewhereRoutes = new Hono<WebEnv>()

elsewhereRoutes.get('/groups/elsewhere', (c) =>
  show(c, async (db) => {
    const wish = wishIn(c)
    const { baseUrl } = c.var.house
    const query = wishQuery(wish)
    const at = (path: string) => `${baseUrl}${path}${query}`
    return (
      <ElsewherePage
        which={isWishful(wish) ? await wishWords(db, wish) : null}
        back={directoryAddress(wish)}
        snippet={`<iframe src="${at('/groups/embed').replaceAll('&', '&amp;')}" title="Balint groups" loading="lazy" width="100%" height="600" style="border:0"></iframe>`}
        preview={`/groups/embed${query}`}
        feeds={{ atom: at('/groups.atom'), rss: at('/groups.rss'), json: at('/groups.json') }}
      />
    )
  }),
)

/** The list in a frame on another site: the same for everybody, so nobody's session is asked. */
elsewhereRoutes.get('/groups/embed', async (c) => {
  const wish = wishIn(c)
  const { baseUrl, database } = c.var.house
  const { groups } = await database.asViewer(
    visitor,
    (db) => openGroups(db, wish, { atMost: GROUPS_A_FEED }),
    { readOnly: true },
  )
  const page = await c.var.render(
    <EmbeddedList
      title="Balint groups"
      items={groups.map((group) => {
        const { id, name, address, summary } = feedGroup(group, `${baseUrl}/groups/${group.id}`)
        return { key: id, title: name, href: address, lines: [summary] }
      })}
      empty="No group like this takes applicants now."
      all={{ href: `${baseUrl}${directoryAddress(wish)}`, label: 'See all that is known, and apply' }}
    />,
  )
  c.header('Content-Security-Policy', framable)
  c.header('Cache-Control', 'public, max-age=300')
  return c.html(page)
})
