import { formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { enterWords } from '../../../shared/meeting-tool.ts'
import { accessWords } from '../../../shared/place-access.ts'
import { momentForReader, timeElsewhere } from '../../../shared/two-zones.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { DateStrip } from '../../../ui/date-strip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { WayIn } from '../queries/way-in.ts'
import { type Coming, WhoComes } from './circle-coming.tsx'
import { CircleNotices, CirclePeople, type CirclePerson, type OwnLastMeeting } from './circle-people.tsx'
import type { Framing } from './framing.ts'

export const circleDone = ['sharing', 'rules', 'leaving', 'left', 'newcomer'] as const
export type CircleDone = (typeof circleDone)[number]

export interface CirclePageProps {
  framing: Framing
  group: { id: string; timeZone: string; aims: string | null }
  meetings: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; cancelled: boolean }[]
  next: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  /** The clocks of whoever looks, as their profile says; null: the group's. */
  ownZone: string | null
  /** Who will be missing at the next meetings, soonest first. */
  coming: readonly Coming[]
  wayIn: WayIn
  leaders: { name: string; phone: string | null }[]
  /** Who does what at the next meeting, where the leaders have told the group (R59). */
  rolesNext: string | null
  groundRules: { version: number; body: string } | null
  /** A version that the member who looks has not agreed to yet. */
  rulesToAgree: boolean
  members: readonly CirclePerson[]
  /** The day of the last meeting of the member who looks, once they have spoken of leaving. */
  lastMeeting: OwnLastMeeting | null
  /** Whom the member who looks is asked about. */
  newcomers: readonly { questionId: string; name: string }[]
  done: CircleDone | null
  /** Changes and endings that the circle should know of. */
  /** It comes to its end. */
  isEnding: boolean
  news: readonly { title: string; link: { href: string; label: string } | null }[]
  letter: { plan: string; seenWell: string; reading: string } | null
  /** What the leaders, or the society, recommend to read. */
  reading: readonly {
    id: string
    title: string
    author: string | null
    year: number | null
    link: string | null
  }[]
  /** What a member pays, each part in words; null while nothing is agreed. */
  fee: (readonly [string, string])[] | null
  /** Until when the member who looks has paid, '31 March 2027'; null for leaders, or while nothing is noted. */
  paidUntil: string | null
  /** The first name of a member who has just come. */
  welcome: string | null
}

/** What the circle needs to know: when, how in, whom to ring, what is agreed, what to pay. */
export function CirclePage(props: CirclePageProps) {
  const { group, next } = props
  return (
    <GroupFrame {...props.framing} title="The circle" current={`/groups/${group.id}/circle`}>
      <Stack gap="large">
        {props.welcome && <Welcome name={props.welcome} hasDates={next !== null} />}
        <CircleNotices {...props} />
        {props.news.map(({ title, link }) => (
          <Notice key={title} kind="info" title={title}>
            {link && (
              <p>
                <a href={link.href}>{link.label}</a>
              </p>
            )}
          </Notice>
        ))}
        {next ? <NextMeeting {...props} next={next} /> : <NoDates {...props} />}
        <WhoComes groupId={group.id} coming={props.coming} />
        <Columns of="main-aside">
          <Stack gap="large">
            <Dates {...props} />
            {props.letter && <Letter letter={props.letter} />}
            {props.reading.length > 0 && <Reading items={props.reading} />}
            <CirclePeople {...props} groupId={group.id} isLed={isLed(props)} />
            {props.groundRules && (
              <Section
                id="ground-rules"
                title="Ground rules"
                lead={`Version ${props.groundRules.version}: what everybody here agrees to.`}
              >
                {props.rulesToAgree && (
                  <LinkButton href={`/groups/${group.id}/circle/ground-rules`}>Read and agree</LinkButton>
                )}
                <Paragraphs text={props.groundRules.body} />
              </Section>
            )}
            {group.aims && (
              <Section title="What this group is for">
                <Paragraphs text={group.aims} />
              </Section>
            )}
          </Stack>
          <Stack gap="large">
            {props.fee && (
              <Section title={isLed(props) ? 'What members pay' : 'What you pay'}>
                <Facts
                  facts={[...props.fee, props.paidUntil !== null && ['You have paid until', props.paidUntil]]}
                />
              </Section>
            )}
            <Section title={isLed(props) ? 'The hours you lead' : 'Your hours'}>
              <p>
                <a href={`/groups/${group.id}/certificates`}>
                  {isLed(props)
                    ? 'A certificate of meetings you led'
                    : 'A certificate of meetings you came to'}
                </a>
              </p>
            </Section>
            <Section id="leaders" title={isLed(props) ? 'The leaders' : 'Your leaders'}>
              <Facts
                facts={props.leaders.map(({ name, phone }) => [
                  name,
                  phone ? (
                    <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
                  ) : (
                    'no phone number given'
                  ),
                ])}
              />
              {props.rolesNext && <p>{props.rolesNext}</p>}
              <LinkButton href={`/groups/${group.id}/messages`} tone="plain">
                {isLed(props) ? 'Messages' : 'Write to your leaders'}
              </LinkButton>
            </Section>
          </Stack>
        </Columns>
      </Stack>
    </GroupFrame>
  )
}

const isLed = ({ framing }: CirclePageProps): boolean => framing.standing === 'leader'

function Welcome({ name, hasDates }: { name: string; hasDates: boolean }) {
  return (
    <Notice kind="good" title={`Welcome to the circle, ${name}.`}>
      <p>
        This page is yours: when you meet, the way in, the ground rules you agreed to, and whom to ring. You
        come back to it by signing in with your email address.{' '}
        {hasDates && (
          <>
            Next: <a href="/calendar">have the dates in your own calendar</a>.
          </>
        )}
      </p>
    </Notice>
  )
}

function NoDates(props: CirclePageProps) {
  const { group, wayIn } = props
  if (props.isEnding) return <EmptyState title="No dates ahead">The group comes to its end.</EmptyState>
  if (!isLed(props)) {
    return (
      <EmptyState title="No dates yet">
        Your leaders are still arranging them. You will get an email with the first.
      </EmptyState>
    )
  }
  return (
    <>
      <EmptyState
        title="No dates ahead"
        action={{ href: `/groups/${group.id}/meetings#term`, label: 'Make the term’s dates' }}
      >
        Members see here when you meet, as soon as the dates are made.
      </EmptyState>
      {wayIn.state === 'open-to-leaders' && (
        <LinkButton href={wayIn.url} tone="plain">
          {enterWords(wayIn.tool)}
        </LinkButton>
      )}
    </>
  )
}

function NextMeeting(props: CirclePageProps & { next: NonNullable<CirclePageProps['next']> }) {
  const { group, next, wayIn } = props
  const title = formatMeetingTime(next.startsAt, next.endsAt, group.timeZone)
  if (wayIn.state === 'open' || wayIn.state === 'open-to-leaders') {
    return (
      <NextStep title={title} action={{ href: wayIn.url, label: enterWords(wayIn.tool) }}>
        <p>
          {wayIn.state === 'open-to-leaders' && wayIn.membersFrom
            ? `As a leader you come in whenever you like. For members the way in appears here on ${momentForReader(wayIn.membersFrom, group.timeZone, props.ownZone)}.`
            : 'The doors are open. Come in when you are ready.'}
        </p>
        <Elsewhere {...props} />
      </NextStep>
    )
  }
  if (isLed(props) && (wayIn.state === 'missing' || wayIn.state === 'no-room-yet')) {
    const online = wayIn.state === 'missing'
    return (
      <NextStep
        title={title}
        action={{
          href: `/groups/${group.id}/place`,
          label: online ? 'Set the way in' : 'Set the room',
        }}
      >
        <p>{online ? 'There is no way in yet' : 'There is no room yet'}: members look for it here.</p>
        <Elsewhere {...props} />
      </NextStep>
    )
  }
  return (
    <NextStep title={title}>
      <p>{whereWords(wayIn, group.timeZone, props.ownZone)}</p>
      <Elsewhere {...props} />
    </NextStep>
  )
}

/** The same meeting by the clocks of whoever looks, where they show something else. */
function Elsewhere({ group, next, ownZone }: CirclePageProps) {
  const there = next && ownZone !== null ? timeElsewhere(next, group.timeZone, ownZone) : null
  return there ? <p>For you: {there}.</p> : null
}

type Closed = Exclude<WayIn, { state: 'open' | 'open-to-leaders' }>

function whereWords(wayIn: Closed, timeZone: string, ownZone: string | null): string {
  switch (wayIn.state) {
    case 'not-yet':
      return `The way in appears here on ${momentForReader(wayIn.opensAt, timeZone, ownZone)}.`
    case 'missing':
      return 'The way in will appear here. Your leaders have not set it yet.'
    case 'in-a-room':
      return [`We meet at ${wayIn.name}, ${wayIn.address}.`, wayIn.access && accessWords(wayIn.access)]
        .filter(Boolean)
        .join(' ')
    case 'no-room-yet':
      return 'You will find the room here.'
  }
}

function Dates({ group, meetings, next, ...props }: CirclePageProps) {
  if (meetings.length === 0) return null
  return (
    <Section title="Dates" lead={`All times are ${timeZoneName(group.timeZone)}.`}>
      <DateStrip
        label="Dates to come"
        dates={meetings.map((meeting) => ({
          on: meeting.startsAt.toZonedDateTimeISO(group.timeZone).toPlainDate(),
          href: `/groups/${group.id}/meetings/${meeting.id}`,
          state: meeting.cancelled
            ? 'cancelled'
            : next && meeting.startsAt.equals(next.startsAt)
              ? 'next'
              : 'coming',
        }))}
      />
      <Row>
        <LinkButton href="/calendar" tone="plain">
          Have the dates in your own calendar
        </LinkButton>
        <LinkButton
          href={`/groups/${group.id}/${props.framing.standing === 'leader' ? 'meetings' : 'dates'}`}
          tone="quiet"
        >
          Every date, and what has changed
        </LinkButton>
        <LinkButton href="/dates" tone="quiet">
          The dates of all your groups
        </LinkButton>
      </Row>
    </Section>
  )
}

function Letter({ letter }: { letter: NonNullable<CirclePageProps['letter']> }) {
  return (
    <Section title="Before the first meeting">
      <Paragraphs text={letter.plan} />
      {letter.seenWell && <h3>Arriving well</h3>}
      <Paragraphs text={letter.seenWell} />
      {letter.reading && <h3>Something to read</h3>}
      <Paragraphs text={letter.reading} />
    </Section>
  )
}

function Reading({ items }: { items: CirclePageProps['reading'] }) {
  return (
    <Section id="reading" title="To read">
      <ul>
        {items.map(({ id, title, author, year, link }) => (
          <li key={id}>
            {author && `${author}: `}
            {link ? (
              <a href={link} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
            {year !== null && ` (${year})`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
