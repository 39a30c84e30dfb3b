import type { ComponentChildren } from 'preact'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Row, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { StepList } from '../../../ui/steps.tsx'

type Line = readonly [what: string, words: string]

/** A portfolio in words. */
export interface ShownPortfolio {
  steps: readonly {
    key: string
    title: string
    state: 'done' | 'now' | 'open'
    stateLabel: string
    detail: string
  }[]
  totals: readonly Line[]
  years: readonly { year: string; lines: readonly Line[] }[]
  supervision: readonly Line[]
  entries: readonly ShownEntry[]
}

export interface ShownEntry {
  id: string
  title: string
  words: string
  /** Ids of its proofs. */
  proofs: readonly string[]
}

/** Each criterion as a seat on the way. */
export function ProgressSteps({ steps }: Pick<ShownPortfolio, 'steps'>) {
  return (
    <StepList
      label="What the set asks"
      steps={steps.map(({ detail, ...step }) => ({ ...step, detail: detail || undefined }))}
    />
  )
}

/** Meetings in all and year by year, and supervision by kind. */
export function Counted({
  shown: { totals, years, supervision },
  isOwn,
}: {
  shown: ShownPortfolio
  isOwn: boolean
}) {
  return (
    <Stack>
      {totals.length === 0 ? (
        <EmptyState title="No meetings yet">
          {isOwn && (
            <p>
              They count as soon as somebody who leads has taken attendance of a meeting to which you came.
            </p>
          )}
        </EmptyState>
      ) : (
        <Facts facts={totals} />
      )}
      {years.map(({ year, lines }) => (
        <Card key={year} title={year} level={3}>
          <Facts facts={lines} />
        </Card>
      ))}
      <Card title="Supervision" level={3}>
        {supervision.length === 0 ? (
          <p>
            None that both sides have confirmed.
            {isOwn && (
              <>
                {' '}
                What you and your supervisor log and confirm counts here by itself (
                <a href="/supervision">your supervision</a>); what was elsewhere is an entry of your own.
              </>
            )}
          </p>
        ) : (
          <Facts facts={supervision} />
        )}
      </Card>
    </Stack>
  )
}

/** An entry's own words, and its proofs where they can be had. */
export function EntryCard({
  entry,
  proofs,
  children,
}: {
  entry: ShownEntry
  /** Where each proof is fetched. */
  proofs: readonly string[]
  children?: ComponentChildren
}) {
  return (
    <Card
      title={entry.title}
      badges={proofs.length > 0 ? <Badge kind="good">with proof</Badge> : <Badge>without proof</Badge>}
    >
      <p>{entry.words}</p>
      {proofs.length > 0 && (
        <Row>
          {proofs.map((href, nth) => (
            <a key={href} href={href} download>
              Proof{proofs.length > 1 ? ` ${nth + 1}` : ''} of {entry.title}
            </a>
          ))}
        </Row>
      )}
      {children}
    </Card>
  )
}
