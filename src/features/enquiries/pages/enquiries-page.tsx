import { Document } from '../../../ui/document.tsx'
import { Pagination, Table } from '../../../ui/facts.tsx'
import { PageHeader, Tabs } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { EnquiryList } from '../queries/enquiries-in-charge.ts'
import type { EnquiryKind } from '../queries.ts'
import type { EnquiryStep } from '../rules/next-step.ts'
import { stepInBrief } from './step-words.ts'
import { kindInWords } from './words.ts'

export interface EnquiryRow {
  id: string
  name: string
  kind: EnquiryKind
  regionName: string | null
  /** 'today', '12 days ago' */
  age: string
  step: EnquiryStep
  /** The society's own limit for an answer has passed. */
  isLate: boolean
}

interface EnquiriesPageProps {
  list: EnquiryList
  rows: readonly EnquiryRow[]
  waiting: number
  next: string | undefined
  isFirst: boolean
  /** One has just been closed. */
  wasClosed: boolean
}

const addressOf = (list: EnquiryList) => (list === 'waiting' ? '/enquiries' : `/enquiries?list=${list}`)

export function EnquiriesPage({ list, rows, waiting, next, isFirst, wasClosed }: EnquiriesPageProps) {
  return (
    <Document title="Enquiries" width="wide">
      <PageHeader title="Enquiries" lead="Who has written to the society, and what is to be done next." />
      {wasClosed && (
        <Notice kind="good" title="The enquiry is closed.">
          <p>Should the enquirer write again, it opens by itself and you are told.</p>
        </Notice>
      )}
      <Tabs
        label="Enquiries"
        current={addressOf(list)}
        tabs={[
          { href: addressOf('waiting'), label: 'Waiting for us', count: waiting },
          { href: addressOf('open'), label: 'All open' },
          { href: addressOf('closed'), label: 'Closed' },
        ]}
      />
      <Table
        caption={captions[list]}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          isFirst ? <Empty list={list} /> : <EmptyState title="That is all">There are no more.</EmptyState>
        }
        columns={[
          { title: 'From', head: true, cell: ({ id, name }) => <a href={`/enquiries/${id}`}>{name}</a> },
          { title: 'About', cell: ({ kind }) => kindInWords[kind] },
          { title: 'Region', cell: ({ regionName }) => regionName ?? 'not known' },
          { title: 'Asked', cell: ({ age }) => age },
          { title: 'Next step', cell: (row) => <Step row={row} /> },
        ]}
      />
      <Pagination previous={isFirst ? undefined : addressOf(list)} next={next} />
    </Document>
  )
}

const captions: Record<EnquiryList, string> = {
  waiting: 'Enquiries that wait for an answer, the longest wait first',
  open: 'Open enquiries, the newest first',
  closed: 'Closed enquiries, the newest first',
}

function Step({ row: { step, isLate } }: { row: EnquiryRow }) {
  if (step === 'answer') {
    return <Badge kind={isLate ? 'problem' : 'attention'}>{isLate ? 'Answer: overdue' : 'Answer'}</Badge>
  }
  return <>{stepInBrief[step]}</>
}

function Empty({ list }: { list: EnquiryList }) {
  if (list === 'waiting') {
    return (
      <EmptyState
        title="Nobody is waiting"
        action={{ href: addressOf('open'), label: 'See all open enquiries' }}
      >
        <p>As soon as somebody writes, you are told by email and find it here.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={list === 'open' ? 'No enquiry is open' : 'No enquiry has been closed yet'}>
      <p>Enquiries come in through “Ask us” and with the plans that people try under “Start a group”.</p>
    </EmptyState>
  )
}
