import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import {
  JournalOfYear,
  type JournalShown,
  OtherYears,
  YearOfBooks,
  type YearShown,
} from './year-of-books.tsx'

export interface GoneGroup {
  /** As it was called; null: its books are older than that this is kept. */
  name: string | null
}

const nameOf = ({ name }: GoneGroup): string => name ?? 'A group that is not there any more'

export interface GoneBooksPageProps extends YearShown {
  group: GoneGroup
  /** The last day on which this year is kept. */
  keptUntil: Temporal.PlainDate
  expenses: {
    id: string
    on: string
    words: string
    forWhat: string
    amountMinor: number
    isUndone: boolean
    receipts: { id: string; words: string }[]
  }[]
  refusal?: string | undefined
}

/** The books of a group that is deleted, for whoever kept its money last; to be read, and in the end to go. */
export function GoneBooksPage({ group, keptUntil, expenses, refusal, ...shown }: GoneBooksPageProps) {
  const { at, year, currency } = shown
  return (
    <Document title={`Books of ${nameOf(group)}`} width="wide">
      <PageHeader
        back={{ href: '/home', label: 'My page' }}
        title={nameOf(group)}
        eyebrow="Books of a group that was"
        lead="The group is deleted; those who kept its money last can read its books, and nothing is booked any more."
      />
      <Stack gap="large">
        {refusal && <Notice kind="problem" title={refusal} />}
        <Notice kind="info" title={`The year ${year} is kept until ${formatDateOnly(keptUntil)}.`}>
          <p>
            So long may the tax office ask for it. Then it is deleted by itself, with its receipts, in the
            night after.
          </p>
        </Notice>
        <OtherYears {...shown} />
        {shown.years.length === 0 ? (
          <EmptyState title="Nothing of it is kept any more.">
            <p>What is left is deleted in one of the next nights.</p>
          </EmptyState>
        ) : (
          <>
            <YearOfBooks {...shown} />
            <Section title="Expenses and their receipts">
              <Table
                caption={`Expenses of ${year}`}
                captionHidden
                rows={expenses}
                rowKey={({ id }) => id}
                empty={<p>Nothing was spent in {year}.</p>}
                columns={[
                  {
                    title: 'What',
                    head: true,
                    speaksForItself: true,
                    cell: ({ words, on, forWhat, isUndone }) => (
                      <>
                        {words}
                        <Under>{`${forWhat}, ${on}${isUndone ? '; undone' : ''}`}</Under>
                      </>
                    ),
                  },
                  { title: 'Amount', align: 'end', cell: ({ amountMinor }) => inFull(amountMinor, currency) },
                  {
                    title: 'Receipts',
                    cell: ({ receipts }) =>
                      receipts.length === 0 ? (
                        'none'
                      ) : (
                        <Stack gap="small">
                          {receipts.map(({ id, words }) => (
                            <a key={id} href={`${at}/receipts/${id}`} download>
                              {words}
                            </a>
                          ))}
                        </Stack>
                      ),
                  },
                ]}
              />
            </Section>
          </>
        )}
      </Stack>
    </Document>
  )
}

export function GoneJournalPage({ group, ...shown }: JournalShown & { group: GoneGroup }) {
  return (
    <Document title={`Journal of ${nameOf(group)}`} width="wide">
      <PageHeader
        back={{ href: `${shown.at}?year=${shown.year}`, label: 'Books' }}
        title={nameOf(group)}
        eyebrow="Books of a group that was"
      />
      <JournalOfYear {...shown} />
    </Document>
  )
}
