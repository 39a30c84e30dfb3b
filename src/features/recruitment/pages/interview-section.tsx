import { firstName } from '../../../shared/first-name.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'

export interface InterviewInWords {
  /** How it stands. */
  state: 'not-invited' | 'choosing' | 'booked' | 'over' | 'held' | 'none'
  booked: {
    when: string
    there: string | null
    how: string
    leaders: string
    /** The room of this site, where they talk; null: elsewhere. */
    room: string | null
  } | null
  /** 'on 5 November 2026' */
  heldOn: string | null
  /** Times that are offered now. */
  times: readonly { value: string; label: string }[]
  /** May still be invited. */
  mayInvite: boolean
  mayArrange: boolean
}

interface InterviewSectionProps {
  here: string
  groupId: string
  name: string
  interview: InterviewInWords
  mayRecord: boolean
  saved: 'invited' | 'interview' | 'booked' | 'cancelled' | null
  attempt?: Attempt | undefined
}

const savedWords = {
  invited: 'Invited. They have an email with the way to your times.',
  interview: 'Saved.',
  booked: 'Booked. Everybody who talks has an email, with an entry for the calendar.',
  cancelled: 'Cancelled. Everybody has been told, and the hour is free again.',
}

/** R53: everybody is talked with; kept are the day and what was decided. */
export function InterviewSection(props: InterviewSectionProps) {
  const { here, interview, saved } = props
  return (
    <Section
      id="interview"
      title="The interview"
      lead="Kept are its day and what you decided, nothing else: what was said stays with those who were there. There is no box for notes."
    >
      <Stack>
        {saved && <Notice kind="good" title={savedWords[saved]} />}
        <HowItStands {...props} />
        {interview.mayArrange && interview.state !== 'over' && <BookForThem {...props} />}
        <Row>
          <LinkButton href={`/groups/${props.groupId}/interviews/guide`} tone="quiet">
            What to talk about
          </LinkButton>
          <LinkButton href={`/groups/${props.groupId}/interviews`} tone="quiet">
            Your times
          </LinkButton>
        </Row>
        {props.mayRecord && interview.state !== 'booked' && interview.state !== 'over' && (
          <Details
            summary={interview.heldOn ? 'Put its day right' : 'Note an interview that was held elsewhere'}
            open={props.attempt?.typed.held_on !== undefined}
          >
            <Form action={`${here}/interview`} attempt={props.attempt} submit="Note the day" tone="plain">
              <DateField name="held_on" label="You talked on" />
            </Form>
          </Details>
        )}
      </Stack>
    </Section>
  )
}

function HowItStands({ here, groupId, name, interview, mayRecord }: InterviewSectionProps) {
  const { state, booked } = interview
  const first = firstName(name)
  if (interview.mayInvite) {
    return interview.times.length > 0 ? (
      <PostButton
        action={`${here}/interview/invitation`}
        label={`Invite ${first} to choose a time`}
        tone="primary"
        confirm={`${first} gets an email with the way to their page, and chooses one of the ${interview.times.length} times that you offer at present.`}
      />
    ) : (
      <Notice kind="attention" title="You offer no times yet">
        <p>
          Enter when you could talk; then {first} chooses.{' '}
          <a href={`/groups/${groupId}/interviews`}>Enter times</a>
        </p>
      </Notice>
    )
  }
  if (booked) {
    return (
      <>
        <Facts
          facts={[
            ['When', booked.when],
            booked.there ? [`For ${first}`, booked.there] : null,
            ['How', booked.how],
            ['Who talks', booked.leaders],
          ]}
        />
        {booked.room && <LinkButton href={booked.room}>To the room</LinkButton>}
        {state === 'booked' && (
          <PostButton
            action={`${here}/interview/cancellation`}
            label="Cancel it"
            confirm={`${first} is told, and it leaves everybody’s calendar. They can choose another of your times.`}
          />
        )}
        {state === 'over' && (
          <Row>
            <LinkButton href={`${here}/interview/ticks`}>Tick how it was</LinkButton>
            <PostButton
              action={`${here}/interview/cancellation`}
              label="It did not take place"
              confirm={`${first} is told that it is cancelled, and can choose another of your times.`}
            />
          </Row>
        )}
        {state === 'held' && mayRecord && <Ticks here={here} />}
      </>
    )
  }
  if (state === 'held') {
    return (
      <>
        <p>You talked {interview.heldOn}.</p>
        {mayRecord && <Ticks here={here} />}
      </>
    )
  }
  if (state === 'choosing') {
    return (
      <p>
        {first} chooses a time.{' '}
        {interview.times.length === 0 ? (
          <>
            You offer none at present: <a href={`/groups/${groupId}/interviews`}>enter some</a>.
          </>
        ) : (
          `You offer ${interview.times.length} at present.`
        )}
      </p>
    )
  }
  return null
}

const Ticks = ({ here }: { here: string }) => (
  <Row>
    <LinkButton href={`${here}/interview/ticks`} tone="plain">
      Your ticks
    </LinkButton>
  </Row>
)

function BookForThem({ here, name, interview, attempt }: InterviewSectionProps) {
  if (interview.times.length === 0) return null
  const isBooked = interview.booked !== null
  return (
    <Details
      summary={isBooked ? 'Move it to another time' : `Book a time for ${firstName(name)}`}
      open={attempt?.typed.starts_at !== undefined}
    >
      <Form
        action={`${here}/interview/booking`}
        attempt={attempt}
        submit={isBooked ? 'Move it' : 'Book it'}
        tone="plain"
      >
        <Select name="starts_at" label="Which time" blank="Choose…" options={interview.times} />
      </Form>
    </Details>
  )
}
