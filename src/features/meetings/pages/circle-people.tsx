import { formatDate } from '../../../shared/calendar.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { CircleDone, CirclePageProps } from './circle-page.tsx'

/** A member of the circle with what they show of themselves. */
export interface CirclePerson {
  membershipId: string
  name: string
  profession: string | null
  workplace: string | null
  phone: string | null
  email: string | null
  ownWords: string | null
  isViewer: boolean
  /** 'from 8 December 2026', for leaders; null where they are the group's. */
  dates: string | null
}

const doneWords: Record<CircleDone, string> = {
  sharing: 'Saved. The others of the circle see it from now on.',
  rules: 'Thank you: you have agreed to this version.',
  leaving: 'Your leaders know.',
  left: 'It is noted, and they are written to kindly. The seat is free.',
  newcomer: 'Thank you: the leaders have your answer, and nobody else.',
}

type NoticesProps = Pick<
  CirclePageProps,
  'group' | 'done' | 'rulesToAgree' | 'newcomers' | 'lastMeeting' | 'groundRules'
>

/** What has just been done, and what the circle asks of the member who looks. */
export function CircleNotices({ group, done, ...props }: NoticesProps) {
  const here = `/groups/${group.id}/circle`
  return (
    <>
      {done && <Notice kind="good" title={doneWords[done]} />}
      {props.rulesToAgree && props.groundRules && (
        <NextStep
          title="The ground rules have a new version"
          action={{ href: `${here}/ground-rules`, label: 'Read and agree' }}
        >
          <p>Each version is agreed to anew. Your place is yours meanwhile.</p>
        </NextStep>
      )}
      {props.newcomers.map(({ questionId, name }) => (
        <NextStep
          key={questionId}
          title={`Your leaders would like to offer ${name} a place`}
          action={{ href: `/groups/${group.id}/newcomers/${questionId}`, label: 'Answer' }}
        >
          <p>In this group the members are asked first. Only the leaders read your answer.</p>
        </NextStep>
      ))}
      {props.lastMeeting && <LastMeeting last={props.lastMeeting} here={here} />}
    </>
  )
}

/** The meeting that the member who looks has chosen as their last. */
export interface OwnLastMeeting {
  on: Temporal.PlainDate
  isCancelled: boolean
}

function LastMeeting({ last, here }: { last: OwnLastMeeting; here: string }) {
  if (last.isCancelled) {
    return (
      <NextStep
        title="Your last meeting has been cancelled"
        action={{ href: `${here}/leaving`, label: 'Choose another day, or stay' }}
      >
        <p>
          It was to be on {formatDate(last.on)}. Unless you choose anew, your place ends with that day all the
          same.
        </p>
      </NextStep>
    )
  }
  return (
    <Notice kind="info" title={`Your last meeting is on ${formatDate(last.on)}.`}>
      <p>
        Until then nothing changes for you. <a href={`${here}/leaving`}>Another day, or stay after all</a>
      </p>
    </Notice>
  )
}

interface CirclePeopleProps {
  groupId: string
  isLed: boolean
  members: readonly CirclePerson[]
  lastMeeting: OwnLastMeeting | null
}

/** Everybody here with what they have chosen to show (R54). */
export function CirclePeople({ groupId, isLed, members, lastMeeting }: CirclePeopleProps) {
  if (members.length === 0) return null
  const here = `/groups/${groupId}/circle`
  return (
    <Section
      id="people"
      title="The people of the circle"
      lead={
        isLed
          ? 'With what each has chosen to show. Nobody outside the circle sees it.'
          : 'With what each has chosen to show. Nobody outside the circle sees it, and you choose for yourself.'
      }
    >
      <Stack>
        <Columns>
          {members.map((member) => (
            <Person key={member.membershipId} member={member} here={here} isLed={isLed} />
          ))}
        </Columns>
        {!isLed && (
          <Row>
            <LinkButton href={`${here}/sharing`} tone="plain">
              Choose what others see of me
            </LinkButton>
            {!lastMeeting && (
              <LinkButton href={`${here}/leaving`} tone="quiet">
                I would like to leave
              </LinkButton>
            )}
          </Row>
        )}
        {isLed && (
          <Row>
            <LinkButton href={`/groups/${groupId}/composition`} tone="plain">
              How the circle is made up
            </LinkButton>
          </Row>
        )}
      </Stack>
    </Section>
  )
}

function Person({ member, here, isLed }: { member: CirclePerson; here: string; isLed: boolean }) {
  return (
    <Card
      title={member.name}
      meta={[member.profession, member.workplace].filter(Boolean).join(', ')}
      badges={
        (member.isViewer || member.dates) && (
          <>
            {member.isViewer && <Badge kind="accent">you</Badge>}
            {member.dates && <Badge>{member.dates}</Badge>}
          </>
        )
      }
      footer={
        isLed && (
          <a href={`${here}/members/${member.membershipId}`}>
            Dates and leaving<span class="sr-only"> of {member.name}</span>
          </a>
        )
      }
    >
      <Facts
        facts={[
          [
            'Phone',
            member.phone && <a href={`tel:${member.phone.replace(/[^\d+]/g, '')}`}>{member.phone}</a>,
          ],
          ['Email', member.email && <a href={`mailto:${member.email}`}>{member.email}</a>],
        ]}
      />
      {member.ownWords && <Paragraphs text={member.ownWords} />}
    </Card>
  )
}
