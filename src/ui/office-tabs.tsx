import { useContext } from 'preact/hooks'
import { Tabs } from './layout.tsx'
import { SiteContext } from './site.ts'

interface Place {
  href: string
  label: string
  administers?: boolean
}

interface Area {
  label: string
  places: readonly Place[]
}

/** What the office does, in six words; behind each the pages for it, the one that is opened first in front. */
const areas: readonly Area[] = [
  {
    label: 'Overview',
    places: [
      { href: '/office', label: 'At a glance' },
      { href: '/office/supervision', label: 'Supervision' },
      { href: '/office/evaluations', label: 'What circles say', administers: true },
      { href: '/office/changes', label: 'Changes' },
    ],
  },
  {
    label: 'People',
    places: [
      { href: '/office/people', label: 'Office holders' },
      { href: '/office/regions', label: 'Regions', administers: true },
      { href: '/office/import', label: 'Import, export', administers: true },
    ],
  },
  {
    label: 'Address book',
    places: [
      { href: '/organisations', label: 'Organisations' },
      { href: '/venues', label: 'Places' },
    ],
  },
  {
    label: 'Settings',
    places: [
      { href: '/office/settings', label: 'The society', administers: true },
      { href: '/office/holidays', label: 'Holidays', administers: true },
      { href: '/office/criteria', label: 'Criteria' },
      { href: '/office/reading', label: 'Reading list', administers: true },
    ],
  },
  {
    label: 'Data protection',
    places: [
      { href: '/office/data-requests', label: 'Requests', administers: true },
      { href: '/office/data-protection', label: 'The papers', administers: true },
      { href: '/office/forgetting', label: 'Forgetting', administers: true },
    ],
  },
  {
    label: 'Server',
    places: [
      { href: '/office/backups', label: 'Backups', administers: true },
      { href: '/office/room-checks', label: 'Online room', administers: true },
    ],
  },
]

/** The places of the office: administrators find all of them, Council those it may read. */
export function OfficeTabs({ current }: { current?: string | undefined }) {
  const { administers } = useContext(SiteContext)
  const tabs = areas.flatMap(({ label, places }) =>
    tabOf(
      label,
      places.filter((place) => administers || !place.administers),
    ),
  )
  return <Tabs label="Office" current={current} tabs={tabs} />
}

/** An area with one page for somebody is that page. */
function tabOf(label: string, within: readonly Place[]) {
  const [first, ...others] = within
  if (first === undefined) return []
  return others.length === 0 ? [first] : [{ href: first.href, label, within }]
}
