import { formatDate } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { inWords } from '../../../shared/numerals.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Debrief, DebriefTime } from '../rules/debrief.ts'
import { WhoCanRead } from './who-can-read.tsx'

export interface DebriefPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  meeting: { id: string; inWords: string }
  time: DebriefTime
  /** Where the two of an online group talk, while it is open. */
  room: string | null
  /** Who led with the viewer; null: they led alone. */
  other: string | null
  statements: readonly { value: string; label: string }[]
  longestWords: number
  weeks: number
  deletedOn: Temporal.PlainDate
  /** That they came together is noted. */
  isHeld: boolean
  /** `debrief` is null where it cannot be opened. */
  kept: { revision: number; by: string; at: string; debrief: Debrief | null } | null
  grain: string
  saved: 'kept' | 'held' | 'deleted' | 'deleted-key-left' | null
  attempt?: Attempt | undefined
}

/** How we led: ticks, one short text, and a day on which both are gone. */
export function DebriefPage(props: DebriefPageProps) {
  const { group, meeting, time, kept, other } = props
  const path = `/groups/${group.id}/meetings/${meeting.id}/debrief`
  const isClosed = kept !== null && kept.debrief === null
  return (
    <GroupFrame
      group={group}
      seats={props.seats}
      standing="leader"
      title="Debrief"
      current={`/groups/${group.id}/debriefs`}
    >
      <BackLink href={`/groups/${group.id}/debriefs`}>Debriefs</BackLink>
      <Section
        title={`After ${meeting.inWords}`}
        lead={
          other
            ? `How did we lead, and what did it do to us? For ${firstName(other)} and you alone; you both see and change the same page.`
            : 'How did I lead, and what did it do to me? For you alone.'
        }
      >
        <Stack>
          <Saved {...props} />
          {props.room && (
            <p>
              <LinkButton href={props.room} tone="plain">
                Talk in your debrief room
              </LinkButton>
            </p>
          )}
          {time === 'ahead' && (
            <Notice kind="info" title="This meeting is not over yet">
              <p>Its debrief opens at its end. Keep a quarter of an hour for it.</p>
            </Notice>
          )}
          {time === 'cancelled' && (
            <Notice kind="info" title="This meeting was cancelled">
              <p>There is nothing to look back on.</p>
            </Notice>
          )}
          {time === 'past' && <Past {...props} />}
          {isClosed && time === 'open' && <CannotBeOpened {...props} />}
          {time === 'open' && !isClosed && <DebriefForm {...props} path={path} />}
          {props.attempt && kept?.debrief && <KeptNow {...props} kept={kept} debrief={kept.debrief} />}
          {time === 'open' && (
            <Prose>
              {kept ? (
                <PostButton
                  action={`${path}/deletion`}
                  label="Delete it now"
                  confirm={`What ${other ? 'you two have' : 'you have'} ticked and written is deleted at once, with its key: nobody can bring it back. That you took the time stays noted.`}
                />
              ) : (
                !props.isHeld && (
                  <PostButton
                    action={`${path}/talk`}
                    label={
                      other ? 'We talked, and there is nothing to keep' : 'I took the time, and keep nothing'
                    }
                  />
                )
              )}
            </Prose>
          )}
          <WhoCanRead />
        </Stack>
      </Section>
    </GroupFrame>
  )
}

function Saved({ saved, deletedOn, other }: DebriefPageProps) {
  switch (saved) {
    case 'kept':
      return (
        <Notice kind="good" title={`Sealed, until ${formatDate(deletedOn)}.`}>
          {other && <p>{firstName(other)} finds it here, and may add to it.</p>}
        </Notice>
      )
    case 'held':
      return (
        <Notice kind="good" title="Noted: you took the time.">
          <p>Nothing else is kept.</p>
        </Notice>
      )
    case 'deleted':
      return <Notice kind="good" title="Deleted, and its key destroyed: nobody can read it any more." />
    case 'deleted-key-left':
      return (
        <Notice kind="attention" title="Deleted; but its key could not be destroyed.">
          <p>
            It is gone from here. Until {formatDate(deletedOn)}, a backup made before could still be opened
            with the server’s key file. Please tell whoever looks after the server that the key file cannot be
            written.
          </p>
        </Notice>
      )
    case null:
      return null
  }
}

function Past({ isHeld, weeks }: DebriefPageProps) {
  return (
    <Notice kind="info" title={isHeld ? 'You took the time for it' : 'Its time is over'}>
      <p>
        A debrief is written and kept until {inWords(weeks)} weeks after its meeting; then it is deleted, with
        its key.
      </p>
    </Notice>
  )
}

function CannotBeOpened({ deletedOn }: DebriefPageProps) {
  return (
    <Notice kind="attention" title="This debrief cannot be opened">
      <p>
        The server’s key file is missing, or it is another one than when this was sealed. Whoever looks after
        the server may have the right one. It is deleted on {formatDate(deletedOn)}, or now if you wish, and
        then you may write a new one.
      </p>
    </Notice>
  )
}

function DebriefForm(props: DebriefPageProps & { path: string }) {
  const { kept, other } = props
  return (
    <Form
      action={props.path}
      attempt={props.attempt}
      submit={other ? `Seal it for ${firstName(other)} and me` : 'Seal it for me'}
    >
      <HiddenField name="revision" value={kept?.revision ?? 0} />
      <HiddenField name="grain" value={props.grain} />
      <CheckboxGroup
        name="said"
        label="What was so this time?"
        hint="About the leading only. Tick what was so; what you leave is for talking."
        options={props.statements}
        value={kept?.debrief?.said}
      />
      <Notice kind="attention" title={`Deleted on ${formatDate(props.deletedOn)}`}>
        <p>
          Your words go with everything else on that day, and can be deleted sooner. Until then, write nothing
          about a patient, a case or a member: only about leading.
        </p>
      </Notice>
      <TextArea
        name="words"
        label={
          other
            ? 'One thing we want to remember about our leading'
            : 'One thing I want to remember about my leading'
        }
        hint={`Up to ${props.longestWords} characters.`}
        value={kept?.debrief?.words ?? undefined}
        rows={6}
        optional
      />
    </Form>
  )
}

/** Beside what somebody would save: what the other has saved meanwhile. */
function KeptNow({
  kept,
  debrief,
  statements,
}: DebriefPageProps & { kept: NonNullable<DebriefPageProps['kept']>; debrief: Debrief }) {
  const said = statements.filter(({ value }) => debrief.said.some((each) => each === value))
  return (
    <Section title="What is kept now" lead={`Saved by ${kept.by}, ${kept.at}.`}>
      <Prose>
        {said.length > 0 && (
          <ul>
            {said.map(({ value, label }) => (
              <li key={value}>{label}</li>
            ))}
          </ul>
        )}
        {debrief.words && <p>{debrief.words}</p>}
      </Prose>
    </Section>
  )
}
