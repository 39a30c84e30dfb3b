import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { asText } from '../../../ui/email/as-text.ts'
import { EmailFlier } from '../../../ui/email/flier.tsx'
import { publicGroup } from '../../groups/queries/public-group.ts'
import { FlierPage, type ShownEdition } from '../pages/flier-page.tsx'
import { NoFlierPage } from '../pages/no-flier-page.tsx'
import { canSeeEditions } from '../policy.ts'
import { editionsOf, flierToday, groupOfFlier, knownSource } from '../queries.ts'
import { changesSince, editionCode, isEditionCode } from '../rules/edition.ts'
import { flierPath } from '../rules/flier-address.ts'
import type { FlierFacts } from '../rules/flier-facts.ts'
import { asOf, flierInWords } from '../rules/flier-words.ts'
import { stillToSay } from '../rules/still-to-say.ts'

export const flierPageRoutes = new Hono<WebEnv>()

flierPageRoutes.get('/groups/:id{[0-9a-f-]{36}}/flier', (c) => show(c, (db) => flierPage(c, db)))

/** What stands on paper: short enough to type, and it knows which edition it was printed on. */
flierPageRoutes.get('/fliers/:code', async (c) => {
  const code = c.req.param('code').toLowerCase()
  const groupId = isEditionCode(code)
    ? await c.var.house.database.asViewer(c.var.viewer, (db) => groupOfFlier(db, code), { readOnly: true })
    : undefined
  return groupId ? c.redirect(flierPath(groupId, { e: code }), 303) : show(c, () => <NoFlierPage />, 404)
})

async function flierPage(c: Web, db: ViewerDb) {
  const groupId = idIn(c)
  const { facts, factsHash } = found(await flierToday(db, groupId))
  const group = await publicGroup(db, groupId)
  const from = await knownSource(db, groupId, c.req.query('from'))
  const e = c.req.query('e')
  const isOpen = group.openedAt !== null
  const { baseUrl } = c.var.house
  const address = from ? `${baseUrl}/f/${from}` : `${baseUrl}${flierPath(groupId)}`
  const pdf = flierPath(groupId, { as: 'pdf', from })
  const flier = flierInWords(facts)
  return (
    <FlierPage
      groupId={groupId}
      flier={flier}
      isOpen={isOpen}
      apply={isOpen && group.freePlaces > 0 ? `/groups/${groupId}/apply${from ? `?from=${from}` : ''}` : null}
      pdf={pdf}
      address={address}
      text={`${flier.name}\n\n${asText(<EmailFlier {...flier} address={address} pdf={`${baseUrl}${pdf}`} />)}`}
      holdsOldEdition={e !== undefined && isEditionCode(e) && e !== editionCode({ factsHash })}
      leading={
        canSeeEditions(group)
          ? { editions: await shownEditions(db, groupId, facts), missing: stillToSay(facts) }
          : null
      }
    />
  )
}

async function shownEditions(db: ViewerDb, groupId: string, today: FlierFacts): Promise<ShownEdition[]> {
  const editions = await editionsOf(db, groupId)
  return editions.map((edition) => ({
    id: edition.id,
    madeOn: asOf(edition),
    changes: changesSince(edition.facts, today),
  }))
}
