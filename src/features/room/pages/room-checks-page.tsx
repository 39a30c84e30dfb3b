import { PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { ProbeList } from '../../../ui/room-check/probe-list.tsx'
import type { ProbeKind } from '../rules/room-probe.ts'

export interface ShownProbe {
  what: ProbeKind
  title: string
  /** Why the room needs it. */
  reason: string
  state: 'good' | 'fault' | 'open'
  answer: string
  /** "28 November at 21:10"; null: never. */
  checkedAt: string | null
}

interface RoomChecksPageProps {
  probes: readonly ShownProbe[]
  /** A test email is on its way, and nobody has said whether it came. */
  asksForEmail: boolean
  isReady: boolean
  refusal?: string | undefined
}

const path = '/office/room-checks'
const stateWords = { good: 'Works', fault: 'Does not work', open: 'Not looked at' } as const

/** What the online room needs in real life: looked at by the server itself, one plain answer each. */
export function RoomChecksPage({ probes, asksForEmail, isReady, refusal }: RoomChecksPageProps) {
  return (
    <Document title="The online room" width="wide">
      <PageHeader
        eyebrow="Office"
        title="The online room"
        lead="Groups meet in it from browser to browser. Five things have to be right around it; the server looks at them when you ask it to, and once a day by itself."
      />
      <OfficeTabs />
      <Stack gap="large">
        {refusal && <Notice kind="problem">{refusal}</Notice>}
        {isReady ? (
          <Notice kind="good" title="Everything is right: new online groups meet in this room.">
            <p>Their leaders can choose a link of their own all the same.</p>
          </Notice>
        ) : (
          <Notice kind="attention" title="Not everything is right yet.">
            <p>Until it is, online groups are advised to meet behind a link of their own, such as Zoom’s.</p>
          </Notice>
        )}
        <Section
          title="What was found"
          actions={<PostButton action={path} label="Look at all of it now" tone="primary" />}
          lead="It takes a few seconds."
        >
          <ProbeList
            probes={probes.map(({ what, title, reason, state, answer, checkedAt }) => ({
              id: what,
              title,
              reason,
              state,
              badge: (
                <Badge kind={state === 'good' ? 'good' : state === 'fault' ? 'problem' : 'neutral'}>
                  {what === 'email' && asksForEmail ? 'Yours to say' : stateWords[state]}
                </Badge>
              ),
              answer,
              when: checkedAt,
              action:
                what === 'email' ? (
                  <Row>
                    {asksForEmail && (
                      <>
                        <PostButton
                          action={`${path}/email/answer`}
                          label="Yes, it has arrived"
                          tone="primary"
                          fields={{ arrived: 'yes' }}
                        />
                        <PostButton action={`${path}/email/answer`} label="No" fields={{ arrived: 'no' }} />
                      </>
                    )}
                    <PostButton
                      action={`${path}/email`}
                      label={asksForEmail ? 'Send another' : 'Send me a test email'}
                      tone={asksForEmail ? 'quiet' : 'plain'}
                    />
                  </Row>
                ) : null,
            }))}
          />
        </Section>
        <Section
          title="And your own computer"
          lead="Camera, microphone, sound and the connection to this server, as members see them before they come in."
        >
          <p>
            <a href="/room-check">Is your computer ready?</a>
          </p>
        </Section>
      </Stack>
    </Document>
  )
}
