import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { RoomChoice } from '../queries/room-choice.ts'

interface RoomChoicePageProps {
  group: Group
  seats: readonly Seat[]
  choice: RoomChoice
  inOwnRoom: boolean
  attempt?: Attempt | undefined
}

/** How an online group meets: where, and what it has agreed for the room of this site. */
export function RoomChoicePage({ group, seats, choice, inOwnRoom, attempt }: RoomChoicePageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Place"
      current={`/groups/${group.id}/place`}
    >
      <Section title="How you meet online" lead="Talk it over with the group, then say here what you agreed.">
        <Columns of="main-aside">
          <Stack>
            {!choice.isReady && (
              <Notice kind="attention" title="The society’s installation is not ready for the room yet.">
                <p>
                  Something that some people’s networks need is missing or has not been checked; the
                  administrators see what. Until then we advise a link of your own.
                </p>
              </Notice>
            )}
            <Form action={`/groups/${group.id}/online-room`} attempt={attempt} submit="Save how you meet">
              <RadioChoice
                name="where"
                label="Where do you meet?"
                value={inOwnRoom ? 'here' : 'elsewhere'}
                options={[
                  {
                    value: 'here',
                    label: 'In the room of this site',
                    hint: 'From browser to browser, up to twelve people. Members come in by their own link, through a waiting room.',
                  },
                  {
                    value: 'elsewhere',
                    label: 'Behind a link of your own',
                    hint: 'Zoom, Teams or another tool. You enter the link under “Place”.',
                  },
                ]}
              />
              <RadioChoice
                name="signal"
                label="How does somebody show that they wish to speak?"
                hint="As the group agreed; many groups do without."
                value={choice.signal}
                options={[
                  { value: 'none', label: 'No signal: we just speak' },
                  { value: 'hand', label: 'A raised hand' },
                  { value: 'symbol', label: 'A small symbol at the name' },
                ]}
              />
              <Checkbox
                name="phones"
                label="Somebody may come with a phone where nothing else can be had"
                hint="Advised against: the faces are very small on it."
                checked={choice.phonesAllowed}
              />
              <Checkbox
                name="tally"
                label="Count how often each member has told a case"
                hint="A number for each member and term, for you who lead alone: no dates, nothing else. When you take this back, what was counted is deleted."
                checked={choice.tallySince !== null}
              />
            </Form>
          </Stack>
          <Card title="What the room does not do" tone="wash">
            <p>
              It records nothing, has no private chat, shows no screens and counts nobody’s words. Who
              presents is known while it happens, and to nobody afterwards.
            </p>
            <p>
              <a href="/room-check">Try your own camera and sound</a>
            </p>
          </Card>
        </Columns>
      </Section>
    </GroupFrame>
  )
}
