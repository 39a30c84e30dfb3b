import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { AheadLine, AheadTheme } from '../rules/ahead.ts'

interface ShownHold {
  id: string
  words: string
  since: string
  placedBy: string | null
}

export interface ForgettingPageProps {
  society: string
  /** When the next days were counted; null: not yet. */
  lookedAt: string | null
  ahead: readonly AheadTheme[]
  /** The newest day on which something went; null: nothing did lately. */
  lastNight: { day: string; lines: readonly { kind: string; what: string; pieces: number }[] } | null
  /** How much went in the last 30 days. */
  lately: number
  holds: readonly ShownHold[]
  attempt?: Attempt | undefined
}

export function ForgettingPage({
  society,
  lookedAt,
  ahead,
  lastNight,
  lately,
  ...props
}: ForgettingPageProps) {
  const waiting = ahead.flatMap(({ lines }) => lines).some(({ withinMonth }) => withinMonth > 0)
  return (
    <Document title="Forgetting" width="wide">
      <PageHeader
        eyebrow={society}
        title="Forgetting"
        lead="Every night what is over is deleted. Here is how much goes next: numbers, never of whom."
      />
      <OfficeTabs current="/office/forgetting" />
      <Section
        title="What goes next"
        lead={
          lookedAt
            ? `As counted on ${lookedAt}. Where one thing takes another along, both are counted.`
            : undefined
        }
      >
        {lookedAt === null ? (
          <EmptyState title="Tonight it is counted for the first time">
            <p>
              Shortly after three in the morning (UTC) the night’s work is done, and tomorrow’s is counted.
            </p>
          </EmptyState>
        ) : waiting ? (
          <Stack>
            {ahead
              .map((theme) => ({ ...theme, lines: theme.lines.filter(({ withinMonth }) => withinMonth > 0) }))
              .filter(({ lines }) => lines.length > 0)
              .map((theme) => (
                <AheadTable key={theme.theme} {...theme} />
              ))}
          </Stack>
        ) : (
          <EmptyState title="Nothing goes within the next 30 days">
            <p>Whatever is kept has its day later, or goes with something that is still in use.</p>
          </EmptyState>
        )}
      </Section>
      <Section title="What went">
        {lastNight ? (
          <>
            <p>
              On {lastNight.day}, the last day on which something went; {lately.toLocaleString('en-GB')} in
              the last 30 days.
            </p>
            <Table
              caption={`Forgotten on ${lastNight.day}`}
              captionHidden
              rows={lastNight.lines}
              rowKey={({ kind }) => kind}
              columns={[
                { title: 'What', head: true, cell: ({ what }) => what },
                { title: 'How many', align: 'end', cell: ({ pieces }) => pieces.toLocaleString('en-GB') },
              ]}
            />
          </>
        ) : (
          <EmptyState title="Nothing has gone in the last 30 days">
            <p>As soon as something does, its kind and its number stand here.</p>
          </EmptyState>
        )}
      </Section>
      <Holds holds={props.holds} attempt={props.attempt} />
      <Section title="All that is kept, and how long">
        <p>
          The same table stands in the <a href="/privacy">privacy notice</a> and in the{' '}
          <a href="/office/record-of-processing">record of processing</a>. Two of its periods are the
          society’s to set, under <a href="/office/settings">Settings</a>; the others are the same everywhere.
        </p>
        <Details summary="Every kind with its period">
          <Stack>
            {ahead.map((theme) => (
              <Table
                key={theme.theme}
                caption={theme.title}
                rows={theme.lines}
                rowKey={({ kind }) => kind}
                columns={[
                  { title: 'What', head: true, cell: ({ what }) => what },
                  { title: 'Kept', cell: ({ kept }) => kept },
                ]}
              />
            ))}
          </Stack>
        </Details>
      </Section>
    </Document>
  )
}

function AheadTable({ title, lines }: AheadTheme) {
  return (
    <Table<AheadLine>
      caption={title}
      rows={lines}
      rowKey={({ kind }) => kind}
      columns={[
        {
          title: 'What',
          head: true,
          cell: ({ what, kept }) => (
            <>
              {what}
              <Under>{kept}</Under>
            </>
          ),
        },
        { title: 'Within 7 days', align: 'end', cell: ({ withinWeek }) => number(withinWeek) },
        { title: 'Within 30 days', align: 'end', cell: ({ withinMonth }) => number(withinMonth) },
      ]}
    />
  )
}

/** More than the night counts of one kind. */
const MOST_COUNTED = 10_000
const number = (count: number) =>
  count >= MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en-GB')} or more` : count.toLocaleString('en-GB')

function Holds({ holds, attempt }: Pick<ForgettingPageProps, 'holds' | 'attempt'>) {
  return (
    <Section
      id="holds"
      title="What waits"
      lead="Somebody who has asked to see what is stored of them is passed by until they are answered; that happens by itself. Where there is another reason, such as a claim, place a hold: nothing about that person is deleted until it is lifted."
    >
      {holds.length > 0 && (
        <Table
          caption="Holds that administrators have placed"
          captionHidden
          rows={holds}
          rowKey={({ id }) => id}
          columns={[
            {
              title: 'Why',
              head: true,
              cell: ({ words, since, placedBy }) => (
                <>
                  {words}
                  <Under>
                    Since {since}, placed by {placedBy ?? 'somebody who has left'}
                  </Under>
                </>
              ),
            },
            {
              title: 'Lift it',
              align: 'end',
              speaksForItself: true,
              cell: ({ id, words }) => (
                <PostButton
                  action={`/office/forgetting/holds/${id}/lifting`}
                  label="Lift it"
                  about={words}
                  confirm="From the next night on, what is over is deleted again."
                />
              ),
            },
          ]}
        />
      )}
      <Form action="/office/forgetting/holds" attempt={attempt} submit="Place the hold" tone="plain">
        <EmailField
          name="email"
          label="Email address of whom it is about"
          hint="It is not kept with the hold, and this page names nobody."
        />
        <TextField
          name="words"
          label="Why it waits"
          hint="So that whoever lifts it knows what it was for: “Claim about an invoice, letter of 3 May”. Nothing about health or patients."
        />
      </Form>
    </Section>
  )
}
