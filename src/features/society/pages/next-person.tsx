import { NextStep } from '../../../ui/actions.tsx'

interface NextPersonProps {
  administrators: number
  council: number
  hasConcernsOfficer: boolean
}

/** Which office wants somebody first. */
export function NextPerson({ administrators, council, hasConcernsOfficer }: NextPersonProps) {
  if (council === 0) {
    return (
      <NextStep title="Enter the members of Council" action={{ href: '#giving', label: 'Give the office' }}>
        <p>They decide on accreditation, and one of them hears concerns about groups.</p>
      </NextStep>
    )
  }
  if (!hasConcernsOfficer) {
    return (
      <NextStep title="Choose who hears concerns" action={{ href: '#concerns', label: 'Choose' }}>
        <p>Somebody who is worried about a group should know that one person reads it, and only one.</p>
      </NextStep>
    )
  }
  if (administrators === 1) {
    return (
      <NextStep title="Have a second administrator" action={{ href: '#giving', label: 'Give the office' }}>
        <p>So that the office is open when one of you is away.</p>
      </NextStep>
    )
  }
  return null
}
