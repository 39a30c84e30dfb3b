import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { type CertificateLine, CertificateTable, MakeOne } from './hours-pieces.tsx'

/** What one has in one group, in words. */
export interface HoursLine {
  groupId: string
  groupName: string
  isLed: boolean
  hours: string
  /** '9 meetings' */
  meetings: string
  period: string
  make: string
}

export interface HoursPageProps {
  groups: readonly HoursLine[]
  certificates: readonly CertificateLine[]
}

/** One's own hours over all groups, and the certificates made of them. */
export function HoursPage({ groups, certificates }: HoursPageProps) {
  return (
    <Document title="Your hours" width="wide">
      <PageHeader
        title="Your hours"
        lead="Counted from the attendance your leaders took. Only you can make a certificate of it, and only you see your hours here."
        back={{ href: '/home', label: 'Home' }}
      />
      <Section
        title="By group"
        lead="Also of groups that you have left, as long as attendance is kept: a year after you left, or after you made a certificate of it. Certificates stay."
      >
        {groups.length === 0 ? (
          <EmptyState title="No hours yet" action={{ href: '/home', label: 'To your groups' }}>
            <p>
              They appear here as soon as a leader of yours has taken attendance of a meeting to which you
              came.
            </p>
          </EmptyState>
        ) : (
          <Columns of={2}>
            {groups.map((group) => (
              <Card
                key={group.make}
                title={group.groupName}
                meta={`${group.meetings} ${group.period}`}
                badges={
                  <Badge kind={group.isLed ? 'accent' : 'neutral'}>
                    {group.isLed ? 'led' : 'as a member'}
                  </Badge>
                }
                footer={<MakeOne href={group.make} tone="plain" />}
              >
                <p>{group.hours}</p>
              </Card>
            ))}
          </Columns>
        )}
      </Section>
      <Section title="Your certificates">
        {certificates.length === 0 ? (
          <p>None so far. Each one that you make is kept here as it was issued, until you withdraw it.</p>
        ) : (
          <CertificateTable lines={certificates} withGroup />
        )}
      </Section>
      <p>
        All of it by year, with workshops and supervision: <a href="/portfolio/years">your portfolio</a>.
      </p>
      <Section title="What a certificate is good for">
        <Prose>
          <p>
            Many colleges count an hour of a meeting as one credit, shown by a reflective note of your own.
            The certificate confirms that you were there; what you learned stays with you, and is never asked
            for here. Write your note so that nobody could know a patient by it.
          </p>
        </Prose>
      </Section>
    </Document>
  )
}
