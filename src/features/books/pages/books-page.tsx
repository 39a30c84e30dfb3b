import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import {
  JournalOfYear,
  type JournalShown,
  OtherYears,
  YearOfBooks,
  type YearShown,
} from './year-of-books.tsx'

export interface BooksPageProps extends YearShown {
  framing: Framing
  refusal?: string | undefined
}

/** The year's books of a group. */
export function BooksPage({ framing, refusal, ...shown }: BooksPageProps) {
  return (
    <GroupFrame {...framing} title={`Books of ${shown.year}`} current={shown.at}>
      <Stack gap="large">
        {refusal && <Notice kind="problem" title={refusal} />}
        <OtherYears {...shown} />
        {shown.years.length === 0 ? (
          <EmptyState
            title="Nothing has been booked yet."
            action={{ href: `/groups/${framing.group.id}/money`, label: 'See what to do first' }}
          >
            <p>As soon as an invoice is sent or an expense noted, the year stands here, term by term.</p>
          </EmptyState>
        ) : (
          <YearOfBooks {...shown} />
        )}
      </Stack>
    </GroupFrame>
  )
}

export interface JournalPageProps extends JournalShown {
  framing: Framing
}

export function JournalPage({ framing, ...shown }: JournalPageProps) {
  return (
    <GroupFrame {...framing} title={`Journal of ${shown.year}`} current={shown.at}>
      <JournalOfYear {...shown} />
    </GroupFrame>
  )
}
