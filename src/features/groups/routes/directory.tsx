import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { accreditationInWords } from '../../../shared/accreditation.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import { isId } from '../../../shared/ids.ts'
import { paidAheadInWords } from '../../fees/rules/contribution.ts'
import { regions } from '../../society/queries.ts'
import { DirectoryPage } from '../pages/directory-page.tsx'
import { GroupPage } from '../pages/group-page.tsx'
import { type ListedGroup, type OpenGroupsWish, openGroups, type Place } from '../queries/open-groups.ts'
import { publicGroup } from '../queries/public-group.ts'
import { shownGroup } from '../rules/shown-group.ts'
import { groupPath, pathId } from './group-paths.ts'

export const directoryRoutes = new Hono<WebEnv>()

directoryRoutes.get('/groups', (c) =>
  show(c, async (db) => {
    const region = c.req.query('region') ?? ''
    const mode = c.req.query('mode') ?? ''
    const wish = {
      region: isId(region) ? region : undefined,
      mode: mode === 'online' || mode === 'face-to-face' ? mode : undefined,
    } as const
    const after = placeOf(c.req.query('after'))
    const { groups, next } = await openGroups(db, { ...wish, after })
    return (
      <DirectoryPage
        groups={fullOnesLast(groups).map(shownGroup)}
        regions={await regions(db)}
        region={wish.region ?? null}
        mode={wish.mode ?? null}
        addressOf={(other) =>
          directoryAddress({ region: other.region ?? undefined, mode: other.mode ?? undefined })
        }
        first={after && directoryAddress(wish)}
        next={next ? directoryAddress({ ...wish, after: next }) : undefined}
      />
    )
  }),
)

directoryRoutes.get(groupPath, (c) =>
  show(c, async (db) => {
    const group = await publicGroup(db, pathId(c))
    return (
      <GroupPage
        standing={group.standing === 'office' ? null : group.standing}
        group={{
          ...shownGroup(group),
          aims: group.aims,
          isOpen: group.openedAt !== null,
          paidAhead: group.fee && group.contribution?.minor ? paidAheadInWords[group.fee.paidAhead] : null,
          firstMeetingFree: group.fee?.firstMeetingFree ?? false,
          covers: group.fee?.covers || null,
          namedLeaders: group.leaders.map(({ name, profession, accreditation }) => ({
            name,
            profession,
            accreditation: accreditation === 'none' ? null : accreditationInWords[accreditation],
          })),
          unnamedLeaders: group.seats.filter(({ state }) => state === 'leader').length - group.leaders.length,
        }}
      />
    )
  }),
)

/** The list as an address of its own: '/groups?mode=online&after=2026-03-01T10:00:00Z~0198…'. */
function directoryAddress({ region, mode, after }: OpenGroupsWish): string {
  const query = new URLSearchParams()
  if (region) query.set('region', region)
  if (mode) query.set('mode', mode)
  if (after) query.set('after', cursorText({ at: after.openedAt, id: after.id }))
  return query.size > 0 ? `/groups?${query}` : '/groups'
}

function placeOf(text: string | undefined): Place | undefined {
  const cursor = readCursor(text)
  return cursor && { openedAt: cursor.at, id: cursor.id }
}

/** Of a page of groups; whoever looks for a place reads first where there is one. */
const fullOnesLast = (groups: readonly ListedGroup[]) => [
  ...groups.filter(({ freePlaces }) => freePlaces > 0),
  ...groups.filter(({ freePlaces }) => freePlaces === 0),
]
