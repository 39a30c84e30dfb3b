import { Facts } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { type CertificateLine, CertificateTable, MakeOne } from './hours-pieces.tsx'

export interface GroupHoursPageProps {
  framing: Framing
  groupId: string
  isLed: boolean
  /** null while nothing counts. */
  total: { hours: string; meetings: string; period: string } | null
  make: string
  certificates: readonly CertificateLine[]
}

/** One's own hours in a group, among its pages. */
export function GroupHoursPage({ framing, groupId, isLed, total, make, certificates }: GroupHoursPageProps) {
  return (
    <GroupFrame {...framing} title="Certificates" current={`/groups/${groupId}/certificates`}>
      <Stack gap="large">
        <Section
          title={isLed ? 'The hours you have led here' : 'Your hours in this group'}
          lead={
            isLed
              ? 'Counted from the attendance that was taken. Members make their own certificates; nobody makes one for another, and you do not see theirs.'
              : 'Counted from the attendance your leaders took. Only you can make your certificate, and only you see it here.'
          }
        >
          {total ? (
            <Stack>
              <Facts
                facts={[
                  ['Hours', total.hours],
                  ['Meetings', `${total.meetings}, ${total.period}`],
                ]}
              />
              <p>
                <MakeOne href={make} />
              </p>
            </Stack>
          ) : (
            <EmptyState
              title="No hours yet"
              action={isLed ? { href: `/groups/${groupId}/attendance`, label: 'Take attendance' } : undefined}
            >
              <p>
                {isLed
                  ? 'They count as soon as attendance of a meeting has been taken, which takes a minute.'
                  : 'They count as soon as a leader has taken attendance of a meeting to which you came.'}
              </p>
            </EmptyState>
          )}
        </Section>
        {certificates.length > 0 && (
          <Section title="Certificates you have made">
            <CertificateTable lines={certificates} withGroup={false} />
          </Section>
        )}
        <p>
          <a href="/certificates">Your hours over all groups</a>
        </p>
      </Stack>
    </GroupFrame>
  )
}
