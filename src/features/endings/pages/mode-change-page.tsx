import { formatDate } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { CheckboxGroup, RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'
import type { ChecklistPoint } from '../rules/mode-checklist.ts'
import { MeetingChoice } from './meeting-choice.tsx'

export interface ModeChangePageProps {
  framing: Framing
  group: { id: string; timeZone: string }
  to: 'face-to-face' | 'online'
  points: readonly ChecklistPoint[]
  ticked: readonly string[]
  meetings: readonly MeetingAhead[]
  /** The society’s installation has all that the room of this site needs. */
  isReady: boolean
  /** Decided, and not come yet. */
  coming: {
    fromOn: Temporal.PlainDate
    place: { name: string; address: string } | null
    inOwnRoom: boolean
    reason: string | null
  } | null
  done: 'ticked' | 'decided' | 'changed' | 'taken-back' | null
  attempts: { points?: Attempt | undefined; change?: Attempt | undefined; withdrawal?: Attempt | undefined }
}

const inWords = { online: 'online', 'face-to-face': 'face to face' } as const
const doneWords = {
  ticked: 'Saved.',
  decided: 'It is decided. Everybody of the circle gets one email with all later dates.',
  changed: 'It holds from now on. Everybody of the circle gets one email with all later dates.',
  'taken-back': 'The group meets as before. Everybody is told.',
} as const

/** A group changes between face to face and online: thought through first, then from a date on (R77). */
export function ModeChangePage(props: ModeChangePageProps) {
  const { framing, group, to, coming, done, attempts } = props
  const endings = `/groups/${group.id}/endings`
  return (
    <GroupFrame {...framing} title={`Meeting ${inWords[to]}`} current={endings}>
      <BackLink href={endings}>Changes & endings</BackLink>
      <Stack gap="large">
        {done && (
          <Notice kind="good" title={doneWords[done]}>
            {done === 'changed' && (
              <p>
                <a href={`/groups/${group.id}/plan#essentials`}>See what the group needs now</a>
              </p>
            )}
          </Notice>
        )}
        {attempts.withdrawal?.refusal && <Notice kind="problem" title={attempts.withdrawal.refusal} />}
        {coming ? (
          <Section
            title={`You meet ${inWords[to]} from ${formatDate(coming.fromOn)} on`}
            lead="Until then nothing changes. The group’s page, its essentials and its way in follow by themselves, a day before."
          >
            <Stack>
              <Facts
                facts={[
                  [
                    'Where',
                    to === 'online' ? (
                      <a key="room" href={`/groups/${group.id}/online-room`}>
                        {coming.inOwnRoom ? 'In the room of this site' : 'Behind a link of your own'}
                      </a>
                    ) : (
                      coming.place && `${coming.place.name}, ${coming.place.address}`
                    ),
                  ],
                  ['Your words', coming.reason],
                ]}
              />
              <PostButton
                action={`/groups/${group.id}/mode-change/withdrawal`}
                label="Stay as it is"
                confirm="Everybody of the circle is told, and the dates in their calendars go back."
              />
            </Stack>
          </Section>
        ) : (
          <>
            <Checklist {...props} />
            <Decide {...props} />
          </>
        )}
      </Stack>
    </GroupFrame>
  )
}

function Checklist({ group, to, points, ticked, attempts }: ModeChangePageProps) {
  return (
    <Section
      id="checklist"
      title={`Before you meet ${inWords[to]}`}
      lead={
        to === 'online'
          ? 'Your members know each other, which makes it easier than a new online group. Still, it is another frame: think it through, tick what is settled, and take your time.'
          : 'A room is another frame than a screen: think it through, tick what is settled, and take your time.'
      }
    >
      <Stack>
        <Row>
          <LinkButton
            href={`/contact?kind=${to === 'online' ? 'move-online' : 'something-else'}`}
            tone={ticked.includes('advice') ? 'plain' : 'primary'}
          >
            Ask the administrator for advice
          </LinkButton>
        </Row>
        <Form
          action={`/groups/${group.id}/mode-change/points`}
          attempt={attempts.points}
          submit="Save"
          tone="plain"
        >
          <CheckboxGroup
            name="points"
            label="What is settled"
            optional
            value={ticked}
            options={points.map(({ name, text, why }) => ({ value: name, label: text, hint: why }))}
          />
        </Form>
      </Stack>
    </Section>
  )
}

function Decide({ group, to, points, ticked, meetings, isReady, attempts }: ModeChangePageProps) {
  const open = points.filter(({ name }) => !ticked.includes(name)).length
  return (
    <Section
      id="decision"
      title="Then from a date on"
      lead={
        open > 0
          ? `${open === 1 ? 'One point is' : `${open} points are`} not ticked yet. Nothing waits for them; they are advice.`
          : 'Everything is ticked.'
      }
    >
      <Form
        action={`/groups/${group.id}/mode-change`}
        attempt={attempts.change}
        submit="Decide, and tell the circle"
      >
        <MeetingChoice
          name="first"
          label={`The first meeting ${inWords[to]}`}
          hint="The one before it stays as it is."
          meetings={meetings}
          timeZone={group.timeZone}
          also={{ value: 'now', label: 'From now on' }}
        />
        {to === 'online' ? (
          <>
            <RadioChoice
              name="online"
              label="Where do you meet then?"
              value={isReady ? 'here' : 'elsewhere'}
              options={[
                {
                  value: 'here',
                  label: 'In the room of this site',
                  hint: isReady
                    ? 'From browser to browser, up to twelve people, through a waiting room.'
                    : 'Not everything that it needs has been checked on this installation yet; until then we advise a link of your own.',
                },
                {
                  value: 'elsewhere',
                  label: 'Behind a link of your own',
                  hint: 'Zoom, Teams or another tool.',
                },
              ]}
            />
            <TextField
              name="url"
              type="url"
              label="The link of your own tool"
              hint="Members see it on the circle’s page when the doors open, never in an email. In the room of this site you need none; if you have one, it is where you go on should the room fail."
              optional
            />
          </>
        ) : (
          <>
            <TextField name="place" label="The room" hint="As members look for it." width="medium" />
            <TextField name="address" label="Its address" />
            <NumberField name="seats" label="Seats in a circle" />
          </>
        )}
        <TextField name="reason" label="In a sentence, for the circle" optional />
      </Form>
    </Section>
  )
}
