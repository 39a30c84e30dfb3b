import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

/** For a printed link whose group takes no applicants any more, or that was never one of ours. */
export function NoLinkPage() {
  return (
    <Document title="This link leads nowhere now">
      <PageHeader
        title="This link leads nowhere now"
        lead="The group it was made for takes no applicants at the moment, or the link was typed with a slip."
        actions={
          <>
            <LinkButton href="/groups">Groups that are open now</LinkButton>
            <LinkButton href="/waiting-list" tone="plain">
              Be told when one opens
            </LinkButton>
          </>
        }
      />
    </Document>
  )
}
