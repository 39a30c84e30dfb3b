import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'

interface OwnApologyPageProps {
  group: FramedGroup
  standing: Group['standing']
  seats: readonly Seat[]
  path: string
  when: string
  isOver: boolean
  sent: boolean
  attempt?: Attempt | undefined
}

/** One meeting, and whether the reader comes. */
export function OwnApologyPage({ group, path, when, isOver, sent, attempt, ...frame }: OwnApologyPageProps) {
  return (
    <GroupFrame
      {...frame}
      group={group}
      title={sent ? 'Your apologies are sent' : 'You cannot come?'}
      current={`/groups/${group.id}/circle`}
    >
      <Section title={sent ? 'Your apologies are sent' : 'You cannot come?'} lead={when}>
        <Stack>
          {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
          {isOver && !attempt?.refusal && (
            <Notice kind="info">This meeting is over, or was cancelled.</Notice>
          )}
          {!isOver && (
            <p>
              {sent
                ? 'The circle knows, and keeps your chair. Nobody asks why.'
                : 'One press tells the circle. Nobody asks why.'}
            </p>
          )}
          <Row>
            {!isOver && (
              <PostButton
                action={sent ? `${path}/withdrawal` : path}
                label={sent ? 'I can come after all' : 'Yes, send my apologies'}
                tone={sent ? 'plain' : 'primary'}
              />
            )}
            <LinkButton href={`/groups/${group.id}/circle`} tone="quiet">
              To the circle
            </LinkButton>
          </Row>
        </Stack>
      </Section>
    </GroupFrame>
  )
}
