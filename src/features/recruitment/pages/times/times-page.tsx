import { LinkButton, PostButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { BackLink } from '../../../../ui/back-link.tsx'
import { type FramedGroup, GroupFrame } from '../../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../../ui/notices.tsx'
import type { Seat } from '../../../../ui/seats.ts'
import { type WeekCell, WeekGrid } from '../../../../ui/week-grid.tsx'
import { AskForm } from './ask-form.tsx'
import { type WeekAsked, WeekForm } from './week-form.tsx'

export interface SlotShown {
  /** '2-evening' */
  slot: string
  /** 'Tuesday evening' */
  title: string
  hours: string
  isBest: boolean
  good: readonly string[]
  ifNeedBe: readonly string[]
  cannot: readonly string[]
  unsaid: readonly string[]
  /** 'Tom cannot'; null where no leader rules it out. */
  ruledOut: string | null
}

export interface TimesPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  poll: Parameters<typeof AskForm>[0]['poll']
  /** 'Answers are taken until …', 'Answers are taken no more.' */
  state: string
  isAsking: boolean
  week: WeekAsked
  hasAnswered: boolean
  grid: {
    /** '7 of 9 have answered; waited for: Una and Omar.' */
    answered: string
    days: readonly { short: string; long: string }[]
    rows: readonly { time: string; hours: string; cells: readonly (WeekCell | null)[] }[]
    /** Worth taking, the best first. */
    worth: readonly SlotShown[]
    /** The others. */
    rest: readonly SlotShown[]
  }
  /** How many can be written to who have not answered; 0 where nobody can, or not today. */
  silent: number
  saved: string | null
  attempts?: { poll?: Attempt | undefined; week?: Attempt | undefined; button?: Attempt | undefined }
}

/** What leaders see while the regular time is open (R40): who could come when, at a glance. */
export function TimesPage(props: TimesPageProps) {
  const { group, poll, attempts = {} } = props
  const here = `/groups/${group.id}/times`
  return (
    <TimesFrame {...props}>
      {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
      {poll === null ? (
        <Section
          title="When could all of you meet?"
          lead="Ask for weekdays and times of day, not for dates. You answer, so does everybody who leads with you, and applicants tick theirs when they apply. Then you see at a glance what suits."
        >
          <AskForm here={here} poll={null} submit="Begin to ask" attempt={attempts.poll} />
        </Section>
      ) : (
        <Stack gap="large">
          <Answers {...props} here={here} />
          <OwnWeek {...props} here={here} />
          <Section title="What is asked" lead={props.state}>
            <Details summary="Ask otherwise" open={attempts.poll !== undefined}>
              <AskForm here={here} poll={poll} submit="Ask this" attempt={attempts.poll} />
            </Details>
            {props.isAsking && (
              <PostButton
                action={`${here}/poll/ending`}
                label="Stop asking"
                tone="quiet"
                confirm="Nobody can answer any more. What was said stays, and you can ask again."
              />
            )}
          </Section>
        </Stack>
      )}
    </TimesFrame>
  )
}

/** The frame of this page, whatever stands on it. */
export function TimesFrame(
  props: Pick<TimesPageProps, 'group' | 'seats' | 'saved'> & { children?: preact.ComponentChildren },
) {
  const list = `/groups/${props.group.id}/applicants`
  return (
    <GroupFrame group={props.group} seats={props.seats} standing="leader" title="Regular time" current={list}>
      <BackLink href={list}>All applicants</BackLink>
      {props.saved && <Notice kind="good" title={props.saved} />}
      {props.children}
    </GroupFrame>
  )
}

function Answers({ grid, here, group, silent }: TimesPageProps & { here: string }) {
  return (
    <Section title="Who could come when" lead={grid.answered}>
      <WeekGrid caption="How many could come, by weekday and time of day" days={grid.days} rows={grid.rows} />
      {silent > 0 && (
        <Row>
          <PostButton
            action={`${here}/request`}
            label={
              silent === 1
                ? 'Write to the one who has not answered'
                : `Write to the ${silent} who have not answered`
            }
            confirm="Each gets an email with the way to answer. You can do this once a day."
          />
        </Row>
      )}
      {grid.worth.length === 0 ? (
        <EmptyState title="No time suits yet">
          <p>As soon as you and others have answered, the times that suit stand here, the best first.</p>
        </EmptyState>
      ) : (
        <Columns of={2}>
          {grid.worth.slice(0, SHOWN).map((slot) => (
            <SlotCard key={slot.slot} slot={slot} groupId={group.id} />
          ))}
        </Columns>
      )}
      {grid.worth.length > SHOWN && (
        <Details summary={`Other times that could be: ${grid.worth.length - SHOWN}`}>
          <Columns of={2}>
            {grid.worth.slice(SHOWN).map((slot) => (
              <SlotCard key={slot.slot} slot={slot} groupId={group.id} />
            ))}
          </Columns>
        </Details>
      )}
      {grid.rest.length > 0 && (
        <Details summary={`Times that do not suit: ${grid.rest.length}`}>
          <Columns of={2}>
            {grid.rest.map((slot) => (
              <SlotCard key={slot.slot} slot={slot} groupId={group.id} />
            ))}
          </Columns>
        </Details>
      )}
    </Section>
  )
}

const SHOWN = 4

function SlotCard({ slot, groupId }: { slot: SlotShown; groupId: string }) {
  const said: [string, readonly string[]][] = [
    ['Good for', slot.good],
    ['If need be', slot.ifNeedBe],
    ['Cannot', slot.cannot],
    ['Not said', slot.unsaid],
  ]
  return (
    <div id={`slot-${slot.slot}`}>
      <Card
        title={slot.title}
        tone={slot.isBest ? 'wash' : 'plain'}
        badges={
          slot.ruledOut ? (
            <Badge kind="attention">{slot.ruledOut}</Badge>
          ) : (
            slot.isBest && <Badge kind="good">suits best</Badge>
          )
        }
        meta={slot.hours}
      >
        <ul>
          {said
            .filter(([, names]) => names.length > 0)
            .map(([word, names]) => (
              <li key={word}>
                <strong>{word}:</strong> {names.join(', ')}
              </li>
            ))}
        </ul>
        {!slot.ruledOut && (
          <LinkButton
            href={`/groups/${groupId}/frame?${new URLSearchParams({ take: slot.slot })}#time`}
            tone={slot.isBest ? 'primary' : 'plain'}
          >
            Take this time
          </LinkButton>
        )}
      </Card>
    </div>
  )
}

function OwnWeek({ here, week, isAsking, hasAnswered, attempts = {} }: TimesPageProps & { here: string }) {
  if (!isAsking) return null
  const form = <WeekForm action={`${here}/answer`} asked={week} attempt={attempts.week} />
  return (
    <Section
      id="mine"
      title="Your own week"
      lead="Where one of the leaders cannot, there is no meeting: your no rules a time out."
    >
      {hasAnswered && !attempts.week ? <Details summary="Change what I said">{form}</Details> : form}
    </Section>
  )
}
