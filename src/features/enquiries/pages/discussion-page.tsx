import { firstName } from '../../../shared/first-name.ts'
import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, Details, Notice } from '../../../ui/notices.tsx'
import { Timeline } from '../../../ui/steps.tsx'
import { TimesFields, ZoneField } from '../../../ui/times-fields.tsx'
import type { Enquiry } from '../queries.ts'
import { PickForm } from './pick-form.tsx'
import { type OfferInWords, TalkFacts, type TalkInWords } from './talk-facts.tsx'

export const discussionDone = ['offered', 'picked', 'cancelled'] as const
export type DiscussionDone = (typeof discussionDone)[number]
export type DiscussionForm = 'offer' | 'pick' | 'cancellation'

export interface DiscussionPageProps {
  enquiry: Enquiry
  talk: TalkInWords | null
  offer: OfferInWords | null
  rows: readonly number[]
  zones: readonly TimeZoneChoice[]
  ownZone: string
  tried?: { form: DiscussionForm; attempt: Attempt } | undefined
  done?: DiscussionDone | undefined
}

const ways = [
  { value: 'telephone', label: 'By telephone' },
  { value: 'video', label: 'By video link' },
  { value: 'in-person', label: 'In person' },
]

/** The first talk with an enquirer, for those in charge: offered, picked, moved, cancelled. */
export function DiscussionPage(props: DiscussionPageProps) {
  const { enquiry, talk, offer, tried } = props
  const path = `/enquiries/${enquiry.id}/discussion`
  const name = firstName(enquiry.name)
  const attemptOf = (form: DiscussionForm) => (tried?.form === form ? tried.attempt : undefined)
  const proposed = offer && !offer.fromSociety && offer.open.length > 0 ? offer : null
  const refused = tried && !(tried.form === 'cancellation' && talk) && !(tried.form === 'pick' && proposed)
  return (
    <Document title={`Talk with ${enquiry.name}`}>
      <PageHeader
        back={{ href: `/enquiries/${enquiry.id}`, label: `Enquiry from ${enquiry.name}` }}
        title={`A first talk with ${name}`}
        lead="What a Balint group is, and what starting one takes, is best said in a conversation."
      />
      {props.done && <Done done={props.done} name={name} />}
      {refused && tried.form !== 'offer' && tried.attempt.refusal && (
        <Notice kind="problem" title={tried.attempt.refusal} />
      )}
      {talk && (
        <Section title="What is agreed">
          <TalkFacts talk={talk} other={name} heldBy={talk.heldBy} />
          <Details summary="Cancel this talk" open={tried?.form === 'cancellation'}>
            <Form
              action={`${path}/cancellation`}
              attempt={attemptOf('cancellation')}
              submit="Cancel the talk"
              tone="problem"
            >
              <TextArea
                name="word"
                label={`A word to ${name}`}
                hint="It goes out with the cancellation, and stands in the conversation."
                rows={3}
              />
            </Form>
          </Details>
        </Section>
      )}
      {proposed && (
        <Section title={`${name} proposes`} lead={proposed.word && `“${proposed.word}”`}>
          <PickForm
            action={`${path}/time`}
            offer={proposed}
            other={name}
            attempt={attemptOf('pick')}
            submit={talk ? 'Move the talk to this time' : 'Pick this time'}
            wordHint={`Goes to ${name} with the invitation.`}
          />
        </Section>
      )}
      {offer?.fromSociety && <Offered offer={offer} name={name} />}
      {enquiry.closedAt ? (
        <Notice kind="info" title="This enquiry is closed">
          <p>Open it again to offer times.</p>
        </Notice>
      ) : (
        <OfferTimes {...props} action={`${path}/times`} name={name} attempt={attemptOf('offer')} />
      )}
    </Document>
  )
}

function Done({ done, name }: { done: DiscussionDone; name: string }) {
  const words: Record<DiscussionDone, readonly [title: string, then: string]> = {
    offered: [
      `Your times are on their way to ${name}.`,
      'You are told by email as soon as one is picked, with an entry for your calendar.',
    ],
    picked: ['The talk is agreed.', 'Both of you get it by email, with an entry for the calendar.'],
    cancelled: [
      'The talk is cancelled.',
      'Both of you are told by email, and it leaves both calendars. Below you can offer other times.',
    ],
  }
  const [title, then] = words[done]
  return (
    <Notice kind="good" title={title}>
      <p>{then}</p>
    </Notice>
  )
}

const stateWords = {
  open: 'can be picked',
  picked: 'picked',
  taken: 'you have another talk then',
  past: 'has passed',
} as const

function Offered({ offer, name }: { offer: OfferInWords; name: string }) {
  return (
    <Section
      title={offer.by ? `Offered by ${offer.by}` : 'Offered'}
      lead={`${offer.minutes} minutes, ${offer.how.toLowerCase()}. ${name} picks on their own page.`}
    >
      <Timeline
        label="Times offered"
        entries={offer.all.map((time) => ({
          when: (
            <Badge kind={time.state === 'picked' ? 'good' : time.state === 'open' ? 'accent' : 'neutral'}>
              {stateWords[time.state]}
            </Badge>
          ),
          title: time.when,
          detail: time.there && `For ${name}: ${time.there}`,
        }))}
      />
    </Section>
  )
}

function OfferTimes({
  talk,
  offer,
  name,
  rows,
  zones,
  ownZone,
  action,
  attempt,
}: DiscussionPageProps & { name: string; action: string; attempt: Attempt | undefined }) {
  return (
    <Section
      id="offer"
      title={talk ? 'Move it: offer other times' : offer ? 'Offer other times' : 'Offer times'}
      lead={
        talk
          ? `The talk stands as it is until ${name} picks one of these.`
          : `${name} picks one, and both of you get it in writing with an entry for the calendar. Neither sees the other’s address.`
      }
    >
      <Form action={action} attempt={attempt} submit={`Send the times to ${name}`} wide>
        <TimesFields
          rows={rows}
          legend="When could you talk?"
          hint="Three or four times on different days serve most people."
          atLeastOne
        />
        <ZoneField
          label="In which time zone are these?"
          hint="The other side reads them in theirs as well."
          zones={zones}
          value={ownZone}
        />
        <NumberField name="minutes" label="How long?" unit="minutes" value={offer?.minutes ?? 30} />
        <RadioChoice name="way" label="How?" options={ways} value={wayOf(offer)} />
        <TextField
          name="wayNote"
          label="How to reach each other"
          hint="The link; the place; or who rings whom. Only the two of you read it."
          value={offer?.note ?? undefined}
        />
        <TextArea name="word" label={`A word to ${name}`} rows={4} optional />
      </Form>
    </Section>
  )
}

const wayOf = (offer: OfferInWords | null) => ways.find(({ label }) => label === offer?.how)?.value
