import { CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField, NumberField, TimeField } from '../../../ui/fields.tsx'
import { Badge } from '../../../ui/notices.tsx'
import type { SessionState } from '../rules/session-state.ts'

export const modeInWords = { 'face-to-face': 'Face to face', online: 'Online' } as const

/** A session in a list. */
export interface ShownSession {
  id: string
  when: string
  minutes: number
  mode: keyof typeof modeInWords
  host: string | null
  there: string
  state: SessionState
  /** It waits for the viewer. */
  isMine: boolean
}

const states: Record<SessionState, readonly ['good' | 'attention' | 'neutral' | 'problem', string]> = {
  planned: ['neutral', 'planned'],
  'to-log': ['attention', 'to be logged'],
  cancelled: ['neutral', 'cancelled'],
  logged: ['attention', 'to be confirmed'],
  confirmed: ['good', 'confirmed'],
  disputed: ['problem', 'not agreed'],
  withdrawn: ['neutral', 'does not count'],
}

export function StateBadge({ state }: { state: SessionState }) {
  const [kind, words] = states[state]
  return <Badge kind={kind}>{words}</Badge>
}

export function SessionTable({ caption, sessions }: { caption: string; sessions: readonly ShownSession[] }) {
  const hosted = sessions.some(({ host }) => host !== null)
  const attended = sessions.some(({ there }) => there !== '')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'When',
          head: true,
          cell: ({ id, when }) => <a href={`/supervision/sessions/${id}`}>{when}</a>,
        },
        { title: 'Length', cell: ({ minutes }) => `${minutes}\u00a0min` },
        { title: 'How', cell: ({ mode }) => modeInWords[mode] },
        hosted && { title: 'Host', cell: ({ host }) => host ?? '–' },
        attended && { title: 'Who was there', cell: ({ there }) => there || '–' },
        {
          title: 'State',
          cell: ({ state, isMine }) => (
            <>
              <StateBadge state={state} />
              {isMine && ' yours to answer'}
            </>
          ),
        },
      ]}
    />
  )
}

interface Hour {
  on?: Temporal.PlainDate | undefined
  at?: Temporal.PlainTime | undefined
  lengthMinutes: number
  mode: keyof typeof modeInWords
}

/** Day, hour, length and how: what a session is made of. */
export function HourFields({ on, at, lengthMinutes, mode }: Hour) {
  return (
    <>
      <DateField name="on" label="Day" value={on} />
      <TimeField name="at" label="Begins at" value={at} />
      <NumberField name="lengthMinutes" label="How long?" unit="minutes" value={lengthMinutes} />
      <RadioChoice
        name="mode"
        label="How?"
        value={mode}
        inLine
        options={[
          { value: 'face-to-face', label: modeInWords['face-to-face'] },
          { value: 'online', label: modeInWords.online },
        ]}
      />
    </>
  )
}

export function HostField({
  people,
  host,
}: {
  people: readonly { id: string; name: string }[]
  host?: string | undefined
}) {
  return (
    <Select
      name="hostId"
      label="Who hosts?"
      optional
      blank="Nobody yet"
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={host}
    />
  )
}

interface LogFieldsProps {
  people: readonly { id: string; name: string }[]
  there: readonly string[]
  covered: number
  /** Among peers each says their own. */
  isPeers: boolean
}

export function LogFields({ people, there, covered, isPeers }: LogFieldsProps) {
  return (
    <>
      <CheckboxGroup
        name="there"
        label="Who was there?"
        hint={isPeers ? 'Two at least, you among them.' : 'The supervisor was there in any case.'}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={there}
      />
      <NumberField
        name="meetingsCovered"
        label={
          isPeers
            ? 'How many of your own group’s meetings did it cover?'
            : 'How many meetings of the group did it cover?'
        }
        hint="A number alone. Nothing of what was said is kept anywhere."
        value={covered}
      />
    </>
  )
}
