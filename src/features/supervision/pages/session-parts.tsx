import { CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { DateField, NumberField, TimeField } from '../../../ui/fields.tsx'
import { Badge } from '../../../ui/notices.tsx'
import type { SessionState } from '../rules/session-state.ts'

export const modeInWords = { 'face-to-face': 'Face to face', online: 'Online' } as const

/** A session in a list. */
export interface ShownSession {
  id: string
  when: string
  /** By the reader's own clocks, where they show another hour. */
  forYou: string | null
  /** With whom, where a list holds sessions of several arrangements. */
  with?: string | undefined
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

/** What was held, page by page. */
export interface HeldSessions {
  sessions: readonly ShownSession[]
  /** Where the page before is, and the next; null: there is none. */
  newest: string | null
  older: string | null
}

export function HeldTable({ caption, held }: { caption: string; held: HeldSessions }) {
  return (
    <>
      <SessionTable caption={caption} sessions={held.sessions} />
      {held.newest && (
        <p>
          <a href={held.newest}>The newest</a>
        </p>
      )}
      {held.older && <Pagination next={held.older} />}
    </>
  )
}

export function SessionTable({ caption, sessions }: { caption: string; sessions: readonly ShownSession[] }) {
  const hosted = sessions.some(({ host }) => host !== null)
  const mixed = sessions.some((session) => session.with)
  const attended = !mixed && sessions.some(({ there }) => there !== '')
  // Where all are only planned, the column would say nothing.
  const stands = sessions.some(({ state }) => state !== 'planned')
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
          cell: ({ id, when, forYou }) => (
            <>
              <a href={`/supervision/sessions/${id}`}>{when}</a>
              {forYou && <Under>for you {forYou}</Under>}
            </>
          ),
        },
        mixed && { title: 'With', cell: (session) => session.with ?? '–' },
        { title: 'Length', cell: ({ minutes }) => `${minutes}\u00a0min` },
        { title: 'How', cell: ({ mode }) => modeInWords[mode] },
        hosted && { title: 'Host', cell: ({ host }) => host ?? '–' },
        attended && { title: 'Who was there', cell: ({ there }) => there || '–' },
        stands && {
          title: 'State',
          cell: ({ state, isMine }) => (
            <>
              <StateBadge state={state} />
              {isMine && <Under>yours to answer</Under>}
            </>
          ),
        },
      ]}
    />
  )
}

interface Hour {
  /** By which clocks, where the reader lives by others. */
  zone?: string | null
  on?: Temporal.PlainDate | undefined
  at?: Temporal.PlainTime | undefined
  lengthMinutes: number
  mode: keyof typeof modeInWords
}

/** Day, hour, length and how: what a session is made of. */
export function HourFields({ on, at, lengthMinutes, mode, zone }: Hour) {
  return (
    <>
      <DateField name="on" label="Day" value={on} />
      <TimeField name="at" label="Begins at" value={at} hint={zone ? `In ${zone}.` : undefined} />
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
  /** The supervisor logs it: of groups that are the others'. */
  ofOthers?: boolean
}

export function LogFields({ people, there, covered, isPeers, ofOthers = false }: LogFieldsProps) {
  return (
    <>
      <CheckboxGroup
        name="there"
        label="Who was there?"
        hint={isPeers ? 'Two at least, you among them.' : 'Besides the supervisor.'}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={there}
      />
      <NumberField
        name="meetingsCovered"
        label={`How many meetings of ${ofOthers ? 'their group' : isPeers ? 'your own group' : 'your group'} did it cover?`}
        hint="A number alone. Nothing of what was said is kept anywhere."
        value={covered}
      />
    </>
  )
}
