import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Badge } from '../../../ui/notices.tsx'
import type { RequestPageProps } from './request-page.tsx'

type NextStepProps = Pick<
  RequestPageProps,
  'request' | 'arrangement' | 'noteFrom' | 'invited' | 'terms' | 'peers'
> & {
  path: string
  note: Attempt | undefined
}

/** What the two of them can make of it. */
export function NextStepOf({
  path,
  request,
  arrangement,
  noteFrom,
  invited,
  note,
  terms,
  peers,
}: NextStepProps) {
  if (arrangement) {
    return (
      <Card title="The supervision is noted" badges={<Badge kind="good">in place</Badge>}>
        <p>{arrangement}</p>
        <p>Both sides read this. The society knows that there is supervision, and no more.</p>
        {terms && (
          <LinkButton href={terms} tone="primary">
            Terms and sessions
          </LinkButton>
        )}
        {peers && (
          <LinkButton href={peers} tone="primary">
            The group’s dates
          </LinkButton>
        )}
        {request.isMine && request.groupId && (
          <LinkButton href={`/groups/${request.groupId}/supervision`} tone="plain">
            The group’s page for supervision
          </LinkButton>
        )}
      </Card>
    )
  }
  if (request.state !== 'accepted') return null
  if (terms) {
    return (
      <Card title="Agree on terms">
        <p>
          Rhythm, length, fee, start. Either of you proposes them; they hold as soon as everybody has said
          yes.
        </p>
        <LinkButton href={terms} tone="primary">
          Propose terms
        </LinkButton>
      </Card>
    )
  }
  if (!request.isMine) {
    return request.kind === 'co-leader' ? null : (
      <Card title="Next">
        <p>As soon as you have agreed, {request.asker.name} notes it for the group; you read it here.</p>
      </Card>
    )
  }
  if (request.kind === 'co-leader') {
    return (
      <Card title={`Lead with ${request.other}?`}>
        {invited ? (
          <p>
            They are invited. How it stands is on the page{' '}
            <a href={`/groups/${request.groupId}/leaders`}>Leaders</a>.
          </p>
        ) : (
          <>
            <p>When you are both sure: they get an invitation by email, and accept or decline it.</p>
            <PostButton action={`${path}/invitation`} label="Invite them to lead" tone="primary" />
          </>
        )}
      </Card>
    )
  }
  if (request.groupId === null) {
    return (
      <Card title="Next">
        <p>Once you lead a group here, its page “Supervision” keeps that you have it.</p>
      </Card>
    )
  }
  return (
    <Card title="Note the supervision">
      <p>When you have agreed: since when and how often, nothing else.</p>
      <Form action={`${path}/arrangement`} attempt={note} submit="Note it">
        <DateField name="sinceOn" label="Since, or from" value={noteFrom.sinceOn} />
        <NumberField
          name="everyWeeks"
          label="Every how many weeks?"
          unit="weeks"
          value={noteFrom.everyWeeks}
        />
      </Form>
    </Card>
  )
}
