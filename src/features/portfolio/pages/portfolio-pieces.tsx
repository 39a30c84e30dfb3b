import type { ComponentChildren } from 'preact'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Row, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { StepList } from '../../../ui/steps.tsx'
import type { OwnEntry, PortfolioFacts } from '../rules/portfolio-facts.ts'
import {
  entryInWords,
  partInWords,
  progressInWords,
  stateInWords,
  supervisionInWords,
  supervisionKindInWords,
  totalInWords,
} from '../rules/portfolio-words.ts'
import type { Progress } from '../rules/progress.ts'
import { supervisionTotals, totalsByYear, totalsOf } from '../rules/totals.ts'

/** Each criterion as a seat on the way. */
export function ProgressSteps({ progress }: { progress: readonly Progress[] }) {
  return (
    <StepList
      label="What the set asks"
      steps={progress.map((one) => ({
        title: one.item.label,
        state: one.state === 'met' ? 'done' : one.state === 'missing' && one.counted > 0 ? 'now' : 'open',
        stateLabel: stateInWords(one),
        detail: progressInWords(one) || undefined,
      }))}
    />
  )
}

/** Meetings in all and year by year, and supervision by kind. */
export function Counted({ facts, isOwn }: { facts: PortfolioFacts; isOwn: boolean }) {
  const totals = totalsOf(facts.months)
  const supervision = supervisionTotals(facts.supervision)
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
        <Facts facts={totals.map((total) => [partInWords[total.part], totalInWords(total)])} />
      )}
      {totalsByYear(facts.months).map(({ year, totals: of }) => (
        <Card key={year} title={year} level={3}>
          <Facts facts={of.map((total) => [partInWords[total.part], totalInWords(total)])} />
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
          <Facts
            facts={supervision.map((total) => [
              supervisionKindInWords[total.kind],
              supervisionInWords(total),
            ])}
          />
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
  entry: OwnEntry
  /** Where each proof is fetched. */
  proofs: readonly string[]
  children?: ComponentChildren
}) {
  return (
    <Card
      title={entry.title}
      badges={proofs.length > 0 ? <Badge kind="good">with proof</Badge> : <Badge>without proof</Badge>}
    >
      <p>{entryInWords(entry)}</p>
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

export const dayInWords = (day: string): string => formatDateOnly(Temporal.PlainDate.from(day))
