import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import type { Db } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { visitor } from '../../../shared/viewer.ts'
import { mappedRegions } from '../../society/queries/mapped-regions.ts'
import { societyName } from '../../society/queries.ts'
import { openGroups } from '../queries/open-groups.ts'
import { asAtom, asJson, asRss, type Feed, feedGroup, lastModified } from '../rules/directory-feed.ts'
import { isWishful, wishInWords, wishQuery } from '../rules/directory-wish.ts'
import { wishIn } from './directory-wish.ts'

export const GROUPS_A_FEED = 50

const feeds = {
  json: { write: asJson, type: 'application/json; charset=utf-8' },
  atom: { write: asAtom, type: 'application/atom+xml; charset=utf-8' },
  rss: { write: asRss, type: 'application/rss+xml; charset=utf-8' },
} as const

export const feedRoutes = new Hono<WebEnv>()

for (const [name, { write, type }] of Object.entries(feeds)) {
  const path = `/groups.${name}`
  // Everybody reads the same, whoever is signed in: it may be kept, and fetched from other sites.
  feedRoutes.get(path, cors(), etag(), async (c) => {
    const feed = await c.var.house.database.asViewer(visitor, (db) => feedOf(c, db, path), { readOnly: true })
    c.header('Content-Type', type)
    c.header('Cache-Control', 'public, max-age=300')
    c.header('Last-Modified', lastModified(feed))
    return c.body(write(feed))
  })
}

async function feedOf(c: Web, db: Db, path: string): Promise<Feed> {
  const wish = wishIn(c)
  const { baseUrl } = c.var.house
  const { groups } = await openGroups(db, wish, { atMost: GROUPS_A_FEED })
  return {
    society: (await societyName(db)) ?? 'Balint Circle',
    which: isWishful(wish) ? await wishWords(db, wish) : null,
    page: `${baseUrl}/groups${wishQuery(wish)}`,
    self: `${baseUrl}${path}${wishQuery(wish)}`,
    groups: groups.map((group) => feedGroup(group, `${baseUrl}/groups/${group.id}`)),
  }
}

/** 'In Scotland · Online' */
export async function wishWords(db: Db, wish: ReturnType<typeof wishIn>): Promise<string> {
  const region = wish.region && (await mappedRegions(db)).find(({ id }) => id === wish.region)?.name
  return wishInWords(wish, region || undefined)
    .map(({ words }) => words)
    .join(' · ')
}
