import { Tabs } from '../../../ui/layout.tsx'

/** What somebody keeps in the register themselves. */
export function OwnTabs({ current, waiting }: { current: string; waiting?: number | undefined }) {
  return (
    <Tabs
      label="The register and you"
      current={current}
      tabs={[
        { href: '/register/me', label: 'As a leader' },
        { href: '/portfolio', label: 'Portfolio' },
        { href: '/register/supervising', label: 'As a supervisor' },
        { href: '/register/peers', label: 'Peer groups' },
        { href: '/supervision', label: 'Supervision' },
        { href: '/register/requests', label: 'Requests', count: waiting || undefined },
      ]}
    />
  )
}

interface RegisterTabsProps {
  current: string
  /** Representatives see entries; the Council and the administrators see what is to be decided, too. */
  whole: boolean
}

export function RegisterTabs({ current, whole }: RegisterTabsProps) {
  return (
    <Tabs
      label="The register"
      current={current}
      tabs={[
        { href: '/register', label: 'Leaders' },
        { href: '/register/supervisors', label: 'Supervisors' },
        { href: '/register/peer-groups', label: 'Peer groups' },
        ...(whole
          ? [
              { href: '/register/waiting', label: 'To decide' },
              { href: '/office/criteria', label: 'Criteria' },
            ]
          : []),
      ]}
    />
  )
}
