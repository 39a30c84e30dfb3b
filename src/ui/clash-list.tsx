import { Notice } from './notices.tsx'

interface ClashListProps {
  title: string
  /** "Tuesday 12 January 2027, 19:30–21:00" · "Bruno Costa is not free then." */
  clashes: readonly { when: string; what: string }[]
}

/** Which dates cannot be as they are, and why: as much as the reader may know. */
export function ClashList({ title, clashes }: ClashListProps) {
  if (clashes.length === 0) return null
  return (
    <Notice kind="problem" title={title}>
      <ul>
        {clashes.map(({ when, what }) => (
          <li key={when + what}>
            <strong>{when}:</strong> {what}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
