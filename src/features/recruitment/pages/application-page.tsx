import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { type Step, StepList } from '../../../ui/steps.tsx'
import { type Message, Messages } from './messages.tsx'
import { OwnInterview, type OwnInterviewProps } from './own-interview.tsx'
import { PlaceOffered, type PlaceOfferedProps } from './place-offered.tsx'
import { TimesAsked, type TimesAskedProps } from './times/times-asked.tsx'
import { type Written, WrittenFacts } from './written-facts.tsx'

export interface ApplicationPageProps {
  /** `/applications/<token>` */
  here: string
  group: { id: string; name: string }
  /** How it stands, for the top of the page. */
  words: { title: string; lead: string }
  steps: readonly Step[]
  /** Only while a place is on offer. */
  offer: Omit<PlaceOfferedProps, 'here' | 'attempt' | 'group'> | null
  /** What the group asks about its time. */
  times: TimesAskedProps | null
  /** To choose a time, or the talk that is booked. */
  interview: OwnInterviewProps | null
  /** What the leaders wrote with their decisions, the newest first. */
  letters: readonly { id: string; when: string; body: string }[]
  isMember: boolean
  isOver: boolean
  messages: readonly Message[]
  mayWrite: boolean
  /** A message has just been sent. */
  wasSent: boolean
  mayWithdraw: boolean
  /** On the group's waiting list, which is left with one press. */
  isWaiting: boolean
  /** The applicant's name, and what they wrote. */
  name: string
  written: Written
  mayCorrect: boolean
  /** It has just been put right, or confirmed. */
  saved: 'corrected' | 'confirmed' | null
  attempts?: {
    acceptance?: Attempt | undefined
    message?: Attempt | undefined
    /** Of a form of one button. */
    button?: Attempt | undefined
  }
}

/** What the applicant's own address opens. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { here, group, attempts = {} } = props
  const refusal = attempts.button?.refusal ?? (props.offer ? undefined : attempts.acceptance?.refusal)
  return (
    <Document title={props.words.title} secret>
      <PageHeader
        eyebrow={`Your application to ${group.name}`}
        title={props.words.title}
        lead={props.words.lead}
      />
      {refusal && <Notice kind="problem" title={refusal} />}
      {props.saved && <Notice kind="good" title={savedWords[props.saved]} />}
      {props.isMember && (
        <NextStep title="Your circle’s own page" action={{ href: signInTo(group.id), label: 'To my circle' }}>
          <p>Dates, ground rules, what to pay and the way in are there, once you have signed in.</p>
        </NextStep>
      )}
      {props.mayCorrect && props.written.workplaceArea === '' && (
        <NextStep
          title="A few things the leaders do not know yet"
          action={{ href: `${here}/correction`, label: 'Tell them' }}
        >
          <p>
            Where you work and in what kind of place, and whatever else the group asks. Your application
            counts already.
          </p>
        </NextStep>
      )}
      {props.interview && <OwnInterview {...props.interview} />}
      <LeadersLetters letters={props.letters} />
      {props.offer && (
        <PlaceOffered {...props.offer} here={here} group={group} attempt={attempts.acceptance} />
      )}
      {props.times && <TimesAsked {...props.times} />}
      <Section title="Where it stands">
        <StepList label="Your application" steps={props.steps} />
      </Section>
      {(props.mayWrite || props.messages.length > 0) && (
        <Section
          id="letters"
          title="Write to the leaders"
          lead="They get an email when you write, and you when they do."
        >
          {props.wasSent && (
            <Notice kind="good" title="Sent to the leaders.">
              <p>You need do nothing now. An email tells you when they write back.</p>
            </Notice>
          )}
          <Messages
            action={`${here}/messages`}
            messages={props.messages}
            mayWrite={props.mayWrite}
            attempt={attempts.message}
          />
        </Section>
      )}
      <Details summary="What you wrote">
        <WrittenFacts name={props.name} written={props.written} />
        {props.mayCorrect && (
          <LinkButton href={`${here}/correction`} tone="plain">
            Put something right
          </LinkButton>
        )}
      </Details>
      {props.mayWithdraw && props.isWaiting && (
        <Section
          title="Changed your mind?"
          lead="Your application ends with it, and the leaders are told. You may apply again another time."
        >
          <PostButton action={`${here}/withdrawal`} label="Leave the waiting list" />
        </Section>
      )}
      {props.mayWithdraw && !props.isWaiting && (
        <Section title="Changed your mind?">
          <PostButton
            action={`${here}/withdrawal`}
            label="Withdraw my application"
            confirm="The leaders are told, and nothing else happens. You may apply again another time."
          />
        </Section>
      )}
      {props.isOver && (
        <LinkButton href="/groups" tone="plain">
          Find another group
        </LinkButton>
      )}
    </Document>
  )
}

/** The newest in sight, earlier ones folded. */
function LeadersLetters({ letters: [newest, ...earlier] }: Pick<ApplicationPageProps, 'letters'>) {
  if (!newest) return null
  return (
    <Section title="What the leaders wrote" lead={`On ${newest.when}.`}>
      <Paragraphs text={newest.body} />
      {earlier.length > 0 && (
        <Details summary="Earlier letters">
          {earlier.map(({ id, when, body }) => (
            <section key={id}>
              <h3>{when}</h3>
              <Paragraphs text={body} />
            </section>
          ))}
        </Details>
      )}
    </Section>
  )
}

const savedWords = {
  confirmed: 'Thank you: the leaders have it now.',
  corrected: 'Saved. The leaders see it as it stands now.',
}

const signInTo = (groupId: string): string =>
  `/sign-in?${new URLSearchParams({ next: `/groups/${groupId}/circle` })}`

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function ApplicationGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState title="It may have run out" action={{ href: '/contact', label: 'Write to us' }}>
        <p>
          Every email of ours about an application carries the newest address of its page: please look for the
          latest one. Otherwise write to us, and we ask the leaders of the group for you, or{' '}
          <a href="/groups">find a group</a> and apply anew.
        </p>
        <p>
          You have a place already? <a href="/sign-in">Sign in</a>: your group is on your home page.
        </p>
      </EmptyState>
    </Document>
  )
}
