import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { type Option, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { FilterForm } from '../../../ui/filter-form.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface HolidayLine {
  /** ISO date. */
  on: string
  /** 'Friday 25 December' */
  day: string
  name: string
  state: 'kept' | 'added' | 'worked-on'
}

export const holidaysDone = ['added', 'worked-on', 'kept'] as const
export type HolidaysDone = (typeof holidaysDone)[number]

const doneWords: Record<HolidaysDone, string> = {
  added: 'The day is added.',
  'worked-on': 'It is a working day now.',
  kept: 'The day is kept after all.',
}

export interface HolidaysPageProps {
  society: string
  year: number
  /** A region's id, or 'no-region'. */
  place: string
  /** 'in the Midlands' */
  inPlace: string
  /** 'The public holidays of Scotland' */
  calendar: string
  places: readonly Option[]
  days: readonly HolidayLine[]
  /** Where a day may be added. */
  scopes: readonly Option[]
  done?: HolidaysDone | undefined
  refusal?: string | undefined
  attempt?: Attempt | undefined
}

export function HolidaysPage({
  society,
  year,
  place,
  days,
  done,
  refusal,
  attempt,
  ...props
}: HolidaysPageProps) {
  const at = (other: number) => `/office/holidays?region=${place}&year=${other}`
  return (
    <Document title={`Holidays ${year}`} width="wide">
      <PageHeader
        eyebrow={society}
        title={`Holidays ${year}`}
        lead="No working days: whoever waits for an answer is not told it is late because of them. Each region has its own."
      />
      <OfficeTabs current="/office/holidays" />
      {done && (
        <Notice kind="good" title={doneWords[done]}>
          <p>Working days are counted by it from now on. It is kept with your name.</p>
        </Notice>
      )}
      {refusal && <Notice kind="problem" title={refusal} />}
      <Section title={`Kept ${props.inPlace}`} lead={props.calendar}>
        <FilterForm
          action="/office/holidays"
          label="Region"
          name="region"
          all="No region given"
          options={props.places}
          value={place}
          kept={{ year: `${year}` }}
        />
        <Table
          caption={`Holidays of ${year} ${props.inPlace}`}
          captionHidden
          rows={days}
          rowKey={(line) => line.on}
          empty={
            <EmptyState title="No holidays here">
              <p>Add the days you keep below, or choose a calendar on the region’s page.</p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Day',
              head: true,
              cell: (line) => (line.state === 'worked-on' ? <s>{line.day}</s> : line.day),
            },
            {
              title: 'Name',
              cell: (line) => (
                <>
                  {line.name} {line.state === 'added' && <Badge kind="accent">added by us</Badge>}
                  {line.state === 'worked-on' && <Under>taken out: a working day</Under>}
                </>
              ),
            },
            {
              title: 'Change',
              cell: (line) => (
                <PostButton
                  action="/office/holidays/day"
                  label={line.state === 'worked-on' ? 'Keep it after all' : 'Take out'}
                  about={line.day}
                  tone="quiet"
                  fields={{
                    on: line.on,
                    name: line.name,
                    place,
                    isObserved: line.state === 'worked-on' ? 'yes' : 'no',
                  }}
                />
              ),
            },
          ]}
        />
        <Pagination previous={at(year - 1)} next={at(year + 1)} label={`${year}`} />
      </Section>
      <Section title="Add a day" lead="A day that is kept once, such as a coronation’s, or your own.">
        <Form action="/office/holidays" id="add-day" attempt={attempt} submit="Add the day" tone="plain">
          <DateField name="on" label="Day" />
          <TextField name="name" label="What it is" width="medium" />
          <Select name="where" label="Where it is kept" value={place} options={props.scopes} />
        </Form>
      </Section>
    </Document>
  )
}
