import { LinkButton } from '../../../ui/actions.tsx'
import { Table } from '../../../ui/facts.tsx'
import { Badge } from '../../../ui/notices.tsx'

/** One of a person's certificates, in a line. */
export interface CertificateLine {
  id: string
  group: string
  /** 'from 6 January to 24 March 2026' */
  period: string
  hours: string
  isLed: boolean
  issuedOn: string
  isWithdrawn: boolean
}

export function CertificateTable({
  lines,
  withGroup,
}: {
  lines: readonly CertificateLine[]
  withGroup: boolean
}) {
  return (
    <Table
      caption="Your certificates"
      captionHidden
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Issued',
          head: true,
          cell: ({ id, issuedOn, isWithdrawn }) => (
            <>
              <a href={`/certificates/${id}`}>{issuedOn}</a> {isWithdrawn && <Badge>withdrawn</Badge>}
            </>
          ),
        },
        ...(withGroup
          ? [
              {
                title: 'Group',
                cell: ({ group, isLed }: CertificateLine) => `${group}${isLed ? ', led' : ''}`,
              },
            ]
          : []),
        { title: 'Meetings', cell: ({ period }) => period },
        { title: 'Hours', cell: ({ hours }) => hours, align: 'end' },
      ]}
    />
  )
}

export function MakeOne({ href, tone }: { href: string; tone?: 'plain' | undefined }) {
  return (
    <LinkButton href={href} tone={tone}>
      Make a certificate
    </LinkButton>
  )
}
