import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Person } from '../queries/supervisions.ts'
import { PeerTermSection, type PeerTermSectionProps } from './peer-term-section.tsx'
import {
  type HeldSessions,
  HeldTable,
  HostField,
  HourFields,
  LogFields,
  type modeInWords,
  SessionTable,
  type ShownSession,
} from './session-parts.tsx'

export interface PeerDatesPageProps {
  id: string
  name: string
  /** 'Every 6 weeks · online · 1 place free' */
  lead: string
  keeps: boolean
  members: readonly (Person & { isKeeper: boolean })[]
  everyWeeks: number
  mode: keyof typeof modeInWords
  /** The dates that were asked for, before they are made. */
  preview: PeerTermSectionProps['preview']
  ahead: readonly ShownSession[]
  held: HeldSessions
  /** Some date ahead has no host, and there are members to share them. */
  unhosted: boolean
  /** By which clocks an hour is typed. */
  zone: string | null
  /** Who accompanies the group as its supervisor. */
  supervisors: readonly { id: string; name: string }[]
  pauses: readonly { id: string; words: string }[]
  asking: readonly { requestId: string; name: string; words: string; own: boolean }[]
  groups: readonly { id: string; name: string; counts: boolean }[]
  ledSince: number
  room: string | null
  saved: string | null
  attempts?: {
    term?: Attempt | undefined
    plan?: Attempt | undefined
    log?: Attempt | undefined
    pause?: Attempt | undefined
    other?: Attempt | undefined
  }
}

/** A peer supervision group for those who sit in it: dates, hosts in turn, who asks for a place. */
export function PeerDatesPage({ attempts = {}, ...props }: PeerDatesPageProps) {
  const path = `/peers/${props.id}`
  return (
    <Document title={props.name} width="wide">
      <PageHeader
        eyebrow="Peer supervision group"
        title={props.name}
        lead={props.lead}
        back={{ href: '/supervision', label: 'Your supervision' }}
      />
      {props.saved && <Notice kind="good" title={props.saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          {props.asking.length > 0 && (
            <Section title="Who asks for a place">
              <Stack>
                {props.asking.map(({ requestId, name, words, own }) => (
                  <Card key={requestId} title={name}>
                    <p>{words}</p>
                    {own ? (
                      <p>You have agreed.</p>
                    ) : props.keeps ? (
                      <LinkButton href={`/register/requests/${requestId}`} tone="plain">
                        Read and answer
                      </LinkButton>
                    ) : (
                      <PostButton
                        action={`${path}/agreements`}
                        label={`I agree that ${name} joins us`}
                        tone="primary"
                        fields={{ requestId }}
                      />
                    )}
                  </Card>
                ))}
              </Stack>
            </Section>
          )}
          <Section title="Ahead">
            {props.ahead.length === 0 ? (
              <EmptyState title="No date is made">
                <p>
                  Make the next dates in one go below: hosts take turns, holidays and your pauses are left
                  out.
                </p>
              </EmptyState>
            ) : (
              <>
                <SessionTable caption="Dates ahead" sessions={props.ahead} />
                {props.unhosted && (
                  <PostButton action={`${path}/hosts`} label="Let hosts take turns where nobody hosts" />
                )}
              </>
            )}
          </Section>
          {props.held.sessions.length > 0 && (
            <Section
              title="Before"
              lead="Any member logs a session, another who was there confirms it: then it counts. Nothing of what was said is kept."
            >
              <HeldTable caption="Dates before" held={props.held} />
            </Section>
          )}
          <PeerTermSection
            path={path}
            everyWeeks={props.everyWeeks}
            zone={props.zone}
            preview={props.preview}
            attempt={attempts.term}
          />
          <Section>
            <Stack gap="small">
              <Details summary="Plan a single date" open={attempts.plan !== undefined}>
                <Form action={`${path}/sessions`} attempt={attempts.plan} submit="Plan it" wide>
                  <HourFields lengthMinutes={90} mode={props.mode} zone={props.zone} />
                  <HostField people={props.members} />
                </Form>
              </Details>
              <Details summary="Log a session that was not planned here" open={attempts.log !== undefined}>
                <Form action={`${path}/log`} attempt={attempts.log} submit="Log it" wide>
                  <HourFields lengthMinutes={90} mode={props.mode} zone={props.zone} />
                  <LogFields
                    people={props.members}
                    there={props.members.map(({ id }) => id)}
                    covered={props.ledSince}
                    isPeers
                  />
                </Form>
              </Details>
            </Stack>
          </Section>
        </div>
        <Stack>
          <Card title="Members">
            <p>
              {props.members
                .map(({ name, isKeeper }) => (isKeeper ? `${name} (keeps the entry)` : name))
                .join(', ')}
            </p>
            <Row>
              {props.room && (
                <LinkButton href={props.room} tone="plain">
                  To our room
                </LinkButton>
              )}
              <LinkButton href={props.keeps ? `/register/peers/${props.id}` : '/register/peers'} tone="quiet">
                {props.keeps ? 'The entry' : 'Leave this group'}
              </LinkButton>
            </Row>
          </Card>
          {props.supervisors.map(({ id, name }) => (
            <Card key={id} title="Your supervisor" href={`/supervision/${id}`}>
              <p>{name} accompanies you: terms and sessions with them stand on a page of their own.</p>
            </Card>
          ))}
          <Groups path={path} groups={props.groups} />
          <Card title="Pauses">
            {props.pauses.map(({ id, words }) => (
              <Row key={id}>
                <p>{words}</p>
                <PostButton
                  action={`${path}/pauses/${id}/withdrawal`}
                  label="Take it back"
                  about={words}
                  tone="quiet"
                />
              </Row>
            ))}
            <Details summary="Note a pause" open={attempts.pause !== undefined}>
              <Form action={`${path}/pauses`} attempt={attempts.pause} submit="Note it" tone="plain">
                <DateField name="firstOn" label="First day" />
                <DateField name="lastOn" label="Last day" />
              </Form>
            </Details>
          </Card>
        </Stack>
      </Columns>
    </Document>
  )
}

function Groups({ path, groups }: { path: string; groups: PeerDatesPageProps['groups'] }) {
  if (groups.length === 0) return null
  const counting = groups.filter(({ counts }) => counts)
  return (
    <Card title="Your groups">
      {counting.length > 0 && (
        <p>This is the supervision of {counting.map(({ name }) => name).join(', ')}.</p>
      )}
      {groups
        .filter(({ counts }) => !counts)
        .map(({ id, name }) => (
          <PostButton
            key={id}
            action={`${path}/group`}
            label={`It is the supervision of ${name}`}
            fields={{ groupId: id }}
            confirm="The group’s essentials know it as its supervision from today, instead of what is noted there now."
          />
        ))}
    </Card>
  )
}
