import { formatDate, formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { type ApplicantSaved, DecisionNotice, MessageSent } from './applicant-notices.tsx'
import { type MembersAsked, MembersSection } from './applicant-places.tsx'
import { type TieNoted, TiesNoted } from './composition/ties-noted.tsx'
import { DecisionSection, type LetterInWords } from './decision-section.tsx'
import { type InterviewInWords, InterviewSection } from './interview-section.tsx'
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
    interview: { heldOn: Temporal.PlainDate } | null
    /** The last day to answer an offer that stands or has run out. */
    offerUntil: Temporal.PlainDate | null
  }
  messages: readonly Message[]
  may: {
    write: boolean
    interview: boolean
    offer: boolean
    waitingList: boolean
    defer: boolean
    withdrawOffer: boolean
    decline: boolean
  }
  /** Beside the others: what they would change, and whom they work with. */
  beside: { oneMore: string | null; ties: readonly TieNoted[] }
  interview: InterviewInWords
  letters: readonly LetterInWords[]
  /** null where members are not asked. */
  members: { asked: MembersAsked | null } | null
  /** What has just been done here. */
  saved: ApplicantSaved | null
  attempts?: {
    interview?: Attempt | undefined
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
      <Columns of="first-aside-rest">
        <Stack gap="large">
          <TiesNoted ties={props.beside.ties} groupId={group.id} />
          <Section
            title={applicant.name}
            lead={props.beside.oneMore && <OneMore words={props.beside.oneMore} groupId={group.id} />}
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
            applicant.interview && ['Talked', formatDateOnly(applicant.interview.heldOn)],
            applicant.offerUntil && ['Offer until', `the end of ${formatDate(applicant.offerUntil)}`],
          ]}
        />
        <Stack gap="large">
          {(may.interview || props.interview.heldOn) && (
            <InterviewSection
              here={here}
              groupId={group.id}
              name={applicant.name}
              interview={props.interview}
              mayRecord={may.interview}
              saved={interviewSaved(props.saved)}
              attempt={attempts.interview}
            />
          )}
          {(may.write || props.messages.length > 0) && (
            <Section
              id="letters"
              title="Letters"
              lead={`You write to each other here; ${firstName(applicant.name)} gets an email with the way to the page.`}
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
          {props.members && (
            <MembersSection action={`${here}/members`} name={applicant.name} asked={props.members.asked} />
          )}
          <DecisionSection
            here={here}
            name={applicant.name}
            may={may}
            letters={props.letters}
            wasInterviewed={props.interview.heldOn !== null}
          />
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

function OneMore({ words, groupId }: { words: string; groupId: string }) {
  return (
    <>
      {words}. <a href={`/groups/${groupId}/composition`}>How the circle is made up</a>
    </>
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

const interviewSaved = (saved: ApplicantSaved | null) =>
  saved === 'invited' || saved === 'interview' || saved === 'booked' || saved === 'cancelled' ? saved : null
