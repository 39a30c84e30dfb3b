import { Tabs } from './layout.tsx'

export function OfficeTabs({ current }: { current?: string | undefined }) {
  return (
    <Tabs
      label="Office"
      current={current}
      tabs={[
        { href: '/office', label: 'Overview' },
        { href: '/office/regions', label: 'Regions' },
        { href: '/office/settings', label: 'Settings' },
        { href: '/office/criteria', label: 'Criteria' },
        { href: '/office/import', label: 'Import and export' },
      ]}
    />
  )
}
