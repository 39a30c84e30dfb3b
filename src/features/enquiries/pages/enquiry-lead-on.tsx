import { firstName } from '../../../shared/first-name.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { Enquiry } from '../queries.ts'
import type { Destination } from '../rules/led-on.ts'
import type { EnquiryStep, InvitationState } from '../rules/next-step.ts'

export interface LedOnInWords {
  to: Destination
  state: InvitationState
  on: string
}

export interface LeadOnProps {
  enquiry: Enquiry
  ledOn: readonly LedOnInWords[]
  /** Where an enquiry of this kind usually leads. */
  usual: Destination | null
  /** Whom one may suggest for supervision. */
  suggestible: readonly { value: string; label: string }[]
  step: EnquiryStep
  attempt?: Attempt | undefined
}

const titles: Record<Destination, string> = {
  'waiting-list': 'Waiting list',
  register: 'Register of leaders',
  supervision: 'Supervision',
}

/** What one makes of an enquiry besides a group, in one step and with everything carried over. */
export function LeadOn(props: LeadOnProps) {
  const { enquiry, usual, ledOn } = props
  if (enquiry.closedAt && ledOn.length === 0) return null
  const order: Destination[] = ['waiting-list', 'register', 'supervision']
  const first = order.filter((to) => to === usual || ledOn.some((led) => led.to === to))
  const others = order.filter((to) => !first.includes(to))
  return (
    <Card level={2} title="What comes of it">
      {first.map((to) => (
        <Way key={to} {...props} to={to} />
      ))}
      {!enquiry.closedAt && others.length > 0 && (
        <Details summary={first.length > 0 ? 'Something else' : 'Something else than a group'}>
          {others.map((to) => (
            <Way key={to} {...props} to={to} />
          ))}
        </Details>
      )}
    </Card>
  )
}

function Way({ to, enquiry, ledOn, suggestible, attempt }: LeadOnProps & { to: Destination }) {
  const led = ledOn.findLast((each) => each.to === to)
  const isOpen = !enquiry.closedAt && (!led || led.state === 'run-out')
  const name = firstName(enquiry.name)
  return (
    <Stack gap="small">
      <p>
        <strong>{titles[to]}.</strong> {led ? standing(led, name) : `${name} has not been led there.`}
      </p>
      {isOpen && to === 'waiting-list' && (
        <PostButton
          action={`/enquiries/${enquiry.id}/waiting-list-entry`}
          label="Put on the waiting list"
          confirm={`${name} gets an email, confirms it with one click, and is told of each group that could be theirs. What they told us is carried over.`}
        />
      )}
      {isOpen && to === 'register' && (
        <PostButton
          action={`/enquiries/${enquiry.id}/register-invitation`}
          label="Invite to the register"
          confirm={`${name} gets an email, and an entry in the register begun with what they told us.`}
        />
      )}
      {isOpen && to === 'supervision' && (
        <Form
          action={`/enquiries/${enquiry.id}/supervision-request`}
          attempt={attempt}
          submit="Lead to supervision"
          tone="plain"
        >
          <Select
            name="suggestion"
            label="Somebody you suggest"
            hint={`Stands first for ${name}; asking them stays theirs.`}
            options={suggestible}
            blank="Nobody in particular"
            optional
          />
        </Form>
      )}
    </Stack>
  )
}

function standing({ to, state, on }: LedOnInWords, name: string): string {
  if (to === 'waiting-list')
    return `${name} was put down on ${on}. Whether they confirm it is for them to decide.`
  if (state === 'accepted') return `Invited on ${on}, and accepted.`
  if (state === 'run-out') return `Invited on ${on}, without an answer in time.`
  return `Invited on ${on}; ${name} decides.`
}
