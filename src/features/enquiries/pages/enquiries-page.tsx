import { type EnquiryKind, kindInWords } from '../../../shared/enquiry-kinds.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination, Table } from '../../../ui/facts.tsx'
import { PageHeader, Stack, Tabs } from '../../../ui/layout.tsx'
import { ListFilters } from '../../../ui/list-filters.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { EnquiryList } from '../queries/enquiries-in-charge.ts'
import type { EnquiryStep } from '../rules/next-step.ts'
import { stepInBrief } from './step-words.ts'

export interface EnquiryRow {
  id: string
  name: string
  kind: EnquiryKind
  regionName: string | null
  inHand: string | null
  isForwarded: boolean
  /** 'today', '12 days ago': when they asked, or, while they wait, since when they do. */
  age: string
  step: EnquiryStep
  /** The day that was promised has passed. */
  isLate: boolean
}

/** What the address asks for; each answer leaves the others as they are. */
export interface ShownFilter {
  kind: EnquiryKind | undefined
  regionId: string | undefined
  mine: boolean
}

interface EnquiriesPageProps {
  list: EnquiryList
  filter: ShownFilter
  /** The kinds and regions that there are for this reader. */
  kinds: readonly EnquiryKind[]
  regions: readonly { id: string; name: string }[]
  rows: readonly EnquiryRow[]
  waiting: number
  /** Whether the numbers of the year are for this reader. */
  mayCount: boolean
  /** The address of a list with a filter. */
  hrefOf: (list: EnquiryList, filter: Partial<ShownFilter>) => string
  next: string | undefined
  isFirst: boolean
  /** What has just been done to one that is gone from here. */
  done: 'closed' | 'given-back' | undefined
}

export function EnquiriesPage(props: EnquiriesPageProps) {
  const { list, filter, rows, waiting, hrefOf, next, isFirst, done } = props
  const here = hrefOf(list, filter)
  return (
    <Document title="Enquiries" width="wide">
      <PageHeader
        title="Enquiries"
        lead="Who has written to the society, and what is to be done next."
        actions={
          props.mayCount && (
            <LinkButton href="/enquiries/numbers" tone="plain">
              In numbers
            </LinkButton>
          )
        }
      />
      {done && <Done done={done} />}
      <Stack>
        <Tabs
          label="Enquiries"
          current={here}
          tabs={[
            { href: hrefOf('waiting', filter), label: 'Waiting for us', count: waiting },
            { href: hrefOf('open', filter), label: 'All open' },
            { href: hrefOf('closed', filter), label: 'Closed' },
          ]}
        />
        <Filters {...props} />
        <Table
          caption={captions[list]}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            isFirst ? <Empty {...props} /> : <EmptyState title="That is all">There are no more.</EmptyState>
          }
          columns={[
            { title: 'From', head: true, cell: ({ id, name }) => <a href={`/enquiries/${id}`}>{name}</a> },
            { title: 'About', cell: ({ kind }) => kindInWords[kind] },
            {
              title: 'Region',
              cell: ({ kind, regionName }) => (kind === 'concern' ? '–' : (regionName ?? 'not known')),
            },
            { title: 'In the hands of', cell: (row) => <InHand row={row} /> },
            { title: list === 'waiting' ? 'Wrote' : 'Asked', cell: ({ age }) => age },
            { title: 'Next step', cell: (row) => <Step row={row} /> },
          ]}
        />
      </Stack>
      <Pagination previous={isFirst ? undefined : here} next={next} />
    </Document>
  )
}

function Done({ done }: { done: 'closed' | 'given-back' }) {
  if (done === 'given-back') {
    return (
      <Notice kind="good" title="The enquiry is back with those in charge.">
        <p>You do not see it any more. Should you be needed again, it is forwarded to you once more.</p>
      </Notice>
    )
  }
  return (
    <Notice kind="good" title="The enquiry is closed.">
      <p>Should the enquirer write again, it opens by itself and you are told.</p>
    </Notice>
  )
}

/** Each is an address: it can be kept, and sent to a colleague. */
function Filters({ list, filter, kinds, regions }: EnquiriesPageProps) {
  return (
    <ListFilters
      action="/enquiries"
      label="Which enquiries"
      kept={list === 'waiting' ? {} : { list }}
      questions={[
        {
          label: 'About',
          name: 'kind',
          all: 'Everything',
          options: kinds.map((kind) => ({ value: kind, label: kindInWords[kind] })),
          value: filter.kind,
        },
        ...(regions.length > 1
          ? [
              {
                label: 'Region',
                name: 'region',
                all: 'All regions',
                options: regions.map(({ id, name }) => ({ value: id, label: name })),
                value: filter.regionId,
              },
            ]
          : []),
        {
          label: 'In the hands of',
          name: 'mine',
          all: 'Anybody',
          options: [{ value: 'yes', label: 'Mine' }],
          value: filter.mine ? 'yes' : undefined,
        },
      ]}
    />
  )
}

const captions: Record<EnquiryList, string> = {
  waiting: 'Enquiries that wait for an answer, the longest wait first',
  open: 'Open enquiries, the newest first',
  closed: 'Closed enquiries, the newest first',
}

function InHand({ row: { inHand, isForwarded } }: { row: EnquiryRow }) {
  return (
    <>
      {inHand ?? '–'}
      {inHand && isForwarded && ', of Council'}
    </>
  )
}

function Step({ row: { step, isLate } }: { row: EnquiryRow }) {
  if (step === 'answer') {
    return <Badge kind={isLate ? 'problem' : 'attention'}>{isLate ? 'Answer: overdue' : 'Answer'}</Badge>
  }
  return <>{stepInBrief[step]}</>
}

function Empty({ list, filter, hrefOf }: EnquiriesPageProps) {
  if (filter.kind || filter.regionId || filter.mine) {
    return (
      <EmptyState
        title="None is like this"
        action={{ href: hrefOf(list, {}), label: 'Leave the filters out' }}
      >
        <p>There may be others in this list.</p>
      </EmptyState>
    )
  }
  if (list === 'waiting') {
    return (
      <EmptyState
        title="Nobody is waiting"
        action={{ href: hrefOf('open', {}), label: 'See all open enquiries' }}
      >
        <p>As soon as somebody writes who is yours to answer, you are told by email and find it here.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={list === 'open' ? 'No enquiry is open' : 'No enquiry has been closed yet'}>
      <p>Enquiries come in through “Ask us” and with the plans that people try under “Start a group”.</p>
    </EmptyState>
  )
}
