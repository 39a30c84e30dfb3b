import { formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { InterviewSection, OfferSection, type OfferTerms } from './applicant-decisions.tsx'
import { type ApplicantSaved, DecisionNotice, InterviewSaved, MessageSent } from './applicant-notices.tsx'
import { type MembersAsked, MembersSection, WaitingListSection } from './applicant-places.tsx'
import { type Message, Messages } from './messages.tsx'

export interface ApplicantPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  applicant: {
    id: string
    name: string
    profession: string
    workplaceArea: string
    workSetting: string | null
    why: string
    heardHow: string | null
    /** null for a group that meets face to face. */
    screen: { words: string; isComplete: boolean } | null
    answers: readonly { questionId: string; wording: string; answer: string }[]
    appliedOn: Temporal.PlainDate
    correctedOn: Temporal.PlainDate | null
    state: { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }
    interview: { heldOn: Temporal.PlainDate; outcome: string; words: string } | null
    /** The last day to answer an offer that stands or has run out. */
    offerUntil: Temporal.PlainDate | null
  }
  messages: readonly Message[]
  may: {
    write: boolean
    interview: boolean
    offer: boolean
    waitingList: boolean
    withdrawOffer: boolean
    decline: boolean
  }
  /** How many wait for a seat. */
  waiting: number
  /** null where members are not asked. */
  members: { asked: MembersAsked | null } | null
  terms: OfferTerms
  outcomes: { value: string; label: string }[]
  /** What has just been done here. */
  saved: ApplicantSaved | null
  attempts?: {
    interview?: Attempt | undefined
    offer?: Attempt | undefined
    ending?: Attempt | undefined
    message?: Attempt | undefined
  }
}

export function ApplicantPage(props: ApplicantPageProps) {
  const { group, applicant, may, attempts = {} } = props
  const list = `/groups/${group.id}/applicants`
  const here = `${list}/${applicant.id}`
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title={applicant.name} current={list}>
      <BackLink href={list}>All applicants</BackLink>
      {attempts.ending?.refusal && <Notice kind="problem" title={attempts.ending.refusal} />}
      <DecisionNotice {...props} list={list} />
      <Columns of="main-aside">
        <Stack gap="large">
          <Section
            title={applicant.name}
            actions={<Badge kind={applicant.state.kind}>{applicant.state.label}</Badge>}
          >
            <h3>What brings them</h3>
            <Paragraphs text={applicant.why} />
            {applicant.answers.map(({ questionId, wording, answer }) => (
              <section key={questionId}>
                <h3>{wording}</h3>
                <Paragraphs text={answer} />
              </section>
            ))}
          </Section>
          {(may.write || props.messages.length > 0) && (
            <Section
              id="letters"
              title="Letters"
              lead={`You write to each other here; ${firstName(applicant.name)} gets an email with the way to the page. Arrange when and how you talk.`}
            >
              {props.saved === 'message' && <MessageSent {...props} />}
              <Messages
                action={`${here}/messages`}
                messages={props.messages}
                attempt={attempts.message}
                mayWrite={may.write}
              />
            </Section>
          )}
          {may.interview && (
            <InterviewSection
              action={`${here}/interview`}
              interview={applicant.interview}
              outcomes={props.outcomes}
              saved={props.saved === 'interview' && <InterviewSaved {...props} />}
              attempt={attempts.interview}
            />
          )}
          {props.members && (
            <MembersSection action={`${here}/members`} name={applicant.name} asked={props.members.asked} />
          )}
          {may.offer && (
            <OfferSection
              action={`${here}/offer`}
              groupId={group.id}
              name={applicant.name}
              terms={props.terms}
              attempt={attempts.offer}
            />
          )}
          {may.waitingList && (
            <WaitingListSection
              action={`${here}/waiting-list`}
              name={applicant.name}
              waiting={props.waiting}
            />
          )}
          <Endings {...props} here={here} />
        </Stack>
        <Facts
          facts={[
            ['Profession', applicant.profession],
            ['Kind of place', applicant.workSetting],
            ['Works in', applicant.workplaceArea],
            applicant.screen && ['For the screen', <Screen key="screen" {...applicant.screen} here={here} />],
            ['Heard of you by', applicant.heardHow],
            ['Applied', formatDateOnly(applicant.appliedOn)],
            applicant.correctedOn && ['Changed by them', formatDateOnly(applicant.correctedOn)],
            applicant.interview && [
              'Interview',
              `${formatDateOnly(applicant.interview.heldOn)}: ${applicant.interview.words}`,
            ],
            applicant.offerUntil && ['Offer until', `the end of ${formatDate(applicant.offerUntil)}`],
          ]}
        />
      </Columns>
    </GroupFrame>
  )
}

function Screen({ words, isComplete, here }: { words: string; isComplete: boolean; here: string }) {
  return (
    <>
      {words}
      {!isComplete && <PostButton action={`${here}/technology`} label="They have it now" tone="quiet" />}
    </>
  )
}

function Endings({ applicant, may, here }: ApplicantPageProps & { here: string }) {
  if (!may.withdrawOffer && !may.decline) return null
  return (
    <Section
      id="endings"
      title="Other endings"
      lead="This is announced with a kind email that gives no reasons. If there is something to say, say it in person."
    >
      <Row>
        {may.withdrawOffer && (
          <PostButton
            action={`${here}/offer/withdrawal`}
            label="Take the offer back"
            confirm={`The place is free again and ${applicant.name} is told. The application stands: you can offer again.`}
          />
        )}
        {may.decline && (
          <PostButton
            action={`${here}/ending`}
            label="Decline the application"
            tone="problem"
            confirm={`${applicant.name} is told that you cannot offer a place. This cannot be undone; they may apply again another time.`}
          />
        )}
      </Row>
    </Section>
  )
}
