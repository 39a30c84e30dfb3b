import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { InAndOut } from '../../../ui/in-and-out.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import { Figure, Figures } from '../../../ui/numbers.tsx'

export interface YearShown {
  /** Where these books stand. */
  at: string
  currency: Currency
  year: number
  /** Others in which something was booked. */
  years: readonly number[]
  periods: { name: string; incomeMinor: number; costsMinor: number }[]
  incomeMinor: number
  costsMinor: number
  resultMinor: number
  /** Where income came from, and what was spent on. */
  flows: { name: string; kind: 'income' | 'cost'; minor: number }[]
  /** What the purse has, owes, and has put by. */
  balances: { name: string; openingMinor: number; closingMinor: number }[]
  exports: { id: string; words: string }[]
}

/** The way to other years, where there are any. */
export function OtherYears({ at, year, years }: Pick<YearShown, 'at' | 'year' | 'years'>) {
  if (years.length < 2) return null
  return (
    <Row>
      {years.map((each) => (
        <LinkButton key={each} href={`${at}?year=${each}`} tone={each === year ? 'primary' : 'plain'}>
          {each}
        </LinkButton>
      ))}
    </Row>
  )
}

/** What came in and went out by term, how the purse stood at both ends, and a copy for an accountant. */
export function YearOfBooks({ at, currency, year, periods, flows, balances, ...props }: YearShown) {
  const say = (minor: number) => inFull(minor, currency)
  return (
    <>
      <Section title={`${year}`}>
        <Figures>
          <Figure figure={say(props.incomeMinor)} words="came in" />
          <Figure figure={say(props.costsMinor)} words="was spent" />
          <Figure
            figure={say(Math.abs(props.resultMinor))}
            words={props.resultMinor < 0 ? 'more spent than came in' : 'left over'}
          />
        </Figures>
      </Section>
      <Section
        title="Through the year"
        lead="By the days that it is for: a term, or a quarter, shows what it brought and what it cost, whenever that was paid."
      >
        <InAndOut
          caption={`What came in and what was spent in ${year}`}
          periods={periods}
          currency={currency}
        />
      </Section>
      <Section
        title="Where it came from, where it went"
        lead="By the days on which it was booked: an invoice counts when it is sent, whoever has paid it."
      >
        <Table
          caption="Income and spending"
          captionHidden
          short
          rows={flows}
          rowKey={({ name }) => name}
          empty={<p>Nothing this year.</p>}
          columns={[
            { title: 'What', head: true, speaksForItself: true, cell: ({ name }) => name },
            { title: 'In', align: 'end', cell: ({ kind, minor }) => kind === 'income' && say(minor) },
            { title: 'Out', align: 'end', cell: ({ kind, minor }) => kind === 'cost' && say(minor) },
          ]}
        />
      </Section>
      <Section title="How the purse stood">
        <Table
          caption="At the beginning and at the end"
          captionHidden
          short
          rows={balances}
          rowKey={({ name }) => name}
          columns={[
            { title: 'What', head: true, speaksForItself: true, cell: ({ name }) => name },
            { title: `1 January ${year}`, align: 'end', cell: ({ openingMinor }) => say(openingMinor) },
            { title: 'At the end, or today', align: 'end', cell: ({ closingMinor }) => say(closingMinor) },
          ]}
        />
      </Section>
      <Section
        title="For an accountant"
        lead="Double entry, with opening and closing balances, as files that a spreadsheet opens. They name people: keep them as you would keep letters."
      >
        <Stack>
          <Row>
            <PostButton
              action={`${at}/exports`}
              label={`Journal of ${year} (CSV)`}
              fields={{ year: `${year}`, kind: 'journal' }}
            />
            <PostButton
              action={`${at}/exports`}
              label={`Balances of ${year} (CSV)`}
              fields={{ year: `${year}`, kind: 'balances' }}
            />
            <LinkButton href={`${at}/journal?year=${year}`} tone="quiet">
              Read the journal here
            </LinkButton>
          </Row>
          {props.exports.length > 0 && (
            <Details summary="Who took a copy">
              <ul>
                {props.exports.map(({ id, words }) => (
                  <li key={id}>{words}</li>
                ))}
              </ul>
            </Details>
          )}
        </Stack>
      </Section>
    </>
  )
}

export interface JournalShown {
  at: string
  year: number
  entries: {
    number: number
    /** '12, 3 November 2026: Invoice' */
    title: string
    /** In a keeper's words, and what it undoes. */
    about: string
    debits: string[]
    credits: string[]
  }[]
  pages: { previous?: string | undefined; next?: string | undefined }
}

/** Every entry of a year with its postings, newest first. */
export function JournalOfYear({ at, year, entries, pages }: JournalShown) {
  return (
    <Section
      title={`Journal of ${year}`}
      lead="Nothing here is ever changed: what was wrong is undone by a further entry."
      actions={
        <LinkButton href={`${at}?year=${year}`} tone="quiet">
          Back to the year
        </LinkButton>
      }
    >
      <Table
        caption={`Entries of ${year}, newest first`}
        captionHidden
        rows={entries}
        rowKey={({ number }) => `${number}`}
        empty={<p>Nothing was booked in {year}.</p>}
        columns={[
          {
            title: 'Entry',
            head: true,
            speaksForItself: true,
            cell: ({ title, about }) => (
              <>
                {title}
                {about && <Under>{about}</Under>}
              </>
            ),
          },
          { title: 'Debit', cell: ({ debits }) => <Lines of={debits} /> },
          { title: 'Credit', cell: ({ credits }) => <Lines of={credits} /> },
        ]}
      />
      <Pagination {...pages} />
    </Section>
  )
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <div>
    {of.map((line) => (
      <div key={line}>{line}</div>
    ))}
  </div>
)
