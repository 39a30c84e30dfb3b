import { regionInSentence } from '../../../shared/region-words.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { Hand } from '../queries/enquiry-steps.ts'
import type { Enquiry } from '../queries.ts'

/** What the reader may do about whose hands it is in. */
export interface HandsInSight {
  /** Everybody it may be handed to; empty for a member of Council whom it was forwarded to. */
  people: readonly Hand[]
  assignedTo: string | null
  forwardedTo: string | null
  isMine: boolean
  me: string
  mayHandOn: boolean
  maySendToRegion: boolean
  mayEndForwarding: boolean
}

export type HandsForm = 'assignment' | 'forwarding' | 'region'

interface HandsProps {
  enquiry: Enquiry
  hands: HandsInSight
  attemptOf: (form: HandsForm) => Attempt | undefined
}

const named = ({ name, isAway }: Hand) => (isAway ? `${name} (away)` : name)

/** In whose hands it is: the queue of all who are in charge, one of them, or a member of Council. */
export function EnquiryHands({ enquiry, hands, attemptOf }: HandsProps) {
  const path = `/enquiries/${enquiry.id}`
  const inCharge = hands.people.filter(({ hand }) => hand === 'in-charge')
  return (
    <Card level={2} title="In whose hands">
      {hands.mayHandOn && <p>{queueInWords(enquiry, hands)}</p>}
      {hands.forwardedTo !== null && (
        <p>
          {hands.mayHandOn ? (
            <>
              <strong>{hands.forwardedTo}</strong>, of Council, sees it and may answer.
            </>
          ) : (
            'It was forwarded to you: you see this one enquiry, and may answer it.'
          )}
        </p>
      )}
      {hands.mayEndForwarding && (
        <PostButton
          action={`${path}/forwarding/ending`}
          label={hands.mayHandOn ? `Take it back from ${hands.forwardedTo}` : 'Give it back'}
          confirm={
            hands.mayHandOn
              ? `${hands.forwardedTo} will not see it any more. What they have written stays.`
              : 'Those in charge go on with it, and you will not see it any more. Perhaps leave them a note first.'
          }
        />
      )}
      {hands.mayHandOn && !enquiry.closedAt && (
        <>
          {!hands.isMine && inCharge.some(({ personId }) => personId === hands.me) && (
            <PostButton
              action={`${path}/assignment`}
              label="I take it in hand"
              fields={{ personId: hands.me }}
            />
          )}
          {hands.assignedTo !== null && (
            <PostButton action={`${path}/assignment/ending`} label="Back into the queue" tone="quiet" />
          )}
          {inCharge.some(({ personId }) => personId !== hands.me) && (
            <Details summary="Give it to a colleague" open={attemptOf('assignment') !== undefined}>
              <Form
                action={`${path}/assignment`}
                attempt={attemptOf('assignment')}
                submit="Give it to them"
                tone="plain"
              >
                <Select
                  name="personId"
                  label="Who takes it in hand?"
                  blank="Choose somebody in charge"
                  hint="They are told by email. Everybody else in charge sees it as before."
                  options={inCharge.map((one) => ({ value: one.personId, label: named(one) }))}
                />
              </Form>
            </Details>
          )}
          {hands.maySendToRegion && (
            <Details
              summary={`Send it to ${regionInSentence(enquiry.regionName ?? '')}`}
              open={attemptOf('region') !== undefined}
            >
              <Form
                action={`${path}/region`}
                attempt={attemptOf('region')}
                submit="Send it there"
                tone="plain"
              >
                <TextArea
                  name="reason"
                  label="What should they know?"
                  hint="For the region’s representatives, who are told by email. The enquirer does not see it."
                  rows={3}
                />
              </Form>
            </Details>
          )}
          <ToCouncil path={path} hands={hands} attempt={attemptOf('forwarding')} />
        </>
      )}
    </Card>
  )
}

function ToCouncil({
  path,
  hands,
  attempt,
}: {
  path: string
  hands: HandsInSight
  attempt: Attempt | undefined
}) {
  const council = hands.people.filter(({ hand, name }) => hand === 'council' && name !== hands.forwardedTo)
  if (council.length === 0) return null
  return (
    <Details
      summary={
        hands.forwardedTo === null ? 'Forward it to Council' : 'Forward it to somebody else of Council'
      }
      open={attempt !== undefined}
    >
      <Form action={`${path}/forwarding`} attempt={attempt} submit="Forward it" tone="plain">
        <Select
          name="personId"
          label="To which member of Council?"
          blank="Choose a member"
          hint="They see this one enquiry and may answer it, until it is taken back."
          options={council.map((one) => ({ value: one.personId, label: named(one) }))}
        />
        <TextArea
          name="reason"
          label="Why do you forward it?"
          hint="They read it in the email. The enquirer does not see it."
          rows={3}
        />
      </Form>
    </Details>
  )
}

function queueInWords(enquiry: Enquiry, { assignedTo, isMine }: HandsInSight): string {
  const queue =
    enquiry.desk === 'region' && enquiry.regionName
      ? `the queue of ${regionInSentence(enquiry.regionName)}`
      : 'the administrators’ queue'
  if (isMine) return `You have it in hand; it stays in ${queue}.`
  return assignedTo ? `${assignedTo} has it in hand; it stays in ${queue}.` : `It is in ${queue}.`
}
