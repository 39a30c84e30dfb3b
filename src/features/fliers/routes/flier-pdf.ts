import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { currentEdition } from '../commands.ts'
import { flierSheet } from '../pages/flier-sheet.ts'
import { flierToday, knownSource } from '../queries.ts'
import { asTyped, printedPath } from '../rules/flier-address.ts'
import type { FlierEdition } from '../rules/flier-facts.ts'
import { asOf, flierInWords } from '../rules/flier-words.ts'
import { keptSheets } from './kept-sheets.ts'

export const flierPdfRoutes = new Hono<WebEnv>()

const sheets = keptSheets(64)

/** Drawn once for each edition and source; asked for again, it costs a query. */
flierPdfRoutes.get('/groups/:id{[0-9a-f-]{36}}/flier.pdf', async (c) => {
  const groupId = idIn(c)
  const { today, from } = await as(c, true, async (db) => ({
    today: found(await flierToday(db, groupId)),
    from: await knownSource(db, groupId, c.req.query('from')),
  }))
  const tag = `"${today.factsHash.slice(0, 32)}${from ? `-${from}` : ''}"`
  c.header('ETag', tag)
  // Kept by whoever likes, and never shown without asking whether it still holds.
  c.header('Cache-Control', 'no-cache')
  if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304)
  const edition = found(await as(c, false, (db) => currentEdition(db, groupId)))
  const address = `${c.var.house.baseUrl}${printedPath(edition, from)}`
  const bytes = await sheets(`${address} ${edition.factsHash}`, () => drawn(edition, address))
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${fileName(edition.facts.name)}"`)
  return c.body(bytes)
})

const as = <T>(c: Web, readOnly: boolean, work: (db: ViewerDb) => Promise<T>): Promise<T> =>
  c.var.house.database.asViewer(c.var.viewer, work, { readOnly })

async function drawn(edition: FlierEdition, address: string): Promise<Uint8Array<ArrayBuffer>> {
  const words = flierInWords(edition.facts)
  const sheet = { ...words, address, typed: asTyped(address), asOf: asOf(edition), madeAt: edition.madeAt }
  return new Uint8Array(await flierSheet(sheet))
}

/** 'leith-evening-flier.pdf' */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain ? `${plain.slice(0, 60)}-` : ''}flier.pdf`
}
