import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { accreditationInWords } from '../../../shared/accreditation.ts'
import { weekdayName, weekdays } from '../../../shared/calendar.ts'
import { languages } from '../../../shared/languages.ts'
import { sourceCode } from '../../../shared/organisation-kinds.ts'
import { professions } from '../../../shared/professions.ts'
import type { Filter } from '../../../ui/filter-panel.tsx'
import { mappedRegions } from '../../society/queries/mapped-regions.ts'
import { tastersAhead } from '../../tasters/queries.ts'
import { seatsInWords, whenInWords } from '../../tasters/rules/taster.ts'
import { DirectoryPage } from '../pages/directory-page.tsx'
import { GroupPage } from '../pages/group-page.tsx'
import { wishedCounts } from '../queries/directory-counts.ts'
import { openGroups } from '../queries/open-groups.ts'
import { publicGroup } from '../queries/public-group.ts'
import {
  type DirectoryWish,
  feeInWords,
  feeLimits,
  timesOfDay,
  timeWords,
  wishInWords,
  wishQuery,
} from '../rules/directory-wish.ts'
import { onlineInWords, shownGroup, wishedGroupsInWords } from '../rules/shown-group.ts'
import { directoryAddress, placeIn, wishIn } from './directory-wish.ts'
import { groupPath } from './group-paths.ts'

export const directoryRoutes = new Hono<WebEnv>()

directoryRoutes.get('/groups', async (c) => {
  // A form sends every field, the empty ones, too; the list's address says only what is meant.
  const isFromForm = Object.values(c.req.query()).includes('')
  return isFromForm ? c.redirect(directoryAddress(wishIn(c)), 303) : show(c, (db) => directoryPage(c, db))
})

async function directoryPage(c: Web, db: ViewerDb) {
  const wish = wishIn(c)
  const after = placeIn(c)
  const { groups, next } = await openGroups(db, wish, { after })
  const known = await mappedRegions(db)
  const { byRegion, online } = await wishedCounts(
    db,
    wish,
    known.map(({ id }) => id),
  )
  return (
    <DirectoryPage
      groups={groups.map(shownGroup)}
      filters={filtersOf(wish, known)}
      placesFree={wish.places === 'free'}
      active={wishInWords(wish, known.find(({ id }) => id === wish.region)?.name).map(
        ({ name, words, without }) => ({ name, words, without: directoryAddress(without) }),
      )}
      map={known.map(({ id, name, mapKey }) => {
        const count = byRegion.get(id) ?? 0
        return {
          mapKey,
          name,
          count,
          words: wishedGroupsInWords(count),
          href: directoryAddress({ ...wish, region: id }),
          current: id === wish.region,
        }
      })}
      online={
        online > 0
          ? {
              words: onlineInWords(online),
              href: directoryAddress({ ...wish, region: undefined, mode: 'online' }),
            }
          : null
      }
      waitingList={`/waiting-list${wishQuery({ region: wish.region, mode: wish.mode, profession: wish.profession })}`}
      elsewhere={`/groups/elsewhere${wishQuery(wish)}`}
      first={after && directoryAddress(wish)}
      next={next ? directoryAddress(wish, next) : undefined}
    />
  )
}

const option = (value: string | number, label: string) => ({ value: String(value), label })

function filtersOf(wish: DirectoryWish, regions: readonly { id: string; name: string }[]): Filter[] {
  const filter = (name: keyof DirectoryWish, label: string, all: string, options: Filter['options']) => ({
    name,
    label,
    all,
    options,
    value: wish[name] === undefined ? undefined : String(wish[name]),
  })
  return [
    filter(
      'region',
      'Region',
      'All regions',
      regions.map(({ id, name }) => option(id, name)),
    ),
    filter('mode', 'How they meet', 'Either way', [
      option('face-to-face', 'Face to face'),
      option('online', 'Online'),
    ]),
    filter(
      'weekday',
      'Weekday',
      'Any day',
      weekdays.map((day) => option(day, weekdayName(day))),
    ),
    filter(
      'time',
      'Time of day',
      'Any time',
      timesOfDay.map((time) => option(time, timeWords[time])),
    ),
    filter(
      'profession',
      'My profession',
      'Any',
      professions.map((one) => option(one, one)),
    ),
    filter(
      'fee',
      'Members pay',
      'Any amount',
      feeLimits.map((fee) => option(fee, feeInWords(fee))),
    ),
    filter(
      'language',
      'Language',
      'Any',
      languages.map((one) => option(one, one)),
    ),
  ]
}

directoryRoutes.get(groupPath, (c) =>
  show(c, async (db) => {
    const group = await publicGroup(db, idIn(c))
    return (
      <GroupPage
        standing={group.standing === 'office' ? null : group.standing}
        from={sourceCode.exec(c.req.query('from') ?? '')?.[0]}
        group={{
          ...shownGroup(group),
          aims: group.aims,
          isOpen: group.openedAt !== null,
          tasters: (await tastersAhead(db, { group: group.id }, 3)).map((taster) => ({
            id: taster.id,
            when: whenInWords(taster),
            seats: seatsInWords(taster),
          })),
          costs: group.costs ?? [],
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
