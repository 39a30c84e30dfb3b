import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

/** The press came from a page that was open for too long. */
export function RestAgainPage({ groupId, attempt }: { groupId: string; attempt?: Attempt | undefined }) {
  return (
    <Document title="Please press once more">
      <PageHeader title="Please press once more" />
      <Notice kind="problem" title={attempt?.refusal ?? 'The page was not the one we sent.'}>
        <p>
          <a href={`/groups/${groupId}/meetings`}>Back to the dates</a>
        </p>
      </Notice>
    </Document>
  )
}
