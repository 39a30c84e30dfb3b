import { useContext } from 'preact/hooks'
import { Tabs } from './layout.tsx'
import { SiteContext } from './site.ts'

const tabs = [
  { href: '/office', label: 'Overview' },
  { href: '/office/people', label: 'People' },
  { href: '/office/supervision', label: 'Supervision' },
  { href: '/office/regions', label: 'Regions', administers: true },
  { href: '/organisations', label: 'Organisations' },
  { href: '/venues', label: 'Places' },
  { href: '/office/holidays', label: 'Holidays', administers: true },
  { href: '/office/settings', label: 'Settings', administers: true },
  { href: '/office/room-checks', label: 'Room', administers: true },
  { href: '/office/import', label: 'Import, export', administers: true },
  { href: '/office/criteria', label: 'Criteria' },
  { href: '/office/reading', label: 'Reading', administers: true },
  { href: '/office/data-requests', label: 'Data requests', administers: true },
  { href: '/office/changes', label: 'Changes' },
  {
    href: '/office/data-protection',
    label: 'Data protection',
    administers: true,
    within: [
      { href: '/office/data-protection', label: 'Who answers, and the papers' },
      { href: '/office/forgetting', label: 'Forgetting' },
    ],
  },
]

/** The places of the office: administrators find all of them, Council those it may read. */
export function OfficeTabs({ current }: { current?: string | undefined }) {
  const { administers } = useContext(SiteContext)
  return (
    <Tabs label="Office" current={current} tabs={tabs.filter((tab) => administers || !tab.administers)} />
  )
}
