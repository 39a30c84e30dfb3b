import { formatDateOnly } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { CalendarChoice } from '../rules/calendar-words.ts'

export interface ShownFeed {
  https: string
  webcal: string
  madeOn: Temporal.PlainDate
}

export type CalendarDone = 'made' | 'ended' | 'words'

export interface CalendarPageProps {
  /** Of all the viewer's groups; null while there is none. */
  feed: ShownFeed | null
  groups: readonly { id: string; name: string; isLed: boolean; feed: ShownFeed | null }[]
  choice: CalendarChoice
  /** As an entry would read today. */
  says: { title: string; place: string | null }
  done: CalendarDone | null
  attempts: { feed?: Attempt | undefined; words?: Attempt | undefined }
}

export function CalendarPage(props: CalendarPageProps) {
  const { feed, groups, done, attempts } = props
  return (
    <Document title="Dates in your calendar" secret>
      <PageHeader
        title="Dates in your own calendar"
        lead="Your calendar program can follow your groups’ dates by itself: new ones appear, moved ones move, cancelled ones are struck out."
        back={{ href: '/home', label: 'Home' }}
      />
      <Stack gap="large">
        {done && <Done done={done} />}
        {attempts.feed?.refusal && <Notice kind="problem">{attempts.feed.refusal}</Notice>}
        <Section
          title="All your groups in one"
          lead={
            feed ? madeOn(feed) : 'One address for your calendar program: Google, Apple, Outlook or another.'
          }
        >
          {feed ? (
            <Stack>
              <Subscribe feed={feed} id="calendar-address" label="Your calendar address" isMain />
              <ReplaceOrStop groupId={null} />
            </Stack>
          ) : (
            <PostButton action="/calendar/feed" label="Make my calendar address" tone="primary" />
          )}
        </Section>
        {groups.length > 0 && (
          <Section
            title="One group alone"
            lead="For a calendar you share with somebody who need not know of your other groups, or to give one group a colour of its own."
          >
            <Stack>
              {groups.map((group) => (
                <Card key={group.id} title={group.name}>
                  {group.feed ? (
                    <Stack>
                      <p>{madeOn(group.feed)}</p>
                      <Subscribe
                        feed={group.feed}
                        id={`address-${group.id}`}
                        label={`Calendar address of ${group.name}`}
                      />
                      <ReplaceOrStop groupId={group.id} about={group.name} />
                    </Stack>
                  ) : (
                    <PostButton
                      action="/calendar/feed"
                      label="Make an address for this group"
                      about={group.name}
                      fields={{ group: group.id }}
                    />
                  )}
                </Card>
              ))}
            </Stack>
          </Section>
        )}
        <Words {...props} />
      </Stack>
    </Document>
  )
}

const madeOn = ({ madeOn: day }: ShownFeed): string =>
  `Made on ${formatDateOnly(day)}. Keep it to yourself: whoever has it can read these dates.`

function Done({ done }: { done: CalendarDone }) {
  switch (done) {
    case 'made':
      return (
        <Notice kind="good" title="Your calendar address is made.">
          <p>Next: add it to your calendar program. An earlier address has stopped working.</p>
        </Notice>
      )
    case 'ended':
      return (
        <Notice kind="good" title="The address has stopped.">
          <p>You may take that calendar out of your program.</p>
        </Notice>
      )
    case 'words':
      return (
        <Notice kind="good" title="Your calendar will say it so.">
          <p>
            Programs read it anew when they next look, within some hours; invitations do from the next one on.
          </p>
        </Notice>
      )
  }
}

function Subscribe({
  feed,
  id,
  label,
  isMain,
}: {
  feed: ShownFeed
  id: string
  label: string
  isMain?: boolean
}) {
  return (
    <>
      <Row>
        <LinkButton href={feed.webcal} tone={isMain ? 'primary' : 'plain'}>
          Open in my calendar program
        </LinkButton>
      </Row>
      <Copyable
        id={id}
        label={label}
        hint={
          isMain
            ? 'Or copy it, and add it in Google Calendar, Outlook or Apple Calendar as a calendar “from the web” or “from URL”.'
            : undefined
        }
        value={feed.https}
      />
    </>
  )
}

function ReplaceOrStop({ groupId, about }: { groupId: string | null; about?: string | undefined }) {
  const fields: Record<string, string> = groupId ? { group: groupId } : {}
  return (
    <Row>
      <PostButton
        action="/calendar/feed"
        label="Replace the address"
        about={about}
        fields={fields}
        confirm="The old address stops working at once; you then add the new one to your calendar program."
      />
      <PostButton
        action="/calendar/feed/end"
        label="Stop it"
        about={about}
        fields={fields}
        confirm="The address stops working at once. You can make another whenever you like."
      />
    </Row>
  )
}

function Words({ choice, says, groups, attempts }: CalendarPageProps) {
  return (
    <Section
      id="words"
      title="What your calendar says"
      lead="Calendars are kept on other people’s machines, and others look over one’s shoulder. Yours never hold names of people, the way in, or telephone numbers."
    >
      <Stack>
        <p>
          Now it says <strong>“{says.title}”</strong>
          {says.place === null ? ' and the time, and not where.' : ', the time, and where.'}
          {groups.some(({ isLed }) => isLed) &&
            ' For the groups you lead it also holds your own times before and after; members’ calendars never do.'}
        </p>
        <Form action="/calendar/words" attempt={attempts.words} submit="Save">
          <RadioChoice
            name="title"
            label="Each meeting is called"
            value={choice.title}
            options={[
              { value: 'balint-group', label: 'Balint group' },
              { value: 'group-name', label: 'the group’s name' },
              { value: 'own-word', label: 'a word of my own', hint: 'Then nothing says what it is.' },
            ]}
          />
          <TextField
            name="own_word"
            label="A word of my own"
            hint="Such as “Meeting”. Only where you chose so above."
            optional
            value={choice.ownWord ?? undefined}
          />
          <Checkbox
            name="shows_place"
            label="Say where it is"
            hint="The name of the place, or that it is online."
            checked={choice.showsPlace}
          />
        </Form>
      </Stack>
    </Section>
  )
}
