import { formatDateOnly } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface CalendarPageProps {
  /** null while there is no feed. */
  feed: { https: string; webcal: string; madeOn: Temporal.PlainDate } | null
  /** The address has just been made or replaced. */
  wasMade: boolean
  attempt?: Attempt | undefined
}

export function CalendarPage({ feed, wasMade, attempt }: CalendarPageProps) {
  return (
    <Document title="Dates in your calendar" secret>
      <PageHeader
        title="Dates in your own calendar"
        lead="Your calendar program can follow your groups’ dates by itself: new ones appear, moved ones move, cancelled ones are struck out."
        back={{ href: '/home', label: 'Home' }}
      />
      <Stack gap="large">
        {wasMade && feed && (
          <Notice kind="good" title="Your calendar address is made.">
            <p>Next: add it to your calendar program. An earlier address has stopped working.</p>
          </Notice>
        )}
        {attempt?.refusal && <Notice kind="problem">{attempt.refusal}</Notice>}
        {feed ? (
          <>
            <Section
              title="Your address"
              lead={`Made on ${formatDateOnly(feed.madeOn)}. Keep it to yourself: whoever has it can read your dates.`}
            >
              <Stack>
                <LinkButton href={feed.webcal}>Open in my calendar program</LinkButton>
                <p>
                  Or copy this address, and add it in Google Calendar, Outlook or Apple Calendar as a calendar
                  “from the web” or “from URL”:
                </p>
                <Copyable id="calendar-address" label="Your calendar address" value={feed.https} />
                <p>
                  The calendar says “Balint group” and the time, and nothing else: no names, no way in, no
                  phone numbers.
                </p>
              </Stack>
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
