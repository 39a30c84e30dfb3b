import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { TimesFields } from '../../../ui/times-fields.tsx'

export interface InterviewsPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  /** 'UK time': the clocks in which times are entered. */
  zone: string
  rows: readonly number[]
  /** Who is to be talked with, the next first. */
  booked: readonly {
    id: string
    applicant: string
    when: string
    there: string | null
    leaders: string
    href: string
  }[]
  /** Hours that somebody entered. */
  times: readonly {
    value: string
    when: string
    who: string
    isOwn: boolean
    /** 'Yes', 'Booked', 'Not yet' */
    offered: string
  }[]
  /** Of the co-leader's, those that are not the viewer's as well. */
  theirs: readonly { value: string; when: string }[]
  /** The co-leader's first name; null where one leads alone. */
  other: string | null
  alone: { by: string; on: string } | null
  /** '30 minutes, by video link' */
  manner: string
  /** There is a link, a number or a place for whoever books. */
  hasWayIn: boolean
  saved: 'times' | 'manner' | null
  attempt?: Attempt | undefined
}

/** When the leaders could talk, and with whom they do. */
export function InterviewsPage(props: InterviewsPageProps) {
  const { group, saved } = props
  const here = `/groups/${group.id}/interviews`
  const list = `/groups/${group.id}/applicants`
  const open = props.times.filter(({ offered }) => offered === 'Yes').length
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="Interviews" current={here}>
      <BackLink href={list}>All applicants</BackLink>
      {saved && (
        <Notice kind="good" title="Saved.">
          <p>
            {open > 0
              ? 'Whoever you invite to talk chooses one of the times that are offered.'
              : 'No time is offered yet: see below what is missing.'}
          </p>
        </Notice>
      )}
      <Columns of="main-aside">
        <Stack gap="large">
          <Booked {...props} list={list} />
          <Section
            id="times"
            title="When you could talk"
            lead={`Enter hours that would suit you, in ${props.zone}; ${props.manner}. Nobody sees them but you${props.other ? `, ${props.other}` : ''} and the people you invite.`}
          >
            <Stack>
              <Times {...props} here={here} />
              <Form action={`${here}/times`} attempt={props.attempt} submit="Save these times" tone="plain">
                {props.theirs.length > 0 && (
                  <CheckboxGroup
                    name="also"
                    label={`Which of ${props.other ?? 'the others'}’s times suit you, too?`}
                    hint="Only what suits you both is offered."
                    options={props.theirs.map(({ value, when }) => ({ value, label: when }))}
                    optional
                  />
                )}
                <TimesFields
                  rows={props.rows}
                  legend="Times of your own"
                  hint="Leave rows empty that you do not need; more can follow at any time."
                  atLeastOne={false}
                />
              </Form>
            </Stack>
          </Section>
        </Stack>
        <Stack gap="large">
          <Section title="Both of you, or one">
            <Together {...props} here={here} />
          </Section>
          <Section title="How you talk">
            <p>{props.manner}.</p>
            {!props.hasWayIn && (
              <Notice kind="attention" title="Nobody knows the way in yet">
                <p>
                  By video, you need a link for these talks; the one of your meetings stays with your members.
                </p>
              </Notice>
            )}
            <LinkButton href={`${here}/manner`} tone="plain">
              Change it
            </LinkButton>
          </Section>
          <Section title="What to talk about">
            <p>A page to have beside you while you talk.</p>
            <LinkButton href={`${here}/guide`} tone="plain">
              The guide
            </LinkButton>
          </Section>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

function Booked({ booked, list }: InterviewsPageProps & { list: string }) {
  return (
    <Section title="Booked">
      {booked.length === 0 ? (
        <p>
          Nobody has booked a time. <a href={list}>Invite somebody who has applied</a>, and they choose one of
          yours.
        </p>
      ) : (
        <Table
          caption="Interviews that are booked"
          captionHidden
          rows={booked}
          rowKey={({ id }) => id}
          columns={[
            { title: 'With', head: true, cell: ({ applicant, href }) => <a href={href}>{applicant}</a> },
            { title: 'When', cell: ({ when }) => when },
            { title: 'For them', cell: ({ there }) => there ?? 'the same' },
            { title: 'Who talks', cell: ({ leaders }) => leaders },
          ]}
        />
      )}
    </Section>
  )
}

function Times({ times, here }: InterviewsPageProps & { here: string }) {
  if (times.length === 0) {
    return (
      <EmptyState title="No times yet">
        <p>A handful over a week or two is a good beginning, some of them in the evening.</p>
      </EmptyState>
    )
  }
  return (
    <Table
      caption="Times that somebody entered"
      captionHidden
      rows={times}
      rowKey={({ value, who }) => `${value} ${who}`}
      columns={[
        { title: 'Begins', head: true, cell: ({ when }) => when },
        { title: 'Suits', cell: ({ who }) => who },
        { title: 'Offered', cell: ({ offered }) => offered },
        {
          title: 'Changed your mind?',
          cell: ({ value, when, isOwn }) =>
            isOwn && (
              <PostButton
                action={`${here}/times/removal`}
                label="Take back"
                about={when}
                tone="quiet"
                fields={{ starts_at: value }}
              />
            ),
        },
      ]}
    />
  )
}

function Together({ other, alone, here }: InterviewsPageProps & { here: string }) {
  if (!other) return <p>You lead this group alone: every time of yours is offered.</p>
  if (alone) {
    return (
      <Stack>
        <Facts facts={[['One of you is enough', `decided by ${alone.by} on ${alone.on}`]]} />
        <p>Every time that suits one of you is offered, and that one talks.</p>
        <PostButton action={`${here}/together`} label="Talk together again" />
      </Stack>
    )
  }
  return (
    <Stack>
      <p>
        You talk together: only times that suit you both are offered. Two hear more than one, and each ticks
        for themselves.
      </p>
      <PostButton
        action={`${here}/alone`}
        label="One of us is enough"
        confirm={`Every time that suits one of you is offered from now on. ${other} sees that you decided it, and either of you can take it back.`}
      />
    </Stack>
  )
}
