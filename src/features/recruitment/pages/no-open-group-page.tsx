import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

/** For a group that is closed, in planning, or was never there: which of these is nobody's business. */
export function NoOpenGroupPage({ written }: { written?: string | undefined }) {
  return (
    <Document title="No group is open here">
      <PageHeader
        title="No group takes applications here"
        lead="It may have closed to applicants since you found it, or the address is mistyped. Other groups may have a place for you."
        actions={<LinkButton href="/groups">Find a group</LinkButton>}
      />
      {written && (
        <Details summary="What you wrote, to take with you" open>
          <Paragraphs text={written} />
        </Details>
      )}
    </Document>
  )
}
