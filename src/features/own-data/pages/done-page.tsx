import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { type HeldKindLine, HeldKindLines } from './held-kind-lines.tsx'

/** What somebody did for their groups and the society. */
export function DonePage({
  title,
  lead,
  kinds,
}: {
  title: string
  lead: string
  kinds: readonly HeldKindLine[]
}) {
  return (
    <Document title={title}>
      <PageHeader title={title} lead={lead} back={{ href: '/your-data', label: 'What is held about you' }} />
      {kinds.length === 0 ? (
        <EmptyState title="Nothing yet">
          <p>What you do for a group or the society stands here, with its day.</p>
        </EmptyState>
      ) : (
        <HeldKindLines kinds={kinds} />
      )}
    </Document>
  )
}
