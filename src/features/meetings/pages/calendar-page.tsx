import { formatDateOnly } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface CalendarPageProps {
  /** null while there is no feed. */
  feed: { https: string; webcal: string; madeOn: Temporal.PlainDate } | null
  attempt?: Attempt | undefined
}

export function CalendarPage({ feed, attempt }: CalendarPageProps) {
  return (
    <Document title="Dates in your calendar" secret>
      <Stack gap="large">
        <PageHeader
          title="Dates in your own calendar"
          lead="Your calendar program can follow your groups’ dates by itself: new ones appear, moved ones move, cancelled ones are struck out."
          back={{ href: '/home', label: 'Home' }}
        />
        {attempt?.refusal && <Notice kind="problem">{attempt.refusal}</Notice>}
        {feed ? (
          <>
            <Section
              title="Your address"
              lead={`Made on ${formatDateOnly(feed.madeOn)}. Keep it to yourself: whoever has it can read your dates.`}
            >
              <p>
                <a href={feed.webcal}>Open in my calendar program</a>
              </p>
              <p>
                Or add this address as a calendar “from the web” in Google Calendar, Outlook or Apple
                Calendar:
              </p>
              <p>
                <code>{feed.https}</code>
              </p>
              <p>
                The calendar says “Balint group” and the time, and nothing else: no names, no way in, no phone
                numbers.
              </p>
            </Section>
            <PostButton
              action="/calendar/feed"
              label="Replace the address"
              confirm="The old address stops working at once; you then add the new one to your calendar program."
            />
          </>
        ) : (
          <PostButton action="/calendar/feed" label="Make my calendar address" tone="primary" />
        )}
      </Stack>
    </Document>
  )
}
