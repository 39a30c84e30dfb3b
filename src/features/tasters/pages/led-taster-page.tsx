import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { DateField, NumberField, TimeField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface GuestLine {
  id: string
  name: string
  profession: string
  /** 'Has a seat', 'Waits for a seat', 'Does not come' */
  state: string
}

interface LedTasterPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  taster: {
    id: string
    when: string
    where: string
    place: string | null
    cost: string
    seats: string
    closes: string
    cancelled: boolean
    begun: boolean
    /** By the group's clocks. */
    start: Temporal.ZonedDateTime
    minutes: number
    seatsInAll: number
    taken: number
  }
  /** The room of this site, where its guests come; null: elsewhere, or over. */
  room: string | null
  /** Its public address; null while nobody else sees it. */
  address: string | null
  guests: readonly GuestLine[]
  /** Those who had a seat, once it has begun; nobody of one that is called off. */
  expected: readonly { id: string; name: string; profession: string; came: boolean; hasApplied: boolean }[]
  saved: boolean
  /** How many were told of what has just been changed. */
  changed: number | null
  weeksKept: number
  attempts?: { came?: Attempt | undefined; button?: Attempt | undefined; change?: Attempt | undefined }
}

/** One taster for its leaders: who comes, and afterwards who came. */
export function LedTasterPage(props: LedTasterPageProps) {
  const { group, taster, guests, expected, attempts = {} } = props
  const here = `/groups/${group.id}/tasters/${taster.id}`
  const deletedAfter = `Their names are deleted ${props.weeksKept} weeks after the meeting.`
  const others = guests.filter((guest) => expected.every(({ id }) => id !== guest.id))
  return (
    <GroupFrame
      group={group}
      seats={props.seats}
      standing="leader"
      title="Taster"
      current={`/groups/${group.id}/tasters`}
    >
      <Stack gap="large">
        {props.saved && (
          <Notice kind="good" title="Noted. Whoever came gets an email that leads to the way to apply." />
        )}
        {props.changed !== null && <Notice kind="good" title={changedInWords(props.changed)} />}
        {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
        {taster.cancelled && (
          <Notice kind="attention" title="This taster is called off; its guests were told." />
        )}
        <Section
          title={taster.when}
          actions={props.room && <LinkButton href={props.room}>To the room</LinkButton>}
        >
          <Facts
            facts={[
              ['Where', taster.place ?? taster.where],
              ['Costs', taster.cost],
              ['Seats', taster.seats],
              ['Sign up until', taster.closes],
            ]}
          />
          {props.address && !taster.begun && (
            <Copyable id="address" label="Its public page, to pass on" value={props.address} />
          )}
        </Section>
        {expected.length > 0 && (
          <Section
            title="Who came?"
            id="came"
            lead={`Present or not, and nothing else. Whoever came is shown the way to apply. ${deletedAfter}`}
          >
            <Form action={`${here}/attendance`} attempt={attempts.came} submit="Note who came">
              <CheckboxGroup
                name="came"
                label="Tick whoever was there"
                options={expected.map(({ id, name, profession, hasApplied }) => ({
                  value: id,
                  label: `${name}, ${profession}${hasApplied ? ': has applied since' : ''}`,
                }))}
                value={expected.filter(({ came }) => came).map(({ id }) => id)}
                optional
              />
            </Form>
          </Section>
        )}
        {expected.length === 0 && (
          <Section title="Guests" lead={`In the order in which they said yes. ${deletedAfter}`}>
            <Guests guests={guests} begun={taster.begun} />
          </Section>
        )}
        {expected.length > 0 && others.length > 0 && (
          <Section title="Who else had signed up">
            <Guests guests={others} begun={taster.begun} />
          </Section>
        )}
        {!taster.begun && !taster.cancelled && (
          <Change here={here} taster={taster} attempt={attempts.change} />
        )}
        {!taster.begun && !taster.cancelled && (
          <PostButton
            action={`${here}/cancellation`}
            label="Call it off"
            tone="problem"
            confirm="Everybody who has a seat or waits for one is told by email. It cannot be undone."
          />
        )}
      </Stack>
    </GroupFrame>
  )
}

const changedInWords = (told: number): string =>
  told === 0 ? 'Changed.' : `Changed; ${told === 1 ? 'one guest has' : `${told} guests have`} been told.`

function Change({
  here,
  taster,
  attempt,
}: {
  here: string
  taster: LedTasterPageProps['taster']
  attempt: Attempt | undefined
}) {
  const { start } = taster
  return (
    <Details summary="Change day, hour or seats" open={attempt !== undefined}>
      <p>
        Whoever has a seat or waits for one is told once when it moves, with a new entry for the calendar. A
        seat more goes to whoever has waited longest.
      </p>
      <Form action={`${here}/date`} attempt={attempt} submit="Change it" tone="plain">
        <DateField name="on" label="Day" value={start.toPlainDate()} />
        <TimeField name="at" label="Begins at" value={start.toPlainTime()} />
        <NumberField name="minutes" label="Lasts" unit="minutes" value={taster.minutes} />
        <NumberField
          name="seats"
          label="Seats"
          unit="guests"
          hint={taster.taken > 0 ? `${taster.taken} taken: not fewer than that.` : undefined}
          value={taster.seatsInAll}
        />
      </Form>
    </Details>
  )
}

function Guests({ guests, begun }: { guests: readonly GuestLine[]; begun: boolean }) {
  return (
    <Table
      caption="Guests"
      captionHidden
      columns={[
        { title: 'Name', cell: ({ name }) => name, head: true },
        { title: 'Works as', cell: ({ profession }) => profession },
        { title: 'How it stands', cell: ({ state }) => state },
      ]}
      rows={guests}
      rowKey={({ id }) => id}
      empty={
        begun ? (
          <EmptyState title="Nobody had signed up" />
        ) : (
          <EmptyState title="Nobody has signed up yet">
            <p>Pass its address on with your flier, and to the organisations you ask.</p>
          </EmptyState>
        )
      }
    />
  )
}
