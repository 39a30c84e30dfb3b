import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import { SessionTable, type ShownSession } from './session-parts.tsx'

export interface ShownArrangement {
  id: string
  href: string
  title: string
  /** 'Every 4 weeks, 60 minutes, online' */
  meta: string
  state: 'proposed' | 'yours' | 'in-place' | 'due' | 'ended'
  words: string
}

const states = {
  proposed: ['neutral', 'being agreed'],
  yours: ['attention', 'yours to answer'],
  'in-place': ['good', 'in place'],
  due: ['attention', 'due'],
  ended: ['neutral', 'ended'],
} as const

export function ArrangementCard({ arrangement }: { arrangement: ShownArrangement }) {
  const [kind, words] = states[arrangement.state]
  return (
    <Card
      title={arrangement.title}
      href={arrangement.href}
      meta={arrangement.meta}
      badges={<Badge kind={kind}>{words}</Badge>}
    >
      <p>{arrangement.words}</p>
    </Card>
  )
}

export interface OwnSupervisionPageProps {
  arrangements: readonly ShownArrangement[]
  /** Who asks for a place among one's peers. */
  asking: readonly { requestId: string; title: string; href: string; words: string }[]
  /** 'You have led 3 meetings since your last supervision, on 4 May 2026.' */
  since: string
  isDue: boolean
  waiting: readonly ShownSession[]
  ahead: readonly ShownSession[]
  hours: readonly { kind: string; words: string }[]
  /** Groups that the viewer leads. */
  groups: readonly { id: string; name: string }[]
  supervises: boolean
}

/** A leader's own supervision: with whom, what is next, how many meetings since. */
export function OwnSupervisionPage(props: OwnSupervisionPageProps) {
  const { arrangements, waiting, ahead, hours, groups } = props
  return (
    <Document title="Your supervision" width="wide">
      <PageHeader
        title="Your supervision"
        lead="With whom, how often and when. What is said in supervision is kept nowhere here."
        actions={
          props.supervises && (
            <LinkButton href="/supervising" tone="plain">
              Whom you supervise
            </LinkButton>
          )
        }
      />
      <Columns of="main-aside">
        <div>
          {(waiting.length > 0 || props.asking.length > 0) && (
            <Section title="Waits for an answer">
              <Stack>
                {props.asking.map(({ requestId, title, href, words }) => (
                  <Card key={requestId} title={title} href={href}>
                    <p>{words}</p>
                  </Card>
                ))}
                {waiting.length > 0 && <SessionTable caption="Sessions that wait" sessions={waiting} />}
              </Stack>
            </Section>
          )}
          <Section title="With whom">
            {arrangements.length === 0 ? (
              <EmptyState title="No supervision is arranged">
                <p>
                  {groups.length === 0
                    ? 'As soon as you lead a group, its page “Supervision” shows supervisors and peer groups with a place free.'
                    : 'The page “Supervision” of your group shows supervisors and peer groups with a place free. Or enter the peer group you meet with already.'}
                </p>
                <Row>
                  {groups.map(({ id, name }) => (
                    <LinkButton key={id} href={`/groups/${id}/supervision/suggestions`} tone="plain">
                      Look for {name}
                    </LinkButton>
                  ))}
                  <LinkButton href="/register/peers#new" tone="quiet">
                    Enter a peer group
                  </LinkButton>
                </Row>
              </EmptyState>
            ) : (
              <Columns of={2}>
                {arrangements.map((one) => (
                  <ArrangementCard key={one.id} arrangement={one} />
                ))}
              </Columns>
            )}
          </Section>
          {ahead.length > 0 && (
            <Section title="Next">
              <SessionTable caption="Sessions ahead" sessions={ahead} />
            </Section>
          )}
        </div>
        <Stack>
          <Notice kind={props.isDue ? 'attention' : 'info'} title="Meetings led since the last supervision">
            <p>{props.since}</p>
          </Notice>
          <Card title="Confirmed within a year" tone="wash">
            {hours.length === 0 ? (
              <p>No session is confirmed yet. One side logs it, the other confirms it; then it counts.</p>
            ) : (
              <Facts facts={hours.map(({ kind, words }) => [kind, words] as const)} />
            )}
          </Card>
        </Stack>
      </Columns>
    </Document>
  )
}
