import { formatDate } from '../../../shared/calendar.ts'
import type { MemberCard } from '../../../shared/member-card.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, Section, Stack } from '../../../ui/layout.tsx'
import { MemberCardFields } from '../../../ui/member-card-fields.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

export interface PlaceOfferedProps {
  here: string
  group: { name: string }
  offerId: string
  /** The last day to answer. */
  until: Temporal.PlainDate
  groundRules: { version: number; body: string }
  regularTime: string | null
  contribution: (readonly [string, string])[]
  /** What they show to begin with: nothing. */
  card: MemberCard
  attempt?: Attempt | undefined
}

/** Everything one agrees to, in sight before one agrees (R43, R69–R71). */
export function PlaceOffered(props: PlaceOfferedProps) {
  const { here, group, offerId, attempt } = props
  return (
    <>
      <Section title="What you would agree to">
        <Stack>
          <Facts
            facts={[
              ['Answer by', `the end of ${formatDate(props.until)}`],
              ['When we meet', props.regularTime],
              ...props.contribution,
            ]}
          />
          <Card title={`The ground rules of ${group.name}`} meta={`Version ${props.groundRules.version}`}>
            <Paragraphs text={props.groundRules.body} />
          </Card>
        </Stack>
      </Section>
      <Section title="Your answer">
        <Stack>
          <Form action={`${here}/acceptance`} attempt={attempt} submit="Accept the place">
            <HiddenField name="offer" value={offerId} />
            <Checkbox
              name="ground_rules"
              label="I have read the ground rules and agree to keep them, confidentiality first"
            />
            <Checkbox
              name="contribution"
              label="I agree to pay the contribution as it stands above"
              hint="Nothing is paid here: the leaders will tell you how."
            />
            <MemberCardFields card={props.card} />
          </Form>
          <PostButton
            action={`${here}/decline`}
            label="No, thank you"
            tone="quiet"
            fields={{ offer: offerId }}
            confirm="The place goes to somebody else. Your application stands, and the leaders may offer you another; withdraw it below if you would rather not."
          />
        </Stack>
      </Section>
    </>
  )
}
