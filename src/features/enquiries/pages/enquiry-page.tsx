import { NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { Enquiry } from '../queries.ts'
import type { EnquiryStep } from '../rules/next-step.ts'
import { Conversation, type SaidLine } from './conversation.tsx'
import {
  Discussion,
  EnquiryPlan,
  type InvitationInWords,
  InvitationState,
  type ShownPlan,
} from './enquiry-aside.tsx'
import { stepInFull } from './step-words.ts'
import { kindInWords } from './words.ts'

/** Which of the page's forms came back. */
export type TriedForm = 'answer' | 'discussion' | 'invitation' | 'closure'

export interface EnquiryPageProps {
  enquiry: Enquiry
  said: readonly SaidLine[]
  received: string
  /** Until when an answer is in time; null when nobody waits. */
  answerBy: { day: string; isLate: boolean } | null
  step: EnquiryStep
  plan: ShownPlan | null
  discussionOn: Temporal.PlainDate | null
  invitation: InvitationInWords | null
  tried?: { form: TriedForm; attempt: Attempt } | undefined
  /** What has just been done here. */
  done?: DoneHere | undefined
}

export const doneHere = ['answered', 'noted', 'invited', 'opened'] as const
export type DoneHere = (typeof doneHere)[number]

/** An enquiry for those in charge of it. */
export function EnquiryPage(props: EnquiryPageProps) {
  const { enquiry, said, received, answerBy, plan, tried } = props
  const path = `/enquiries/${enquiry.id}`
  const attemptOf = (form: TriedForm) => (tried?.form === form ? tried.attempt : undefined)
  // Said at the top where the form that was refused does not stand on the page any more.
  const refusal =
    tried && (enquiry.closedAt || tried.form === 'invitation' || tried.form === 'closure')
      ? tried.attempt.refusal
      : null
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
      <WhatNext {...props} />
      <Columns of="main-aside">
        <div>
          <Section title="What was written">
            <Conversation said={said} />
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
                hint="It goes to the enquirer by email with your name, never with your address."
                rows={8}
              />
            </Form>
          </Section>
        </div>
        <Stack>
          <Facts
            facts={[
              ['Region', enquiry.regionName ?? 'not known, or abroad'],
              [
                'Answer by',
                answerBy && (
                  <>
                    {answerBy.day} {answerBy.isLate && <Badge kind="problem">overdue</Badge>}
                  </>
                ),
              ],
            ]}
          />
          {plan && <EnquiryPlan {...plan} />}
          <Discussion {...props} attempt={attemptOf('discussion')} />
          <InvitationState enquiry={enquiry} invitation={props.invitation} step={props.step} />
          {props.step !== 'close' && <Closing enquiry={enquiry} />}
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
  }
  const [title, then] = words[done]
  return (
    <Notice kind="good" title={title}>
      <p>{then}</p>
    </Notice>
  )
}

function WhatNext({ enquiry, step }: EnquiryPageProps) {
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
      {step === 'invite' && (
        <PostButton
          action={`/enquiries/${enquiry.id}/founder-invitation`}
          label="Invite to found a group"
          tone="primary"
        />
      )}
      {step === 'close' && (
        <PostButton action={`/enquiries/${enquiry.id}/closure`} label="Close the enquiry" tone="primary" />
      )}
    </NextStep>
  )
}

function Closing({ enquiry }: { enquiry: Enquiry }) {
  if (enquiry.closedAt) {
    return (
      <Card level={2} title="Take it up again">
        <PostButton action={`/enquiries/${enquiry.id}/closure/ending`} label="Open again" />
      </Card>
    )
  }
  return (
    <Card level={2} title="When nothing is open any more">
      <PostButton
        action={`/enquiries/${enquiry.id}/closure`}
        label="Close the enquiry"
        tone="quiet"
        confirm="It leaves the list of open enquiries. The enquirer is not told; should they write again, it opens by itself."
      />
    </Card>
  )
}
