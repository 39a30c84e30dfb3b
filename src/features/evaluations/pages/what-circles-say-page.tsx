import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { SumBars } from '../../../ui/sum-bars.tsx'
import type { StatementResult } from '../rules/evaluation.ts'

interface WhatCirclesSayPageProps {
  society: string
  editions: readonly {
    id: string
    /** '12 June 2027' */
    publishedOn: string
    groups: number
    evaluations: number
    replies: number
    statements: StatementResult[]
  }[]
  fewestReplies: number
  fewestGroups: number
}

/** For the administrators: sums of several groups at once, and nothing of one. */
export function WhatCirclesSayPage({ society, editions, ...props }: WhatCirclesSayPageProps) {
  const [newest, ...before] = editions
  return (
    <Document title="What circles say" width="wide">
      <PageHeader
        eyebrow={society}
        title="What circles say"
        lead={`Sums of ${props.fewestGroups} groups or more. A new set is published as soon as ${props.fewestGroups} further groups have been asked; no set ever changes, so that none tells what one group said.`}
      />
      <OfficeTabs current="/office/evaluations" />
      {newest ? (
        <Edition {...newest} />
      ) : (
        <EmptyState title="Nothing is published yet.">
          {`Leaders ask their circles at the end of a term, or when a group closes. Once ${props.fewestGroups} groups have said how it was, with at least ${props.fewestReplies} replies each, you read here what they said together.`}
        </EmptyState>
      )}
      {before.length > 0 && (
        <Details summary="Earlier sets">
          {before.map((edition) => (
            <Edition key={edition.id} {...edition} />
          ))}
        </Details>
      )}
    </Document>
  )
}

function Edition({
  publishedOn,
  groups,
  evaluations,
  replies,
  statements,
}: WhatCirclesSayPageProps['editions'][number]) {
  return (
    <Section
      title={`Published on ${publishedOn}`}
      lead={`${replies} replies from ${groups} groups${evaluations > groups ? `, in ${evaluations} evaluations` : ''}.`}
    >
      <SumBars statements={statements} />
    </Section>
  )
}
