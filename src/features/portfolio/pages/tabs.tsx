import { Tabs } from '../../../ui/layout.tsx'

/** What one has done, what it comes to in a year, and why the reflection is elsewhere. */
export function PortfolioTabs({ current }: { current: string }) {
  return (
    <Tabs
      label="Portfolio"
      current={current}
      tabs={[
        { href: '/portfolio', label: 'Portfolio' },
        { href: '/portfolio/years', label: 'Hours by year' },
        { href: '/certificates', label: 'Certificates' },
        { href: '/portfolio/reflection', label: 'Your reflection' },
      ]}
    />
  )
}
