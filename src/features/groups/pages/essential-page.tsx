import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { EssentialHead } from '../../../ui/essentials-board.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { Timeline } from '../../../ui/steps.tsx'
import type { shownItem } from '../rules/board.ts'

export interface EssentialPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  weight: 'must' | 'should' | 'may'
  item: ReturnType<typeof shownItem>
  /** The newest first; the first holds unless it was withdrawn. */
  decisions: readonly { reason: string; by: string | null; on: string; withdrawnOn: string | null }[]
  attempt?: Attempt | undefined
}

/** One essential: how it stands, what is recommended, and whether the leaders do it otherwise. */
export function EssentialPage({ group, seats, weight, item, decisions, attempt }: EssentialPageProps) {
  const here = `/groups/${group.id}/essentials/${item.name}`
  const plan = `/groups/${group.id}/plan`
  const holds = decisions.find(({ withdrawnOn }) => withdrawnOn === null)
  const before = decisions.filter(({ withdrawnOn }) => withdrawnOn !== null)
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title={item.title} current={plan}>
      <BackLink href={`${plan}#essentials`}>All essentials</BackLink>
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      <Columns of="main-aside">
        <Stack gap="large">
          <Section title={item.title}>
            <Stack>
              <EssentialHead state={item.state}>
                {holds ? item.decided && 'Decided otherwise' : item.reason}
              </EssentialHead>
              <p>{item.advice}</p>
              {item.step && (
                <Row>
                  <LinkButton href={item.step.href}>{item.step.label}</LinkButton>
                </Row>
              )}
            </Stack>
          </Section>
          {holds && (
            <Section title="What you decided">
              <Card title={`${holds.by ?? 'A leader who has left'}, ${holds.on}`}>
                <p>{holds.reason}</p>
                {!item.decided && <p>It is settled meanwhile, so the decision is not needed now.</p>}
                <PostButton action={`${here}/decision/ending`} label="Think again" tone="quiet" />
              </Card>
            </Section>
          )}
          {item.decide && (
            <Section
              title="You do it otherwise?"
              lead="It is advice, and you lead this group. Say why: then nobody has to wonder about it again, and you can always think again."
            >
              <Form
                action={`${here}/decision`}
                attempt={attempt && withoutRefusal(attempt)}
                submit="We do it otherwise"
                tone="plain"
              >
                <TextArea
                  name="reason"
                  label="Your reason"
                  rows={3}
                  hint="It stands here for those who lead this group. Nothing about members or patients belongs in it."
                />
              </Form>
            </Section>
          )}
        </Stack>
        <Stack>
          <Card title={weightTitles[weight]} tone="wash">
            <p>{weightWords[weight]}</p>
          </Card>
          {before.length > 0 && (
            <Section title="Before">
              <Timeline
                label="Earlier decisions"
                entries={before.map((one) => ({
                  when: `${one.on} to ${one.withdrawnOn}`,
                  title: one.by ?? 'A leader who has left',
                  detail: one.reason,
                }))}
              />
            </Section>
          )}
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

/** It stands above the page, not once more over the form. */
const withoutRefusal = ({ typed, problems }: Attempt): Attempt => ({ typed, problems })

const weightTitles = {
  must: 'It belongs to a Balint group',
  should: 'It is recommended',
  may: 'It is up to you',
} as const

const weightWords = {
  must: 'Without it there is no frame that holds, so it cannot be decided otherwise.',
  should: 'Groups that do it fare well. You know your group: if you do it otherwise, say why.',
  may: 'You may do it or leave it; nothing is missing either way.',
} as const
