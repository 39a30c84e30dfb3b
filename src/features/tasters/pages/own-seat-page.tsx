import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, PageHeader, Prose, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { GuestState } from '../rules/taster.ts'

export interface OwnSeatPageProps {
  /** `/tasters/guests/<token>` */
  here: string
  state: GuestState
  taster: { name: string; when: string; where: string; cost: string; plan: string; groupId: string }
  isOnline: boolean
  groupIsOpen: boolean
  wayIn: string | null
  /** The doors of the room of this site are open for this guest. */
  roomIsOpen: boolean
  doorsMinutes: number
  weeksKept: number
  guest: { name: string; profession: string }
  /** What stands in the application already. */
  why: string
  attempts?: { button?: Attempt | undefined; why?: Attempt | undefined }
}

/** What a guest's secret address opens: that one meeting, and nothing else. */
export function OwnSeatPage(props: OwnSeatPageProps) {
  const { here, state, taster, attempts = {} } = props
  const mayLeave = state === 'seated' || state === 'waiting' || state === 'unconfirmed'
  return (
    <Document title={titles[state]} secret>
      <PageHeader eyebrow={`${taster.name} · a meeting to try`} title={titles[state]} lead={leads[state]} />
      <Stack gap="large">
        {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
        {state === 'unconfirmed' && (
          <PostButton action={`${here}/confirmation`} label="Yes, I should like to come" tone="primary" />
        )}
        {state === 'seated' && props.isOnline && <WayIn {...props} />}
        {(mayLeave || state === 'called-off') && (
          <Card title="The meeting" level={2} tone="wash">
            <Facts
              facts={[
                ['When', taster.when],
                ['Where', taster.where],
                ['Costs', taster.cost],
              ]}
            />
          </Card>
        )}
        {state === 'seated' && taster.plan && (
          <Section title="What happens there">
            <Prose>
              <Paragraphs text={taster.plan} />
            </Prose>
          </Section>
        )}
        {state === 'came' && <Apply {...props} />}
        {mayLeave && (
          <Section
            title={state === 'unconfirmed' ? 'Not you, or changed your mind?' : 'You cannot come?'}
            lead={
              state === 'seated'
                ? 'Your seat goes to whoever has waited longest.'
                : 'No more emails come about this meeting.'
            }
          >
            <PostButton
              action={`${here}/leaving`}
              label={state === 'seated' ? 'Give back my seat' : 'I do not come'}
            />
          </Section>
        )}
        {(state === 'left' || state === 'called-off' || state === 'over') && (
          <p>
            <LinkButton href="/tasters" tone="plain">
              Other meetings to try
            </LinkButton>
          </p>
        )}
        {state !== 'applied' && (
          <p>
            Your name and address are deleted {props.weeksKept} weeks after the meeting, unless you apply to
            the group.
          </p>
        )}
      </Stack>
    </Document>
  )
}

const titles: Readonly<Record<GuestState, string>> = {
  unconfirmed: 'Would you like to come?',
  seated: 'You have a seat',
  waiting: 'You wait for a seat',
  left: 'You do not come',
  'called-off': 'The meeting does not take place',
  over: 'The meeting is over',
  came: 'Would you like to come again?',
  applied: 'You have applied',
}

const leads: Readonly<Record<GuestState, string>> = {
  unconfirmed: 'Say yes, and a seat is yours, or you wait for one if every seat is taken by then.',
  seated: 'You are expected. Nobody needs to prepare, and nobody has to tell anything.',
  waiting:
    'Every seat is taken. When one is given back, it goes to whoever has waited longest; you are told once.',
  left: 'Thank you for saying so. No more emails come about this meeting.',
  'called-off': 'We are sorry. You need do nothing.',
  over: 'Perhaps another one suits you.',
  came: 'Thank you for coming. Perhaps you would like a place in the group.',
  applied:
    'The leaders have your application. The email we sent leads to its own page: there you see how it stands.',
}

function WayIn({ here, wayIn, roomIsOpen, doorsMinutes }: OwnSeatPageProps) {
  if (roomIsOpen) {
    return (
      <Stack gap="small">
        <NextStep title="The doors are open">
          <p>
            We look at camera and sound together; then you come to the waiting room, and the leaders let you
            in. Please come with a computer.
          </p>
          <Row>
            <PostButton action={`${here}/room`} label="Come in" tone="primary" />
          </Row>
        </NextStep>
      </Stack>
    )
  }
  return wayIn ? (
    <NextStep title="The doors are open" action={{ href: wayIn, label: 'Enter the meeting' }}>
      <p>The way in leads to the leaders’ own tool.</p>
    </NextStep>
  ) : (
    <Notice kind="info" title={`The way in shows itself here ${doorsMinutes} minutes before it begins.`} />
  )
}

function Apply({ here, guest, why, groupIsOpen, attempts = {} }: OwnSeatPageProps) {
  if (!groupIsOpen) {
    return (
      <Notice kind="info" title="The group is not open to applicants yet.">
        <p>
          Come back to this page when it is, or <a href="/waiting-list">be told when a group opens</a>.
        </p>
      </Notice>
    )
  }
  return (
    <Section
      title="Apply with one click"
      lead="Everything is filled in. What else the leaders ask everybody, you may add later on your application’s own page."
    >
      <Stack>
        <Facts
          facts={[
            ['Name', guest.name],
            ['You work as', guest.profession],
          ]}
        />
        <Form action={`${here}/application`} attempt={attempts.why} submit="Apply for a place">
          <TextArea name="why" label="To the leaders" value={why} rows={3} />
        </Form>
      </Stack>
    </Section>
  )
}

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function SeatGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState title="No seat is kept by it" action={{ href: '/tasters', label: 'Meetings to try' }}>
        <p>
          What was not confirmed we delete after a week, and everything else some weeks after the meeting.
        </p>
      </EmptyState>
    </Document>
  )
}
