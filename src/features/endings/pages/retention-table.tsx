import { formatDateOnly } from '../../../shared/calendar.ts'
import { Table, Under } from '../../../ui/facts.tsx'
import type { KeptUntil } from '../rules/retention.ts'

/** What is deleted, and when. */
export function RetentionTable({ kept }: { kept: readonly KeptUntil[] }) {
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
        { title: 'Deleted', cell: (row) => whenInWords(row) },
      ]}
      rows={kept}
      rowKey={({ what }) => what}
    />
  )
}

function whenInWords({ on, when }: KeptUntil): string {
  if (on === 'now') return 'at once, when you announce it'
  return on ? formatDateOnly(on) : (when ?? '')
}
