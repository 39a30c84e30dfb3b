import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, Notice } from '../../../ui/notices.tsx'
import type { Outcome, ShownAddress } from '../queries/enquiry-steps.ts'
import type { Enquiry } from '../queries.ts'
import type { Told } from '../rules/details-in-words.ts'
import type { TimesOffered } from '../rules/discussion.ts'
import type { EnquiryStep } from '../rules/next-step.ts'
import { DiscussionCard } from './discussion-card.tsx'
import { Addresses } from './enquiry-addresses.tsx'
import { EnquiryClosing } from './enquiry-closing.tsx'
import { type InvitationInWords, InvitationState } from './enquiry-founding.tsx'
import { EnquiryHands, type HandsForm, type HandsInSight } from './enquiry-hands.tsx'
import { LeadOn, type LeadOnProps } from './enquiry-lead-on.tsx'
import { EnquiryPlan, type ShownPlan } from './enquiry-plan.tsx'
import { EnquiryStory, type StoryLine } from './enquiry-story.tsx'
import { stepInFull } from './step-words.ts'
import type { TalkInWords } from './talk-facts.tsx'

/** Which of the page's forms came back. */
export type TriedForm =
  | 'answer'
  | 'note'
  | 'discussion'
  | 'invitation'
  | 'closure'
  | 'address'
  | 'lead-on'
  | 'supervision'
  | HandsForm

export interface EnquiryPageProps {
  enquiry: Enquiry
  story: readonly StoryLine[]
  received: string
  /** Until when an answer is in time; null when nobody waits. */
  answerBy: { day: string; isLate: boolean } | null
  step: EnquiryStep
  plan: ShownPlan | null
  discussionOn: Temporal.PlainDate | null
  talk: TalkInWords | null
  timesOffered: TimesOffered
  invitation: InvitationInWords | null
  /** What this kind asks besides, in words. */
  details: readonly Told[]
  /** null for a concern, which goes through no other hands. */
  hands: HandsInSight | null
  addresses: { shown: readonly ShownAddress[]; isShown: boolean }
  mayClose: boolean
  mayInvite: boolean
  /** Where else it may lead; null where that is not the reader's to do. */
  leadOn: Pick<LeadOnProps, 'ledOn' | 'usual' | 'suggestible'> | null
  outcomes: readonly Outcome[]
  tried?: { form: TriedForm; attempt: Attempt } | undefined
  /** What has just been done here. */
  done?: DoneHere | undefined
}

export const doneHere = [
  'answered',
  'noted',
  'invited',
  'opened',
  'note-kept',
  'assigned',
  'forwarded',
  'taken-back',
  'sent',
  'shown',
  'hidden',
  'led-on',
] as const
export type DoneHere = (typeof doneHere)[number]

/** Forms that stand in one place of the page: what was refused is said there. */
const refusedInPlace: readonly TriedForm[] = [
  'answer',
  'note',
  'discussion',
  'assignment',
  'forwarding',
  'region',
  'supervision',
]

/** An enquiry for those who take part in it. */
export function EnquiryPage(props: EnquiryPageProps) {
  const { enquiry, story, received, answerBy, plan, hands, tried } = props
  const path = `/enquiries/${enquiry.id}`
  const attemptOf = (form: TriedForm) => (tried?.form === form ? tried.attempt : undefined)
  // Said at the top where the form that was refused does not stand on the page any more.
  const isInPlace =
    tried &&
    !enquiry.closedAt &&
    refusedInPlace.includes(tried.form) &&
    !(tried.form === 'discussion' && props.talk) &&
    !(tried.form === 'supervision' && props.leadOn?.ledOn.some(({ to }) => to === 'supervision'))
  const refusal = isInPlace ? null : tried?.attempt.refusal
  return (
    <Document title={`Enquiry from ${enquiry.name}`} width="wide">
      <PageHeader
        back={{ href: '/enquiries', label: 'Enquiries' }}
        eyebrow={kindInWords[enquiry.kind]}
        title={enquiry.name}
        lead={`Asked on ${received}`}
      />
      {props.done && <Done {...props} done={props.done} />}
      {refusal && <Notice kind="problem" title={refusal} />}
      {enquiry.desk === 'concerns' && (
        <Notice kind="info" title="Only you see this">
          <p>
            It stands in nobody else’s lists, counts or emails. Whoever follows you in this office will see
            it.
          </p>
        </Notice>
      )}
      <WhatNext {...props} />
      <Columns of="main-aside">
        <div>
          <Section title="What was written and done">
            <EnquiryStory story={story} />
          </Section>
          <Section
            id="answer"
            title={enquiry.closedAt ? 'Write once more' : 'Your answer'}
            lead={enquiry.closedAt && 'That opens the enquiry again.'}
          >
            <Form action={`${path}/answers`} attempt={attemptOf('answer')} submit="Send the answer">
              <TextArea
                name="body"
                label="Your answer"
                hint={
                  enquiry.desk === 'concerns'
                    ? 'The enquirer is told by email that there is an answer, and reads it on their own page.'
                    : 'It goes to the enquirer by email with your name, never with your address.'
                }
                rows={8}
              />
            </Form>
          </Section>
          <Section id="note">
            <Details summary="Write a note for ourselves" open={attemptOf('note') !== undefined}>
              <Form action={`${path}/notes`} attempt={attemptOf('note')} submit="Keep the note" tone="plain">
                <TextArea
                  name="words"
                  label="Note"
                  hint="For those who look after this enquiry. The enquirer never sees it; please nothing about a patient."
                  rows={4}
                />
              </Form>
            </Details>
          </Section>
        </div>
        <Stack>
          <Facts
            facts={[
              ['Region', enquiry.desk !== 'concerns' && (enquiry.regionName ?? 'not known, or abroad')],
              [
                'Answer by',
                answerBy && (
                  <>
                    {answerBy.day} {answerBy.isLate && <Badge kind="problem">overdue</Badge>}
                  </>
                ),
              ],
              ...props.details,
            ]}
          />
          {hands && <EnquiryHands enquiry={enquiry} hands={hands} attemptOf={attemptOf} />}
          {plan && <EnquiryPlan {...plan} />}
          {enquiry.desk !== 'concerns' && <DiscussionCard {...props} attempt={attemptOf('discussion')} />}
          {props.mayInvite && (
            <InvitationState enquiry={enquiry} invitation={props.invitation} step={props.step} />
          )}
          {props.leadOn && (
            <LeadOn
              {...props.leadOn}
              enquiry={enquiry}
              step={props.step}
              attempt={attemptOf('supervision')}
            />
          )}
          <Addresses action={`${path}/address`} others={enquiry.name} {...props.addresses} />
          {props.mayClose && props.step !== 'close' && (
            <EnquiryClosing enquiry={enquiry} outcomes={props.outcomes} attempt={attemptOf('closure')} />
          )}
        </Stack>
      </Columns>
    </Document>
  )
}

function Done({ done, enquiry: { name }, step }: EnquiryPageProps & { done: DoneHere }) {
  const words: Record<DoneHere, readonly [title: string, then: string]> = {
    answered: [`Your answer is on its way to ${name}.`, `When ${name} writes back, you are told by email.`],
    noted: [
      'The day of the first talk is noted.',
      step === 'hold-discussion'
        ? `${name} sees it on their page, and is not written to: say it in your answer too.`
        : `It stands on ${name}’s own page too.`,
    ],
    invited: [`The invitation is on its way to ${name}.`, 'You will see here whether they accept it.'],
    opened: ['The enquiry is open again.', 'It stands in the list of open enquiries.'],
    'note-kept': ['The note is kept.', `Those who look after this enquiry read it; ${name} does not.`],
    assigned: ['It is clear now in whose hands it is.', 'Everybody in charge sees it as before.'],
    forwarded: ['It is forwarded.', 'They are told by email with your reason, and see this one enquiry.'],
    'taken-back': ['It is back with those in charge.', 'Whoever had it does not see it any more.'],
    sent: ['It is with the region now.', 'Its representatives are told by email; you see it as before.'],
    shown: [`${name} sees your address now.`, 'It stands on their page until you take it away.'],
    hidden: ['Your address is shown no more.', 'What was seen stays seen.'],
    'led-on': [
      `${name} gets an email about it.`,
      'What they told us is carried over; nothing is typed twice.',
    ],
  }
  const [title, then] = words[done]
  return (
    <Notice kind="good" title={title}>
      <p>{then}</p>
    </Notice>
  )
}

function WhatNext({ enquiry, step, mayClose, mayInvite, invitation, leadOn }: EnquiryPageProps) {
  if (step === 'none') {
    return (
      <Notice kind="info" title="This enquiry is closed">
        <p>Should the enquirer write again, it opens by itself and you are told.</p>
      </Notice>
    )
  }
  const { title, why, action } = stepInFull[step]
  return (
    <NextStep title={title} action={action}>
      <p>{why}</p>
      {step === 'invite' && mayInvite && (
        <PostButton
          action={`/enquiries/${enquiry.id}/founder-invitation`}
          label="Invite to found a group"
          tone="primary"
        />
      )}
      {step === 'lead-to-waiting-list' && mayInvite && (
        <PostButton
          action={`/enquiries/${enquiry.id}/waiting-list-entry`}
          label="Put on the waiting list"
          tone="primary"
        />
      )}
      {step === 'lead-to-register' && mayInvite && (
        <PostButton
          action={`/enquiries/${enquiry.id}/register-invitation`}
          label="Invite to the register"
          tone="primary"
        />
      )}
      {step === 'lead-to-supervision' && mayInvite && (
        <PostButton
          action={`/enquiries/${enquiry.id}/supervision-request`}
          label="Lead to supervision"
          tone="primary"
        />
      )}
      {step === 'close' && mayClose && (
        <PostButton
          action={`/enquiries/${enquiry.id}/closure`}
          label="Close the enquiry"
          tone="primary"
          fields={{
            outcome:
              invitation?.state === 'accepted' || (leadOn?.ledOn.length ?? 0) > 0 ? 'led-on' : 'answered',
          }}
        />
      )}
    </NextStep>
  )
}
