import { dateIn, formatDateOnly, formatMeetingTime } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Framing } from './framing.ts'
import { peopleInWords } from './told-words.ts'

export interface LetterPageProps {
  framing: Framing
  group: { id: string; timeZone: string; mode: 'face-to-face' | 'online' }
  first: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  leaders: { name: string; phone: string | null }[]
  moderator: string | null
  processLeader: string | null
  words: { plan: string; seenWell: string; reading: string }
  sentAt: Temporal.Instant | null
  /** The society's page on meeting online (R35); null for a group in a room, or when there is none. */
  onlineGuidelinesUrl: string | null
  /** How many people it goes to. */
  people: number
  /** It has just been sent, to so many. */
  told: number | null
  attempt?: Attempt | undefined
}

export function LetterPage({
  framing,
  group,
  first,
  leaders,
  words,
  sentAt,
  people,
  told,
  attempt,
  onlineGuidelinesUrl,
  ...roles
}: LetterPageProps) {
  if (!first) {
    return (
      <GroupFrame {...framing} title="The letter" current={`/groups/${group.id}/meetings`}>
        <EmptyState
          title="The dates come first"
          action={{ href: `/groups/${group.id}/meetings`, label: 'Make the dates' }}
        >
          The letter tells everybody when you first meet. Make the term’s dates, then come back.
        </EmptyState>
      </GroupFrame>
    )
  }
  const silent = leaders.filter(({ phone }) => !phone)
  return (
    <GroupFrame {...framing} title="The letter" current={`/groups/${group.id}/meetings`}>
      <Stack gap="large">
        {sentAt && (
          <Notice kind="good" title="The letter is out">
            <p>
              {told === null
                ? `It was sent on ${formatDateOnly(dateIn(sentAt, group.timeZone))}.`
                : `It went to ${peopleInWords(told)}.`}{' '}
              You can change it below and send it once more; everybody then gets it again.{' '}
              <a href={`/groups/${group.id}/circle`}>See what members see</a>
            </p>
          </Notice>
        )}
        <Section
          title="The letter before the first meeting"
          lead={`It goes by email to ${peopleInWords(people)}, every member and leader, with all dates and an invitation to the first meeting for their own calendar.`}
        >
          <Facts
            facts={[
              ['First meeting', formatMeetingTime(first.startsAt, first.endsAt, group.timeZone)],
              ['Moderator', roles.moderator ?? <a href={`/groups/${group.id}/meetings`}>not chosen yet</a>],
              roles.processLeader ? ['Watches the process', roles.processLeader] : null,
              [
                'Phone numbers',
                leaders.map(({ name, phone }) => `${name}: ${phone ?? 'none given'}`).join(' · '),
              ],
              onlineGuidelinesUrl !== null && [
                'Linked in it',
                <a href={onlineGuidelinesUrl} rel="noreferrer">
                  the society’s guidelines for meeting online
                </a>,
              ],
            ]}
          />
          {silent.length > 0 && (
            <Notice kind="attention" title="Everybody should be able to ring you on the day">
              {silent.map(({ name }) => name).join(' and ')} gave none. Each of you adds your own in your{' '}
              <a href="/profile">profile</a>.
            </Notice>
          )}
        </Section>
        <Form
          action={`/groups/${group.id}/letter`}
          attempt={attempt}
          submit={sentAt ? 'Send the letter again' : 'Send the letter'}
        >
          <TextArea name="plan" label="The plan of the first meeting" rows={9} value={words.plan} />
          <TextArea
            name="seen_well"
            label={group.mode === 'online' ? 'How to be seen and heard well' : 'How to arrive well'}
            rows={7}
            optional
            value={words.seenWell}
          />
          <TextArea
            name="reading"
            label="Something to read first"
            hint="A book, a paper or a page that helped you. Nothing about a patient, please."
            rows={4}
            optional
            value={words.reading}
          />
        </Form>
      </Stack>
    </GroupFrame>
  )
}
