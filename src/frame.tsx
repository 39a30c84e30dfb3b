import { createMiddleware } from 'hono/factory'
import { render } from 'preact-render-to-string'
import { canSeeEnquiries } from './features/enquiries/policy.ts'
import { canReadRegion } from './features/register/policy.ts'
import { canSeeOffice, canSeeOwnRegions } from './features/society/policy.ts'
import type { House, WebEnv } from './platform/web/context.ts'
import { makeFormKey } from './platform/web/form-key.ts'
import { type Viewer, visitor } from './shared/viewer.ts'
import { FormKeyContext } from './ui/form-key.ts'
import { SiteContext } from './ui/site.ts'

/** Gives every request a way to turn a page into HTML with what the frame around it needs to know. */
export function frame(house: House) {
  const societyName = rememberedName(house)
  return createMiddleware<WebEnv>(async (c, next) => {
    c.set('render', async (page) => {
      const site = {
        society: (await societyName()) ?? 'Balint Circle',
        person: c.var.viewer.personId ? { name: c.var.viewer.name ?? '' } : null,
        places: placesOf(c.var.viewer),
        administers: c.var.viewer.administrator,
        path: c.req.path,
      }
      const html = render(
        <SiteContext.Provider value={site}>
          <FormKeyContext.Provider value={() => makeFormKey(house.secrets, c.var.sessionId)}>
            {page}
          </FormKeyContext.Provider>
        </SiteContext.Provider>,
      )
      return `<!doctype html>${html}`
    })
    await next()
  })
}

const enquiries = { href: '/enquiries', label: 'Enquiries' }
const register = { href: '/register', label: 'Register' }
const office = { href: '/office', label: 'Office' }

/** Where somebody works for the society. */
export function placesOf(viewer: Viewer) {
  const regions = viewer.regionIds.length
  return [
    ...(canSeeEnquiries(viewer) ? [enquiries] : []),
    ...(canSeeOwnRegions(viewer)
      ? [{ href: '/region', label: regions === 1 ? 'My region' : 'My regions' }]
      : []),
    ...(canReadRegion(viewer) ? [register] : []),
    ...(canSeeOffice(viewer) ? [office] : []),
  ]
}

/** The society's name changes once in years: read it every few seconds, not for every page. */
function rememberedName(house: House, forMs = 5_000): () => Promise<string | null> {
  let name: string | null = null
  let readAt = -Infinity
  return async () => {
    if (name !== null && performance.now() - readAt < forMs) return name
    const row = await house.database.asViewer(
      visitor,
      (db) => db.selectFrom('society').select('name').executeTakeFirst(),
      { readOnly: true },
    )
    name = row?.name ?? null
    readAt = performance.now()
    return name
  }
}
