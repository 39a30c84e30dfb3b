import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, tokenIn } from '../../../platform/web/in-address.ts'
import { showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { changeWishes, confirmWait, leaveWaitingList } from '../commands/keep-own-wait.ts'
import { ONLINE_ONLY, wishesForm } from '../forms.ts'
import { OwnWaitPage, type OwnWaitPageProps, WaitGonePage } from '../pages/own-wait-page.tsx'
import { ownWait } from '../queries/own-wait.ts'
import { isNearlyOver, whereInWords } from '../rules/wait.ts'

const page = '/waiting-list/:token{[\\w-]{43}}'
const here = (c: Web): string => `/waiting-list/${tokenIn(c)}`

export const ownWaitRoutes = new Hono<WebEnv>()

// An address that opens nothing is answered kindly, whatever is asked of it.
ownWaitRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<WaitGonePage />), 404)
})

ownWaitRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => ownWaitPage(c, db)))

// Where a form came back from; whoever reloads the address, or opens what mail programs post to, is shown the page.
ownWaitRoutes.get(`${page}/:answer{confirmation|wishes|leaving|one-click}`, (c) => c.redirect(here(c), 303))

const leftAlready = 'You have left the list meanwhile. You can ask again at any time.'

ownWaitRoutes.post(`${page}/confirmation`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: confirmWait,
    done: () => `${here(c)}?saved=confirmed`,
    again: (db, button) => ownWaitPage(c, db, { button }),
    words: { 'left-already': leftAlready },
  }),
)

ownWaitRoutes.post(`${page}/wishes`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: wishesForm,
    command: (db, { region, online, profession, area }) =>
      changeWishes(db, { regionId: region, wantsOnline: online, profession, area: area ?? null }),
    done: () => `${here(c)}?saved=changed`,
    again: (db, wishes) => ownWaitPage(c, db, { wishes }),
    words: {
      'left-already': leftAlready,
      'region-unknown': 'This region is not one of the society’s any more. Please choose another one.',
    },
  }),
)

ownWaitRoutes.post(`${page}/leaving`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: leaveWaitingList,
    done: () => here(c),
    again: (db, button) => ownWaitPage(c, db, { button }),
    words: {},
  }),
)

/** A mail program's own "Unsubscribe" (RFC 8058): no page, no key, no cookie; the address says who. */
ownWaitRoutes.post(`${page}/one-click`, async (c) => {
  await c.var.house.database.asHolder(tokenIn(c), leaveWaitingList)
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.text('You have left the list.')
})

async function ownWaitPage(c: Web, db: HolderDb, attempts: OwnWaitPageProps['attempts'] = {}) {
  const wait = found(await ownWait(db))
  const { timeZone } = await societySettings(db)
  return (
    <OwnWaitPage
      here={here(c)}
      state={wait.state}
      where={whereInWords(wait)}
      until={wait.wantedUntil && formatDate(dateIn(wait.wantedUntil, timeZone))}
      isNearlyOver={isNearlyOver(wait, db.now)}
      wishes={{
        regions: await withOwn(db, wait),
        onlineOnly: ONLINE_ONLY,
        region: wait.regionId ?? ONLINE_ONLY,
        online: wait.wantsOnline,
        profession: wait.profession ?? undefined,
        area: wait.area ?? undefined,
      }}
      saved={doneIn(c, ['confirmed', 'changed'], 'saved')}
      attempts={attempts}
    />
  )
}

/** The regions to choose from, and their own even when the society has given it up. */
async function withOwn(db: HolderDb, wait: { regionId: string | null; regionName: string | null }) {
  const known = await regions(db)
  const { regionId: id, regionName: name } = wait
  return id && name && !known.some((region) => region.id === id) ? [...known, { id, name }] : known
}
