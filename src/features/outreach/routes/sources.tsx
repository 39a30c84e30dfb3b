import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { qrPng, qrSvg } from '../../../platform/qr-code.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { formatDate } from '../../../shared/calendar.ts'
import { SourcePage } from '../pages/source-page.tsx'
import { sourceById, visitsByDay } from '../queries/group-outreach.ts'
import { flierPath, pdfPath } from '../rules/paths.ts'
import { framed, outreachOf } from './group-frame.ts'

const source = `${outreachOf}/sources/:source{[0-9a-f-]{36}}` as const

export const sourceRoutes = new Hono<WebEnv>()

sourceRoutes.get(source, (c) => show(c, (db) => sourcePage(c, db)))

sourceRoutes.get(`${source}/qr.svg`, async (c) =>
  c.body(qrSvg(await printed(c)), 200, { 'Content-Type': 'image/svg+xml', ...privately }),
)

sourceRoutes.get(`${source}/qr.png`, async (c) =>
  c.body(qrPng(await printed(c)), 200, {
    'Content-Type': 'image/png',
    'Content-Disposition': 'attachment; filename="qr-code.png"',
    ...privately,
  }),
)

const privately = { 'Cache-Control': 'private, no-store' } as const

/** The address that is printed, for a leader of its group. */
function printed(c: Web): Promise<string> {
  const { database, baseUrl } = c.var.house
  return database.asViewer(
    c.var.viewer,
    async (db) => {
      const { group } = await framed(c, db)
      return `${baseUrl}${flierPath((await sourceById(db, group.id, idIn(c, 'source'))).code)}`
    },
    { readOnly: true },
  )
}

async function sourcePage(c: Web, db: ViewerDb) {
  const { group, seats } = await framed(c, db)
  const one = await sourceById(db, group.id, idIn(c, 'source'))
  return (
    <SourcePage
      group={group}
      seats={seats}
      source={one}
      link={`${c.var.house.baseUrl}${flierPath(one.code)}`}
      pdf={pdfPath(group.id, one.code)}
      days={(await visitsByDay(db, one.id)).map(({ on, visits }) => ({ day: formatDate(on), visits }))}
      saved={savedIn(c, { made: 'Made. Print the code, or send the link: it counts from now on.' })}
    />
  )
}
