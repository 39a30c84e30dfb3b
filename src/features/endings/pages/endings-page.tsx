import type { ComponentChildren } from 'preact'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface EndingsPageProps {
  framing: Framing
  group: { id: string; mode: 'face-to-face' | 'online' }
  /** What is under way, in a few words; null where nothing is. */
  underWay: {
    /** The last day. */
    closing: string | null
    handover: string | null
    pause: string | null
    modeChange: string | null
    evaluation: string | null
  }
  membersLeaving: readonly { membershipId: string; words: string }[]
}

interface Choice {
  href: string
  title: string
  words: string
  state: string | null
}

/** Changes and endings of a group: what there is to do about each, and what is under way. */
export function EndingsPage({ framing, group, underWay, membersLeaving }: EndingsPageProps) {
  const at = (place: string) => `/groups/${group.id}${place}`
  const changes: Choice[] = [
    {
      href: at('/pause'),
      title: 'The group pauses',
      words: 'From one day to another: everybody is told once, and it goes on by itself.',
      state: underWay.pause,
    },
    {
      href: at('/mode-change'),
      title: group.mode === 'online' ? 'From online to a room' : 'From a room to online',
      words: 'With a list of what to think of first, and from a meeting on that you choose.',
      state: underWay.modeChange,
    },
    {
      href: at('/evaluations'),
      title: 'How the circle finds it',
      words: 'Six short statements, told to you as sums and only from five replies.',
      state: underWay.evaluation,
    },
  ]
  const endings: Choice[] = [
    {
      href: at('/circle#people'),
      title: 'A member leaves',
      words: 'Their last meeting, what is to be paid, a few words to say goodbye.',
      state: membersLeaving.length > 0 ? `${membersLeaving.length} under way` : null,
    },
    {
      href: at('/handover'),
      title: 'I hand over the leading',
      words: 'Somebody follows, or your co-leader leads on. The group is never without a leader.',
      state: underWay.handover,
    },
    {
      href: at('/closure'),
      title: 'The group comes to its end',
      words:
        'A last meeting that everybody knows of, certificates, and the day on which all of it is deleted.',
      state: underWay.closing,
    },
  ]
  return (
    <GroupFrame {...framing} title="Changes & endings" current={at('/endings')}>
      <Stack gap="large">
        {underWay.closing && (
          <Notice kind="info" title={`The last meeting is on ${underWay.closing}.`}>
            <p>
              <a href={at('/closure')}>How the group ends</a>
            </p>
          </Notice>
        )}
        <Section
          title="Changes"
          lead="A circle feels each change of its frame. Speak of it in a meeting first; here it is noted, and everybody is told once."
        >
          <Choices of={changes} />
        </Section>
        <Section title="Endings" lead="Whoever goes says when, and comes once more to say goodbye.">
          <Stack>
            <Choices of={endings} />
            {membersLeaving.length > 0 && (
              <ul>
                {membersLeaving.map(({ membershipId, words }) => (
                  <li key={membershipId}>
                    <a href={at(`/circle/members/${membershipId}`)}>{words}</a>
                  </li>
                ))}
              </ul>
            )}
          </Stack>
        </Section>
      </Stack>
    </GroupFrame>
  )
}

const Choices = ({ of }: { of: readonly Choice[] }): ComponentChildren => (
  <Columns of={3}>
    {of.map(({ href, title, words, state }) => (
      <Card key={href} href={href} title={title} footer={state && <strong>{state}</strong>}>
        <p>{words}</p>
      </Card>
    ))}
  </Columns>
)
