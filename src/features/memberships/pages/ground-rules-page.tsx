import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

interface GroundRulesPageProps {
  framing: Framing
  groupId: string
  rules: { id: string; version: number; body: string }
  isAgreed: boolean
  attempt?: Attempt | undefined
}

/** A member reads a newer version, and agrees anew (R43). */
export function GroundRulesPage({ framing, groupId, rules, isAgreed, attempt }: GroundRulesPageProps) {
  const circle = `/groups/${groupId}/circle`
  return (
    <GroupFrame {...framing} title="Ground rules" current={circle}>
      <BackLink href={circle}>The circle</BackLink>
      <Section
        title="The ground rules, as they stand now"
        lead="Each version is agreed to anew. Your place is yours meanwhile: if there is something you cannot agree to, talk about it in the group."
      >
        <Stack>
          <Card title={`Version ${rules.version}`}>
            <Paragraphs text={rules.body} />
          </Card>
          {isAgreed ? (
            <Notice kind="good" title="You have agreed to this version." />
          ) : (
            <Form action={`${circle}/ground-rules`} attempt={attempt} submit="I agree">
              <HiddenField name="rules" value={rules.id} />
              <Checkbox
                name="agreed"
                label="I have read this version and agree to keep it, confidentiality first"
              />
            </Form>
          )}
        </Stack>
      </Section>
    </GroupFrame>
  )
}
