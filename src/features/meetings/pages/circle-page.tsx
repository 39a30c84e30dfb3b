import { timeZoneName } from '../../../shared/calendar.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { DateStrip } from '../../../ui/date-strip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { WayIn } from '../queries/way-in.ts'
import { type Coming, WhoComes } from './circle-coming.tsx'
import { NextMeeting, NoDates } from './circle-next.tsx'
import { CircleNotices, CirclePeople, type CirclePerson, type OwnLastMeeting } from './circle-people.tsx'
import { type CircleReading, CircleReadings } from './circle-reading.tsx'

export const circleDone = ['sharing', 'rules', 'leaving', 'left', 'newcomer'] as const
export type CircleDone = (typeof circleDone)[number]

export interface CirclePageProps extends CircleReading {
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
  /** It comes to its end. */
  isEnding: boolean
  /** Changes and endings that the circle should know of. */
  news: readonly { title: string; link: { href: string; label: string } | null }[]
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
        {next ? (
          <NextMeeting {...props} next={next} isLed={isLed(props)} />
        ) : (
          <NoDates {...props} isLed={isLed(props)} />
        )}
        <WhoComes groupId={group.id} coming={props.coming} />
        <Columns of="main-aside">
          <Stack gap="large">
            <Dates {...props} />
            <CircleReadings letter={props.letter} reading={props.reading} />
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
