import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

/** For whoever holds the flier of a group that takes nobody in any more, and for whoever mistyped one. */
export function NoFlierPage() {
  return (
    <Document title="This flier is out of date">
      <PageHeader
        title="This flier is out of date"
        lead="No open group is behind this address any more: the group takes no applicants now, or the address was typed with a slip."
        actions={
          <>
            <LinkButton href="/groups">See the groups that are open</LinkButton>
            <LinkButton href="/waiting-list" tone="plain">
              Be told when one opens
            </LinkButton>
          </>
        }
      />
    </Document>
  )
}
