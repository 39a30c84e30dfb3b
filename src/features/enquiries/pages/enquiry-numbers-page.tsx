import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { MonthBars } from '../../../ui/month-bars.tsx'
import { Details, EmptyState } from '../../../ui/notices.tsx'

export interface MonthInNumbers {
  /** 'Nov' */
  short: string
  /** 'November 2026' */
  long: string
  received: number
  answered: number
  /** Half of those answered had their answer within this time, in words; null where none was answered. */
  median: string | null
  /** The same in working days: '1.5'. */
  medianDays: string | null
  medianMinutes: number | null
}

export interface RegionInNumbers {
  name: string
  /** By month. */
  received: readonly number[]
  total: number
}

interface EnquiryNumbersPageProps {
  months: readonly MonthInNumbers[]
  regions: readonly RegionInNumbers[]
  total: number
  /** Whose enquiries are counted: 'all regions', 'Scotland'. */
  scope: string
}

/** How many asked, where, and how long they waited for the first answer: twelve months. */
export function EnquiryNumbersPage({ months, regions, total, scope }: EnquiryNumbersPageProps) {
  return (
    <Document title="Enquiries in numbers" width="wide">
      <PageHeader
        back={{ href: '/enquiries', label: 'Enquiries' }}
        title="Enquiries in numbers"
        lead={`The last twelve months, ${scope}: how many people asked, and how long they waited for a first answer.`}
      />
      {total === 0 ? (
        <EmptyState
          title="Nobody has asked in these twelve months"
          action={{ href: '/start', label: 'See what visitors read' }}
        >
          <p>
            As soon as somebody does, it is counted here. Groups are found where people look: the page on
            starting a group is worth a link from your own site.
          </p>
        </EmptyState>
      ) : (
        <>
          <Received months={months} total={total} />
          {regions.length > 1 && <ByRegion months={months} regions={regions} />}
          <FirstAnswer months={months} />
        </>
      )}
    </Document>
  )
}

function Received({ months, total }: { months: readonly MonthInNumbers[]; total: number }) {
  return (
    <Section
      title="How many asked"
      lead={total === 1 ? 'One enquiry in twelve months.' : `${total} enquiries in twelve months.`}
    >
      <MonthBars
        caption="Enquiries by month"
        bars={months.map(({ short, long, received }) => ({
          short,
          long,
          value: received,
          text: `${received}`,
          words: `${received}`,
        }))}
      />
    </Section>
  )
}

function ByRegion(props: { months: readonly MonthInNumbers[]; regions: readonly RegionInNumbers[] }) {
  const { months, regions } = props
  const scale = Math.max(...regions.flatMap(({ received }) => received))
  return (
    <Section title="Where they asked">
      <Stack>
        <Table
          caption="Enquiries by region, with a bar for each month"
          captionHidden
          rows={regions}
          rowKey={({ name }) => name}
          columns={[
            { title: 'Region', head: true, cell: ({ name }) => name },
            {
              title: 'By month',
              cell: ({ name, received }) => (
                <MonthBars
                  caption={`Enquiries from ${name}`}
                  size="small"
                  scale={scale}
                  bars={months.map(({ short, long }, nth) => ({
                    short,
                    long,
                    value: received[nth] ?? 0,
                    text: '',
                    words: `${received[nth] ?? 0}`,
                  }))}
                />
              ),
            },
            { title: 'In all', align: 'end', cell: ({ total }) => total },
          ]}
        />
        <Details summary="By region and month as a table">
          <Table
            caption="Enquiries by region and month"
            rows={regions}
            rowKey={({ name }) => name}
            columns={[
              { title: 'Region', head: true, cell: ({ name }) => name },
              ...months.map(({ short }, nth) => ({
                title: short,
                align: 'end' as const,
                cell: ({ received }: RegionInNumbers) => received[nth] ?? 0,
              })),
            ]}
          />
        </Details>
      </Stack>
    </Section>
  )
}

function FirstAnswer({ months }: { months: readonly MonthInNumbers[] }) {
  return (
    <Section
      id="first-answer"
      title="How long until the first answer"
      lead="Of those who asked in a month and were answered, half had their first answer within this time: the median, in working days. Weekends and public holidays of their region do not count."
    >
      <Stack>
        <MonthBars
          caption="Median time to the first answer by month, in working days"
          bars={months.map(({ short, long, medianMinutes, median, medianDays }) => ({
            short,
            long,
            value: medianMinutes,
            text: medianDays ?? '–',
            words: median ?? 'nothing to count',
          }))}
        />
        <Details summary="Month by month as a table">
          <Table
            caption="Enquiries and first answers by month"
            rows={months}
            rowKey={({ long }) => long}
            columns={[
              { title: 'Month', head: true, cell: ({ long }) => long },
              { title: 'Asked', align: 'end', cell: ({ received }) => received },
              { title: 'Answered', align: 'end', cell: ({ answered }) => answered },
              { title: 'Half of them within', align: 'end', cell: ({ median }) => median ?? '–' },
            ]}
          />
        </Details>
      </Stack>
    </Section>
  )
}
