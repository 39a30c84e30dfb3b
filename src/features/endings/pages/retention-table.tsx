import { formatDateOnly } from '../../../shared/calendar.ts'
import { Table, Under } from '../../../ui/facts.tsx'
import type { KeptUntil } from '../rules/retention.ts'

/** What is deleted, and when. */
export function RetentionTable({
  kept,
  isAnnounced = false,
}: {
  kept: readonly KeptUntil[]
  isAnnounced?: boolean
}) {
  return (
    <Table
      caption="What is deleted, and when"
      captionHidden
      columns={[
        {
          title: 'What',
          head: true,
          cell: ({ what, why }) => (
            <>
              {what}
              <Under>{why}</Under>
            </>
          ),
        },
        { title: 'Deleted', cell: (row) => whenInWords(row, isAnnounced) },
      ]}
      rows={kept}
      rowKey={({ what }) => what}
    />
  )
}

function whenInWords({ on, when }: KeptUntil, isAnnounced: boolean): string {
  if (on === 'now') return isAnnounced ? 'gone already' : 'as soon as you announce it'
  return on ? formatDateOnly(on) : (when ?? '')
}
