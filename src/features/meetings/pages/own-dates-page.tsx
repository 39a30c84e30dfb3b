import { timeZoneName } from '../../../shared/calendar.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { type DateLine, DatesTable } from './dates-table.tsx'

interface OwnDatesPageProps {
  dates: readonly DateLine[]
  ownZone: string | null
  /** There are more than the page shows. */
  areMore: boolean
}

/** What lies ahead in all one's groups. */
export function OwnDatesPage({ dates, ownZone, areMore }: OwnDatesPageProps) {
  return (
    <Document title="Your dates" width="wide">
      <PageHeader
        back={{ href: '/home', label: 'Home' }}
        title="Your dates"
        lead={clocksInWords(dates, ownZone)}
      />
      <Stack>
        {dates.length === 0 ? (
          <EmptyState title="No date lies ahead" action={{ href: '/groups', label: 'Look at the groups' }}>
            The dates of every group you lead or belong to stand here, as soon as they are made.
          </EmptyState>
        ) : (
          <Section>
            <DatesTable caption="Your dates, soonest first" dates={dates} ownZone={ownZone} />
            {areMore && <p>These are the next {dates.length}; later ones are in your calendar.</p>}
          </Section>
        )}
        <Row>
          <LinkButton href="/calendar" tone="plain">
            Have the dates in your own calendar
          </LinkButton>
          <LinkButton href="/profile" tone="quiet">
            {ownZone ? 'Change your time zone' : 'Say which time zone you live in'}
          </LinkButton>
        </Row>
      </Stack>
    </Document>
  )
}

/** 'All times are UK time. If you live by other clocks, say so in your profile.' */
function clocksInWords(dates: readonly DateLine[], ownZone: string | null): string {
  const [zone, another] = [...new Set(dates.map(({ timeZone }) => timeZone))]
  const theirs = zone && !another ? `All times are ${timeZoneName(zone)}` : 'Each in its group’s own time'
  if (ownZone === null) return `${theirs}. If you live by other clocks, say so in your profile.`
  return ownZone === zone && !another
    ? `${theirs}.`
    : `${theirs}, and in yours (${timeZoneName(ownZone)}) where it differs.`
}
