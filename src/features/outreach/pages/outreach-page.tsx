import type { ComponentChildren } from 'preact'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { ListFilters } from '../../../ui/list-filters.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface AskLine {
  id: string
  name: string
  /** 'Local Medical Committee' */
  kind: string
  /** '3 November 2026, by email, by Ailsa Grant' */
  asked: string
  state: { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }
  visits: number
  applications: number
  holdsOldFlier: boolean
  wantsNoLetters: boolean
}

export interface ChoiceLine {
  id: string
  name: string
  /** 'Local Medical Committee · Scotland' */
  what: string
  /** 'Asked by a group in your region 2 weeks ago.' */
  lately: string | null
}

export interface OutreachPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  nextStep: { title: string; words: string; href: string; label: string } | null
  saved: string | null
  drafts: readonly { id: string; subject: string; when: string }[]
  asks: readonly AskLine[]
  /** May be written to. */
  choices: readonly ChoiceLine[]
  /** May be rung only: no address of theirs stands in the book, or they want no letters. */
  byHand: readonly { id: string; name: string; why: string }[]
  regions: readonly { value: string; label: string }[]
  region: string | undefined
  more: string | null
  ownSources: readonly { id: string; name: string; visits: number; applications: number }[]
  withoutSource: number
  attempts?: { choose?: Attempt | undefined; source?: Attempt | undefined }
}

export function OutreachPage(props: OutreachPageProps) {
  const { group, asks, attempts = {} } = props
  const here = `/groups/${group.id}/outreach`
  const bodies = <Bodies {...props} here={here} />
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="Outreach" current={here}>
      <Stack gap="large">
        {props.saved && <Notice kind="good" title={props.saved} />}
        {props.nextStep && (
          <NextStep
            title={props.nextStep.title}
            action={{ href: props.nextStep.href, label: props.nextStep.label }}
          >
            <p>{props.nextStep.words}</p>
          </NextStep>
        )}
        {props.drafts.length > 0 && (
          <Section title="Letters not sent yet">
            <LinkList
              label="Letters not sent yet"
              links={props.drafts.map(({ id, subject, when }) => ({
                href: `${here}/circulars/${id}`,
                label: subject,
                note: when,
              }))}
            />
          </Section>
        )}
        {asks.length === 0 ? (
          bodies
        ) : (
          <>
            <Section
              title="Whom you asked"
              lead="Visits are counted by the link each was given, without cookies; applications by the same link. Who applied stands under Applicants."
            >
              <Asks asks={asks} here={here} />
            </Section>
            {bodies}
          </>
        )}
        <Section
          title="Your flier"
          lead="A page, an email and one sheet to print, from what is set in this group. What changes there changes on the flier."
        >
          <LinkButton href={`/groups/${group.id}/flier`} tone="plain">
            See the flier
          </LinkButton>
        </Section>
        <Section
          id="links"
          title="Your own links and QR codes"
          lead="For a poster in the mess, a noticeboard, a newsletter: each has a link that counts."
        >
          {props.ownSources.length > 0 && (
            <Table
              caption="Your own links"
              captionHidden
              rows={props.ownSources}
              rowKey={({ id }) => id}
              columns={[
                {
                  title: 'Where',
                  head: true,
                  cell: ({ id, name }) => <a href={`${here}/sources/${id}`}>{name}</a>,
                },
                { title: 'Visits', align: 'end', cell: ({ visits }) => visits },
                { title: 'Applications', align: 'end', cell: ({ applications }) => applications },
              ]}
            />
          )}
          {props.withoutSource > 0 && (
            <p>
              {props.withoutSource === 1 ? 'One application' : `${props.withoutSource} applications`} came by
              none of your links.
            </p>
          )}
          <Form
            action={`${here}/sources`}
            attempt={attempts.source}
            submit="Make a link and QR code"
            tone="plain"
          >
            <TextField
              name="name"
              label="Where will it hang, or be sent?"
              hint="Only you see this: “poster in the mess”."
            />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function Asks({ asks, here }: { asks: readonly AskLine[]; here: string }) {
  return (
    <Table
      caption="Whom you asked"
      captionHidden
      rows={asks}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Organisation',
          head: true,
          cell: ({ id, name, kind }) => (
            <div>
              <a href={`${here}/asks/${id}`}>{name}</a>
              <Under>{kind}</Under>
            </div>
          ),
        },
        { title: 'Asked', cell: ({ asked }) => asked },
        {
          title: 'What came back',
          cell: ({ state, holdsOldFlier, wantsNoLetters }) => (
            <Row>
              <Badge kind={state.kind}>{state.label}</Badge>
              {holdsOldFlier && <Badge kind="attention">Has an old flier</Badge>}
              {wantsNoLetters && <Badge kind="problem">Wants no letters</Badge>}
            </Row>
          ),
        },
        { title: 'Visits', align: 'end', cell: ({ visits }) => visits },
        { title: 'Applications', align: 'end', cell: ({ applications }) => applications },
      ]}
    />
  )
}

function Bodies(props: OutreachPageProps & { here: string }): ComponentChildren {
  const { here, choices, byHand, asks, group, attempts = {} } = props
  const note = (id: string) => <a href={`${here}/organisations/${id}`}>Rang or spoke to them?</a>
  return (
    <Section
      title={asks.length === 0 ? 'Who has lists of colleagues?' : 'Whom else could you ask?'}
      lead="They pass your flier on to their own people. You need nobody’s address: individuals’ addresses are neither imported nor bought here."
      actions={
        <LinkButton href={`${here}/organisations/new`} tone="plain">
          Add one that is missing
        </LinkButton>
      }
    >
      <Stack>
        <ListFilters
          action={here}
          label="Where"
          questions={[
            {
              label: 'Where',
              name: 'region',
              all: 'Everywhere',
              options: props.regions,
              value: props.region,
            },
          ]}
        />
        {choices.length === 0 && byHand.length === 0 ? (
          <EmptyState
            title={asks.length === 0 ? 'Nobody stands in the book here yet' : 'You have asked everybody here'}
            action={{ href: `${here}/organisations/new`, label: 'Add an organisation' }}
          >
            <p>
              Look for the Local Medical Committee, GP tutors, postgraduate tutors and deans, First5 and locum
              groups, counselling and psychotherapy bodies: their websites have an office’s address.
            </p>
          </EmptyState>
        ) : (
          <>
            {!group.openedAt && (
              <Notice kind="info" title="Letters can go out once the group is open">
                <p>
                  They lead to its public page. Until then you can ring people, and note it here.{' '}
                  <a href={`/groups/${group.id}/plan`}>See what is missing</a>
                </p>
              </Notice>
            )}
            {choices.length > 0 && group.openedAt && (
              <Form
                action={`${here}/circulars`}
                attempt={attempts.choose}
                submit="Write to those chosen"
                beside={<span>Nothing is sent yet: you see every letter first.</span>}
              >
                <CheckboxGroup
                  name="organisation"
                  label="Whom would you ask?"
                  options={choices.map(({ id, name, what, lately }) => ({
                    value: id,
                    label: name,
                    hint: (
                      <>
                        {what}. {lately && <strong>{lately} </strong>}
                        {note(id)}
                      </>
                    ),
                  }))}
                />
              </Form>
            )}
            {choices.length > 0 && !group.openedAt && (
              <LinkList
                label="Organisations"
                links={choices.map(({ id, name, what, lately }) => ({
                  href: `${here}/organisations/${id}`,
                  label: name,
                  note: [what, lately].filter(Boolean).join('. '),
                }))}
              />
            )}
            {props.more && (
              <p>
                <a href={props.more}>More organisations</a>
              </p>
            )}
            {byHand.length > 0 && (
              <Details summary="By telephone or their website only">
                <LinkList
                  label="By telephone or their website only"
                  links={byHand.map(({ id, name, why }) => ({
                    href: `${here}/organisations/${id}`,
                    label: name,
                    note: why,
                  }))}
                />
              </Details>
            )}
          </>
        )}
      </Stack>
    </Section>
  )
}
