import { dateIn, formatDateOnly, formatMeetingTime } from '../../../shared/calendar.ts'
import { peopleInWords } from '../../../shared/words.ts'
import { Button, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { PreparatoryWords } from '../rules/preparatory-words.ts'
import { LetterPreview, type PreviewProps } from './letter-preview.tsx'

export interface PreparatoryPageProps {
  framing: Framing
  group: { id: string; timeZone: string; mode: 'face-to-face' | 'online' }
  first: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  leaders: { name: string; phone: string | null }[]
  moderator: string | null
  processLeader: string | null
  words: PreparatoryWords
  /** They are the leaders' own, so that ours can be had back. */
  isOwn: boolean
  /** How much stands in the reading list. */
  reading: number
  preview: PreviewProps
  sentAt: Temporal.Instant | null
  /** The society's page on meeting online (R35); null for a group in a room, or when there is none. */
  onlineGuidelinesUrl: string | null
  /** How many people it goes to. */
  people: number
  /** It has just been sent, to so many. */
  told: number | null
  saved: string | null
  attempt?: Attempt | undefined
}

export function PreparatoryPage({
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
  isOwn,
  reading,
  preview,
  saved,
  ...roles
}: PreparatoryPageProps) {
  if (!first) {
    return (
      <GroupFrame {...framing} title="The letter" current={`/groups/${group.id}/letters`}>
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
    <GroupFrame {...framing} title="The letter" current={`/groups/${group.id}/letters`}>
      <Stack gap="large">
        <BackLink href={`/groups/${group.id}/letters`}>All letters</BackLink>
        {saved && <Notice kind="good" title={saved} />}
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
          actions={
            isOwn && (
              <PostButton
                action={`/groups/${group.id}/letters/preparatory/reset`}
                label="Use the words it came with"
                tone="quiet"
                confirm="Your words of this letter are deleted, and ours stand in it again."
              />
            )
          }
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
          beside={
            <Button tone="plain" action={`/groups/${group.id}/letter/words`}>
              Save and look at it
            </Button>
          }
        >
          <TextArea name="opening" label="How it begins" rows={3} optional value={words.opening} />
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
            hint={
              <>
                A word of yours; below it stands <a href={`/groups/${group.id}/reading`}>the reading list</a>
                {reading === 0 ? ', which is empty so far.' : ` (${reading}).`}
              </>
            }
            rows={3}
            optional
            value={words.reading}
          />
          <TextArea name="closing" label="How it ends" rows={3} optional value={words.closing} />
        </Form>
        <LetterPreview {...preview} />
      </Stack>
    </GroupFrame>
  )
}
