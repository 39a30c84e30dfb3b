import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import { type Currency, currencies } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox, type Option, Select } from '../../../ui/choices.tsx'
import { Facts, Under } from '../../../ui/facts.tsx'
import { Fieldset, Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { MoneyLine, MoneyLines } from '../../../ui/money-lines.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { KnownColumn } from '../../imports/rules/columns.ts'

export interface ShownLine {
  /** 'line-3' */
  field: string
  amountMinor: number
  currency: string | null
  on: Temporal.PlainDate
  who: string
  reference: string
  badge: { kind: 'good' | 'accent' | 'neutral'; words: string } | null
  /** What speaks for it. */
  reasons: string
  cautions: readonly string[]
  options: readonly Option[]
  chosen: string
  needsThought: boolean
}

export interface LinesPageProps {
  framing: Framing
  group: { id: string }
  currency: Currency
  lines: readonly ShownLine[]
  /** What was left out, by why. */
  counts: { further: number; known: number; wentOut: number; leftAside: number; unread: number } | null
  /** The lines, sealed. */
  sealedLines: string
  /** How the file was read; null when the lines came back from the form. */
  reading: {
    sealedFile: string
    format: string
    all: boolean
    columns: {
      known: readonly KnownColumn[]
      titles: readonly { title: string; example: string }[]
      match: Readonly<Record<string, number | null>>
      problems: Readonly<Record<string, string>>
      isWhole: boolean
    } | null
  } | null
  attempt?: Attempt | undefined
}

/** What a statement holds for this group, line by line, for a person to say. */
export function LinesPage({
  framing,
  group,
  currency,
  lines,
  counts,
  reading,
  attempt,
  ...props
}: LinesPageProps) {
  const list = `/groups/${group.id}/money/payments`
  const recognised = lines.filter(({ needsThought }) => !needsThought)
  const open = lines.filter(({ needsThought }) => needsThought)
  const isReadable = reading?.columns?.isWhole !== false
  return (
    <GroupFrame {...framing} title="Check the payments" current={list}>
      <BackLink href={`${list}/statement`}>Another file</BackLink>
      <Stack gap="large">
        {!isReadable && (
          <Notice kind="attention" title="Please say which column of the file is which.">
            <p>Not all of them could be recognised.</p>
          </Notice>
        )}
        {isReadable && lines.length === 0 && (
          <EmptyState title={counts?.known ? 'Nothing new for this group' : 'Nothing here is for this group'}>
            <p>
              {counts?.known
                ? 'What this file holds for it is noted already.'
                : 'No reference, name or sum in this file fits an open invoice.'}
            </p>
          </EmptyState>
        )}
        {counts && counts.further > 0 && (
          <Notice
            kind="info"
            title={`These are the first ${lines.length} of ${lines.length + counts.further}.`}
          >
            <p>Note what is chosen here, then choose the same file again: the next ones come up.</p>
          </Notice>
        )}
        {lines.length > 0 && (
          <Section title="Check the payments">
            <Form
              action={`${list}/statement/lines`}
              attempt={attempt}
              submit="Note what is chosen"
              id="lines"
            >
              <HiddenField name="lines" value={props.sealedLines} />
              {recognised.length > 0 && (
                <Fieldset legend="Recognised" hint="Chosen already; look them over.">
                  <Lines lines={recognised} currency={currency} />
                </Fieldset>
              )}
              {open.length > 0 && (
                <Fieldset
                  legend="For you to say"
                  hint="What waits comes up again the next time you read a statement."
                >
                  <Lines lines={open} currency={currency} />
                </Fieldset>
              )}
              <Checkbox
                name="tell"
                label="Tell each of them by email that it is here"
                hint="Once, if they have an account."
              />
            </Form>
          </Section>
        )}
        {isReadable && counts && <LeftOut {...counts} />}
        {reading && <Reading reading={reading} list={list} />}
      </Stack>
    </GroupFrame>
  )
}

function Lines({ lines, currency }: { lines: readonly ShownLine[]; currency: Currency }) {
  return (
    <MoneyLines>
      {lines.map((line) => (
        <MoneyLine
          key={line.field}
          amount={sum(line.amountMinor, line.currency, currency)}
          day={formatDateOnly(line.on)}
          title={line.who}
          badge={line.badge && <Badge kind={line.badge.kind}>{line.badge.words}</Badge>}
          words={
            <>
              {line.reference && <Under>{line.reference}</Under>}
              {line.reasons && <Under>{line.reasons}</Under>}
            </>
          }
          cautions={line.cautions}
        >
          <Select name={line.field} label="What is it?" options={line.options} value={line.chosen} />
        </MoneyLine>
      ))}
    </MoneyLines>
  )
}

/** In the line's own currency, where it is one that we know. */
function sum(minor: number, own: string | null, currency: Currency): string {
  const known = currencies.find((one) => one === own)
  if (own && !known) return `${own} ${(minor / 100).toFixed(2)}`
  return inFull(minor, known ?? currency)
}

function LeftOut({ known, wentOut, leftAside, unread }: NonNullable<LinesPageProps['counts']>) {
  const facts = [
    known > 0 && (['Noted or put aside before', `${known}`] as const),
    leftAside > 0 && (['Came in, and nothing speaks for this group', `${leftAside}, left unread`] as const),
    wentOut > 0 && (['Went out', `${wentOut}, left unread`] as const),
    unread > 0 && (['Could not be read', `${unread}`] as const),
  ].filter((fact) => fact !== false)
  if (facts.length === 0) return null
  return (
    <Section title="The rest of the file">
      <Facts facts={facts.map(([term, words]) => [term, words])} />
    </Section>
  )
}

function Reading({ reading, list }: { reading: NonNullable<LinesPageProps['reading']>; list: string }) {
  const { columns } = reading
  const fields = (
    <>
      <HiddenField name="carried" value={reading.sealedFile} />
      {columns?.known.map(({ name, label, hint, required }) => (
        <Select
          key={name}
          name={`column-${name}`}
          label={label}
          hint={hint}
          optional={!required}
          blank="Not in this file"
          value={columns.match[name] == null ? undefined : `${columns.match[name]}`}
          options={columns.titles.map(({ title, example }, place) => ({
            value: `${place}`,
            label: [title || `Column ${place + 1}`, example && `(${example})`].filter(Boolean).join(' '),
          }))}
        />
      ))}
      <Checkbox name="all" label="Show everything that came in" />
    </>
  )
  const problems = Object.fromEntries(
    Object.entries(columns?.problems ?? {}).map(([name, words]) => [`column-${name}`, words]),
  )
  const form = (
    <Form
      action={`${list}/statement`}
      id="reading"
      submit="Read it again"
      tone="plain"
      wide
      attempt={columns && !columns.isWhole ? { typed: typedOf(columns.match), problems } : undefined}
    >
      {fields}
    </Form>
  )
  return (
    <Section title="How it was read" lead={howInWords(reading)}>
      {columns?.isWhole === false ? form : <Details summary="Read it in another way">{form}</Details>}
    </Section>
  )
}

/** 'As a CSV file: the day from “Date”, the amount from “Value”.' */
function howInWords({ format, columns }: NonNullable<LinesPageProps['reading']>): string {
  if (!columns?.isWhole) return `${format}.`
  const taken = columns.known.flatMap(({ name, label }) => {
    const place = columns.match[name] ?? null
    return place === null ? [] : [`${label}: “${columns.titles[place]?.title || `Column ${place + 1}`}”`]
  })
  return `${format}. ${taken.join(' · ')}`
}

const typedOf = (match: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(
    Object.entries(match).map(([name, place]) => [`column-${name}`, place === null ? '' : `${place}`]),
  )
