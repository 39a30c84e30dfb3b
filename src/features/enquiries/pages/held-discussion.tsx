import { firstName } from '../../../shared/first-name.ts'
import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { LinkedText } from '../../../ui/linked-text.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { TimesFields, ZoneField } from '../../../ui/times-fields.tsx'
import { PickForm } from './pick-form.tsx'
import { type OfferInWords, TalkFacts, type TalkInWords } from './talk-facts.tsx'

export const heldDiscussionDone = ['picked', 'proposed', 'cancelled', 'zone'] as const
export type HeldDiscussionDone = (typeof heldDiscussionDone)[number]
export type HeldDiscussionForm = 'pick' | 'proposal' | 'cancellation' | 'zone'

export interface HeldDiscussionProps {
  /** The page's own address. */
  action: string
  talk: TalkInWords | null
  offer: OfferInWords | null
  /** Who of the society talks, or would; null where that is not known (any more). */
  heldBy: string | null
  rows: readonly number[]
  zones: readonly TimeZoneChoice[]
  ownZone: string
  /** As people call it. */
  ownZoneName: string
  tried?: { form: HeldDiscussionForm; attempt: Attempt } | undefined
  done?: HeldDiscussionDone | undefined
}

/** On the enquirer's own page: the talk that is agreed, and the times to pick from. */
export function HeldDiscussion(props: HeldDiscussionProps) {
  const { action, talk, offer, heldBy, tried } = props
  const other = heldBy ?? 'us'
  const short = heldBy ? firstName(heldBy) : 'us'
  const attemptOf = (form: HeldDiscussionForm) => (tried?.form === form ? tried.attempt : undefined)
  const offered = offer?.fromSociety && offer.open.length > 0 ? offer : null
  const lostPick = tried?.form === 'pick' && !offered ? tried.attempt.refusal : undefined
  if (!talk && !offer && !props.done && !tried) return null
  return (
    <Section id="first-talk" title={talk ? 'Your first talk' : 'A first talk'}>
      <Stack>
        {props.done && <Done done={props.done} other={other} />}
        {tried?.attempt.refusal && (lostPick || !offer) && (
          <Notice kind="problem" title={tried.attempt.refusal} />
        )}
        {talk && <TalkFacts talk={talk} other={short} heldBy={talk.heldBy} />}
        {offered && <Offered {...props} offer={offered} attempt={attemptOf('pick')} />}
        {offer?.fromSociety && !offered && !talk && (
          <Notice kind="attention" title="None of the times offered to you is free any more">
            <p>Say below what would suit you, and you are offered others.</p>
          </Notice>
        )}
        {offer && !offer.fromSociety && offer.open.length > 0 && <Proposed offer={offer} other={other} />}
        {(talk || offer) && (
          <Stack gap="small">
            <Details
              summary={talk ? 'This does not suit me any more' : 'None of these suits me'}
              open={tried?.form === 'proposal'}
            >
              <Propose {...props} attempt={attemptOf('proposal')} />
            </Details>
            {talk && (
              <Details summary="Cancel this talk" open={tried?.form === 'cancellation'}>
                <Form
                  action={`${action}/discussion/cancellation`}
                  attempt={attemptOf('cancellation')}
                  submit="Cancel the talk"
                  tone="problem"
                >
                  <TextArea
                    name="word"
                    label={`A word to ${other}`}
                    hint="It goes out with the cancellation. You can go on writing to us afterwards."
                    rows={3}
                  />
                </Form>
              </Details>
            )}
            <Details summary={`Your times are in ${props.ownZoneName}: change`} open={tried?.form === 'zone'}>
              <Form
                action={`${action}/discussion/zone`}
                attempt={attemptOf('zone')}
                submit="Keep my time zone"
                tone="plain"
              >
                <ZoneField
                  label="Your time zone"
                  hint="All times here and in our emails then stand in it."
                  zones={props.zones}
                  value={props.ownZone}
                />
              </Form>
            </Details>
          </Stack>
        )}
      </Stack>
    </Section>
  )
}

function Done({ done, other }: { done: HeldDiscussionDone; other: string }) {
  const words: Record<HeldDiscussionDone, readonly [title: string, then: string]> = {
    picked: ['The talk is agreed.', 'You get it by email, with an entry for your calendar.'],
    proposed: [`Your word is on its way to ${other}.`, 'You are told by email how it goes on.'],
    cancelled: ['The talk is cancelled.', 'You are told by email too, and it leaves your calendar.'],
    zone: ['Your time zone is kept.', 'All times stand in it from now on.'],
  }
  const [title, then] = words[done]
  return (
    <Notice kind="good" title={title}>
      <p>{then}</p>
    </Notice>
  )
}

function Offered({
  talk,
  offer,
  heldBy,
  action,
  attempt,
}: HeldDiscussionProps & { offer: OfferInWords; attempt: Attempt | undefined }) {
  const form = (
    <PickForm
      action={`${action}/discussion`}
      offer={offer}
      other={heldBy ? firstName(heldBy) : 'us'}
      attempt={attempt}
      submit={talk ? 'Move the talk to this time' : 'Pick this time'}
      wordHint="For instance the number at which you can be reached."
    />
  )
  if (talk) {
    return (
      <Details summary="Pick another of the times offered" open={attempt !== undefined}>
        {form}
      </Details>
    )
  }
  return (
    <>
      <p>{heldBy ?? 'One of us'} offers to talk with you.</p>
      {offer.note && (
        <p>
          <LinkedText text={offer.note} />
        </p>
      )}
      {form}
    </>
  )
}

function Proposed({ offer, other }: { offer: OfferInWords; other: string }) {
  return (
    <Notice kind="info" title={`You have proposed other times to ${other}`}>
      <ul>
        {offer.open.map(({ id, when }) => (
          <li key={id}>{when}</li>
        ))}
      </ul>
      {offer.word && <Paragraphs text={offer.word} />}
    </Notice>
  )
}

function Propose({
  talk,
  action,
  heldBy,
  rows,
  ownZone,
  ownZoneName,
  attempt,
}: HeldDiscussionProps & { attempt: Attempt | undefined }) {
  return (
    <Form
      action={`${action}/discussion/proposal`}
      attempt={attempt}
      submit={`Send it to ${heldBy ?? 'us'}`}
      wide
    >
      <TextArea
        name="word"
        label="What would suit you?"
        hint={
          talk ? 'Until another time is agreed, the talk stands as it is.' : 'A word, times below, or both.'
        }
        rows={3}
        optional
      />
      <HiddenField name="timeZone" value={ownZone} />
      <TimesFields
        rows={rows}
        legend="Times you propose (optional)"
        hint={`In ${ownZoneName}. We pick one, or offer others.`}
        atLeastOne={false}
      />
    </Form>
  )
}
