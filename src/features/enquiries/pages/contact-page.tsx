import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, PageHeader } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PrivacyLine } from '../../../ui/privacy-line.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { RegionWithNames } from '../../society/queries.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { kindFields } from './kind-fields.tsx'
import { type Addressee, addresseeInWords } from './who-answers.tsx'
import { planInWords } from './words.ts'

export interface CarriedPlan {
  plan: TrialPlan
  /** Its query string: posted along, so that nothing is typed twice. */
  query: string
  circle: readonly Seat[]
}

interface ContactPageProps {
  kind: EnquiryKind
  /** The choice of kinds, with all that came along. */
  backHref: string
  regions: readonly RegionWithNames[]
  workingDays: number
  /** The value that stands for "I don't know" and "abroad". */
  noRegion: string
  carried: CarriedPlan | null
  /** As known beforehand, from the link that led here. */
  region: string | undefined
  addressee: Addressee | null
  /** Who reads concerns, if they agreed to be named. */
  concernsOfficer: string | null
  /** Of whoever is signed in. */
  name: string | undefined
  attempt?: Attempt | undefined
}

/** The form of one kind of enquiry. */
export function ContactPage({ kind, regions, carried, addressee, attempt, ...props }: ContactPageProps) {
  const Fields = kindFields[kind]
  const isConcern = kind === 'concern'
  return (
    <Document title={`Ask us: ${kindInWords[kind]}`}>
      <PageHeader
        back={{ href: props.backHref, label: 'Ask about something else' }}
        eyebrow="Ask us"
        title={kindInWords[kind]}
        lead={leadOf(kind, props.workingDays)}
      />
      {isConcern && <ReadByOne officer={props.concernsOfficer} />}
      {carried && !isConcern && <PlanAlong {...carried} />}
      {addressee && !isConcern && kind !== 'move-online' && (
        <Notice kind="info" title={addresseeInWords(addressee)} />
      )}
      <Form
        action="/contact"
        attempt={attempt}
        submit={isConcern ? 'Send in confidence' : 'Send the enquiry'}
      >
        <HiddenField name="kind" value={kind} />
        <TextField name="name" label="Your name" autocomplete="name" value={props.name} />
        <EmailField
          name="email"
          label="Your email address"
          hint={`For telling you that there is an answer. ${isConcern ? 'The officer does not see it' : 'Those who answer do not see it'}, unless you choose to show it later.`}
        />
        {isConcern ? null : addressee && kind !== 'move-online' ? (
          <HiddenField name="region" value={addressee.regionId} />
        ) : (
          <Select
            name="region"
            label="Where are you?"
            blank="Choose a region"
            value={props.region}
            options={[
              ...regions.map(({ id, name }) => ({ value: id, label: name })),
              { value: props.noRegion, label: 'I don’t know, or somewhere else' },
            ]}
          />
        )}
        <Fields hasPlan={carried !== null} />
        {carried && !isConcern && <HiddenField name="plan" value={carried.query} />}
        {addressee && !isConcern && <HiddenField name="representative" value={addressee.officeId} />}
        <PrivacyLine />
      </Form>
      <p>
        What do we hold about you? <a href="/data-requests">Ask about your data</a>, with or without an
        account.
      </p>
    </Document>
  )
}

function leadOf(kind: EnquiryKind, workingDays: number) {
  const soon = `usually within ${workingDays} working days`
  if (kind === 'concern') return 'Say as much, or as little, as you wish. You are answered in person.'
  if (kind === 'join-group') {
    return (
      <p>
        Tell us what would suit you, and one of us answers, {soon}. Perhaps you find it sooner among{' '}
        <a href="/groups">the groups that are open now</a>.
      </p>
    )
  }
  if (kind === 'move-online')
    return `The society’s administrator reads it first, and answers or brings it to the member of Council who knows most about it, ${soon}.`
  return `Tell us what you are thinking of. One of us reads it and answers, ${soon}.`
}

function ReadByOne({ officer }: { officer: string | null }) {
  return (
    <Notice kind="info" title={officer ? `Only ${officer} reads this` : 'Only one person reads this'}>
      <p>
        {officer ? `${officer} is` : 'It goes to'} the member of Council whom the society has chosen to hear
        concerns. Nobody else sees it, or that there is one: not the administrator, not the representatives,
        not the leaders of any group.
      </p>
    </Notice>
  )
}

function PlanAlong({ plan, query, circle }: CarriedPlan) {
  return (
    <Card
      tone="wash"
      level={2}
      title="Your plan comes along"
      picture={<Circle size="small" seats={circle} />}
    >
      <p>{planInWords(plan)}</p>
      <p>
        <a href={`/start/plan?${query}`}>Look at it again</a>
      </p>
    </Card>
  )
}
