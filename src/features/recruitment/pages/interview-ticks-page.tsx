import { firstName } from '../../../shared/first-name.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Table } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Sealing, Ticks } from '../rules/interview-ticks.ts'
import { type TieNoted, TiesNoted } from './composition/ties-noted.tsx'

interface Choice {
  value: string
  label: string
}

export interface InterviewTicksPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  applicant: { id: string; name: string }
  /** With whom of the circle they work. */
  ties: readonly TieNoted[]
  sealing: Sealing
  /** The viewer's own, if they have given any. */
  own: Ticks | null
  /** Those who were there and have not given theirs, by first name; 'you' is not among them. */
  waitsFor: readonly string[]
  /** Everybody's, once they are open: a row a topic, in words. */
  open: { leaders: readonly string[]; rows: readonly { topic: string; said: readonly string[] }[] } | null
  topics: readonly { name: string; label: string; hint: string }[]
  ticks: readonly Choice[]
  recommendations: readonly Choice[]
  /** For how many days after the decision they are kept. */
  keptDays: number
  /** The co-leader gives theirs, too: sealed until both have. */
  areTwo: boolean
  attempt?: Attempt | undefined
}

/** What one leader ticks after an interview: no words, and gone some days after the decision. */
export function InterviewTicksPage(props: InterviewTicksPageProps) {
  const { group, applicant, sealing } = props
  const list = `/groups/${group.id}/applicants`
  const one = `${list}/${applicant.id}`
  return (
    <GroupFrame
      group={group}
      seats={props.seats}
      standing="leader"
      title={`The talk with ${applicant.name}`}
      current={list}
    >
      <BackLink href={`${one}#interview`}>{applicant.name}</BackLink>
      <Section
        title={`The talk with ${firstName(applicant.name)}`}
        lead={`A few ticks to help you decide, seen by the leaders alone, without any words: what was said stays with those who were there. They are deleted ${props.keptDays} days after your decision, and after a year at the latest; the day and the decision stay.`}
      >
        <Stack>
          <TiesNoted ties={props.ties} groupId={group.id} />
          {sealing === 'not-there' && (
            <Notice kind="info" title="You were not in this talk">
              <p>Whoever was there ticks. What they ticked is theirs.</p>
            </Notice>
          )}
          {sealing === 'sealed' && (
            <Notice kind="good" title="Yours are given, and sealed">
              <p>
                {props.waitsFor.join(' and ')} has not given theirs yet. As soon as you both have, each of you
                sees both. Until then you may change yours.
              </p>
            </Notice>
          )}
          {sealing === 'open' && <Open {...props} one={one} />}
          {sealing === 'to-give' && <TicksForm {...props} one={one} />}
          {sealing === 'sealed' && (
            <Details summary="Change your ticks" open={props.attempt !== undefined}>
              <TicksForm {...props} one={one} />
            </Details>
          )}
        </Stack>
      </Section>
    </GroupFrame>
  )
}

function TicksForm(props: InterviewTicksPageProps & { one: string }) {
  const { own } = props
  return (
    <Form
      action={`${props.one}/interview/ticks`}
      attempt={props.attempt}
      submit={props.areTwo ? 'Give my ticks, sealed' : 'Save my ticks'}
    >
      {props.topics.map(({ name, label, hint }) => (
        <RadioChoice
          key={name}
          name={name}
          label={label}
          hint={hint}
          options={props.ticks}
          value={own?.[name as keyof Ticks] ?? undefined}
        />
      ))}
      <RadioChoice
        name="recommendation"
        label="What would you do?"
        hint="You decide together afterwards; nothing follows from this by itself."
        options={props.recommendations}
        value={own?.recommendation}
      />
    </Form>
  )
}

function Open({ open, one }: InterviewTicksPageProps & { one: string }) {
  if (!open) return null
  return (
    <>
      <Table
        caption="What was ticked"
        captionHidden
        rows={open.rows}
        rowKey={({ topic }) => topic}
        columns={[
          { title: 'About', head: true, cell: ({ topic }) => topic },
          ...open.leaders.map((leader, place) => ({
            title: leader,
            cell: ({ said }: { said: readonly string[] }) => said[place] ?? '',
          })),
        ]}
      />
      <LinkButton href={`${one}#decision`}>To your decision</LinkButton>
    </>
  )
}
