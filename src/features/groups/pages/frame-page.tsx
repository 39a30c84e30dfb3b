import { formatTime, timeZoneName, weekdayName, weekdays } from '../../../shared/calendar.ts'
import { languages } from '../../../shared/languages.ts'
import { professions } from '../../../shared/professions.ts'
import { regularDay, rhythmChoices, rhythmValue } from '../../../shared/rhythm.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { NumberField, TextField, TimeField } from '../../../ui/fields.tsx'
import { Fieldset, Form, HiddenField } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../queries/group.ts'
import { type Saved, SavedNotice } from './saved-notice.tsx'

export interface FramePageProps {
  group: Group
  seats: readonly Seat[]
  regions: readonly { id: string; name: string }[]
  timeZones: readonly string[]
  /** What the society recommends, for the hints. */
  usual: {
    membersIdealMin: number
    membersIdealMax: number
    onlineMembersMax: number
    meetingMinutes: number
  }
  saved: Saved<'frame'> | null
  /** A time that suits people, taken over from their answers: it stands in the form until it is saved. */
  taken?: { title: string; weekday: number; startTime: Temporal.PlainTime } | null | undefined
  /** Of the form that was tried. */
  attempts?: { frame?: Attempt | undefined }
}

export function FramePage({ group, seats, saved, attempts = {}, ...props }: FramePageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Day & time"
      current={`/groups/${group.id}/frame`}
    >
      <Section
        title="Name, time and size"
        lead="The same day, the same time, the same place: a frame that holds outside lets people think freely inside. What is not settled yet may stay empty."
      >
        <SavedNotice saved={saved} of="frame" />
        <FrameForm group={group} attempt={attempts.frame} {...props} />
      </Section>
    </GroupFrame>
  )
}

type FrameFormProps = Pick<FramePageProps, 'group' | 'regions' | 'timeZones' | 'usual' | 'taken'> & {
  attempt: Attempt | undefined
}

function FrameForm({ group, regions, timeZones, usual, taken, attempt }: FrameFormProps) {
  const weekday = taken?.weekday ?? group.weekday
  return (
    <Form action={`/groups/${group.id}/frame`} attempt={attempt} submit="Save these details" wide>
      {attempt?.refusal && <AsItStands group={group} />}
      <HiddenField name="revision" value={group.revision} />
      <TextField name="name" label="Name of the group" value={group.name} hint="Applicants see it." />
      <RadioChoice
        name="mode"
        label="How do you meet?"
        value={group.mode}
        options={[
          { value: 'face-to-face', label: 'Face to face', hint: 'In one room, in one circle.' },
          {
            value: 'online',
            label: 'Online',
            hint: 'On a computer, so that everyone can see everyone. Phones and tablets are too small.',
          },
        ]}
      />
      <Checkbox
        name="isTransfer"
        label="The group has met in a room before"
        hint="For a group that moves online with its members: people who know each other need less preparing than strangers."
        checked={group.isTransfer}
      />
      <Fieldset legend="Where people find you">
        <Select
          name="region"
          label="Region"
          blank="No region"
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={group.regionId ?? undefined}
        />
        <TextField
          name="area"
          label="Area"
          width="medium"
          hint="A town or a part of one, such as Leith. It is public; the room is not."
          value={group.area ?? undefined}
        />
      </Fieldset>
      <Fieldset
        legend="When you meet"
        id="time"
        hint={taken ? <Taken title={taken.title} /> : weekday === null && <NotSettled groupId={group.id} />}
      >
        <Select
          name="weekday"
          label="Weekday"
          blank="Not settled yet"
          options={weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }))}
          value={weekday === null ? undefined : String(weekday)}
        />
        <TimeField
          name="startTime"
          label="Begins at"
          value={taken?.startTime ?? group.startTime ?? undefined}
        />
        <Select
          name="rhythm"
          label="How often?"
          blank="Not settled yet"
          options={rhythmChoices()}
          value={group.rhythm ? rhythmValue(group.rhythm) : undefined}
        />
        <NumberField
          name="lengthMinutes"
          label="How long?"
          unit="minutes"
          hint={`${usual.meetingMinutes} minutes are usual.`}
          value={group.lengthMinutes ?? undefined}
        />
        <Select
          name="timeZone"
          label="Time zone"
          hint="Times are always the group’s own, across the clock changes."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={group.timeZone}
        />
        <NumberField
          name="doorsMinutes"
          label="The doors open before"
          unit="minutes"
          hint="Five to ten minutes leave time to mend a microphone and to say hello."
          value={group.doorsMinutes}
        />
      </Fieldset>
      <Fieldset
        legend="Who it is for"
        hint={
          group.mode === 'online'
            ? `Online, no more than the screen shows well: up to ${usual.onlineMembersMax} members are usual.`
            : `${usual.membersIdealMin} to ${usual.membersIdealMax} members keep the circle full when someone is away.`
        }
      >
        <NumberField name="fewestMembers" label="Fewest members" value={group.fewestMembers} />
        <NumberField
          name="mostMembers"
          label="Most members"
          hint="Leaders are not counted."
          value={group.mostMembers}
        />
        <CheckboxGroup
          name="professions"
          label="Professions"
          hint="One, several or all: mixed groups can be very fruitful."
          optional
          options={professions.map((one) => ({ value: one, label: one }))}
          value={group.professions}
        />
        <CheckboxGroup
          name="languages"
          label="Languages you meet in"
          hint="Whoever looks for a group in their own language finds yours."
          options={languages.map((one) => ({ value: one, label: one }))}
          value={group.languages}
        />
      </Fieldset>
    </Form>
  )
}

function Taken({ title }: { title: string }) {
  return (
    <>
      <strong>{title} stands here now, and is not saved yet.</strong> Set the hour at which you begin, how
      often and how long you meet, and save.
    </>
  )
}

function NotSettled({ groupId }: { groupId: string }) {
  return (
    <>
      Not settled yet? <a href={`/groups/${groupId}/times`}>Ask your co-leader and the applicants</a> when
      they could come, and take the time that suits best.
    </>
  )
}

/** Beside an out-of-date form: what somebody else has saved meanwhile. */
function AsItStands({ group }: { group: Group }) {
  const when = [
    group.weekday && regularDay(group.weekday, group.rhythm, group.startTime && formatTime(group.startTime)),
    group.lengthMinutes && `${group.lengthMinutes} minutes`,
  ].filter(Boolean)
  return (
    <Notice kind="info" title="As it stands now">
      <p>
        {group.name}; {group.mode === 'online' ? 'online' : 'face to face'}
        {group.area && `, ${group.area}`}; {when.join(', ') || 'no time yet'} ({timeZoneName(group.timeZone)}
        ); {group.fewestMembers} to {group.mostMembers} members.
      </p>
    </Notice>
  )
}
