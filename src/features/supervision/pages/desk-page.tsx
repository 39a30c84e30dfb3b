import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { ArrangementCard, type ShownArrangement } from './own-supervision-page.tsx'
import { SessionTable, type ShownSession } from './session-parts.tsx'

export interface DeskPageProps {
  asking: readonly { id: string; name: string; askedOn: string; state: string }[]
  arrangements: readonly ShownArrangement[]
  waiting: readonly ShownSession[]
  ahead: readonly ShownSession[]
  placesFree: number | null
  isFound: boolean
  hours: string
  /** Reports to the Council that supervisees have asked for and that are not written yet. */
  reports: readonly { id: string; of: string; askedOn: string }[]
}

/** A supervisor's desk: who asked, who is due, what is next; nothing about anybody's group or its members. */
export function DeskPage(props: DeskPageProps) {
  return (
    <Document title="Whom you supervise" width="wide">
      <PageHeader
        title="Whom you supervise"
        lead="Who asked, who is due, and your hours. Of their groups and members nothing stands here."
        actions={
          <LinkButton href="/supervising/statement" tone="plain">
            Statement of hours
          </LinkButton>
        }
      />
      <Columns of="main-aside">
        <div>
          {props.asking.length > 0 && (
            <Section title="Who asked">
              <Table
                caption="Who asked"
                captionHidden
                rows={props.asking}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: 'Who',
                    head: true,
                    cell: ({ id, name }) => <a href={`/register/requests/${id}`}>{name}</a>,
                  },
                  { title: 'Asked', cell: ({ askedOn }) => askedOn },
                  { title: 'Next', cell: ({ state }) => state },
                ]}
              />
            </Section>
          )}
          {props.waiting.length > 0 && (
            <Section title="Waits for an answer">
              <SessionTable caption="Sessions that wait" sessions={props.waiting} />
            </Section>
          )}
          <Section title="Your supervisees">
            {props.arrangements.length === 0 ? (
              <EmptyState
                title="You supervise nobody here yet"
                action={{ href: '/register/supervising', label: 'Your entry as a supervisor' }}
              >
                <p>
                  Leaders find your entry in the register and write to you. When you have both said yes, one
                  of you proposes terms.
                </p>
              </EmptyState>
            ) : (
              <Columns of={2}>
                {props.arrangements.map((one) => (
                  <ArrangementCard key={one.id} arrangement={one} />
                ))}
              </Columns>
            )}
          </Section>
          {props.ahead.length > 0 && (
            <Section title="Next">
              <SessionTable caption="Sessions ahead" sessions={props.ahead} />
            </Section>
          )}
        </div>
        <Stack>
          <Card title="Places free" tone="wash">
            <p>
              {props.placesFree === null
                ? 'You have no entry as a supervisor.'
                : `${props.placesFree}. ${props.isFound ? 'Leaders find you.' : 'Leaders do not find you at present.'}`}
            </p>
            <LinkButton href="/register/supervising" tone="plain">
              Your entry
            </LinkButton>
          </Card>
          <Card title="Hours within a year">
            <p>{props.hours}</p>
          </Card>
          <Card title="Reports">
            {props.reports.length === 0 ? (
              <p>
                Leaders on the way to accreditation ask their supervisor for a report. None waits for you.
              </p>
            ) : (
              props.reports.map(({ id, of, askedOn }) => (
                <p key={id}>
                  <a href={`/portfolio/reports/${id}`}>{of}</a> asked you for one on {askedOn}.
                </p>
              ))
            )}
            <LinkButton href="/register/supervising/reports" tone="plain">
              Reports you were asked for
            </LinkButton>
          </Card>
        </Stack>
      </Columns>
    </Document>
  )
}

export interface StatementPageProps {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  span: string
  supervisor: string
  lines: readonly { id: string; who: string; sessions: string; hours: string; fee: string }[]
  total: { sessions: string; hours: string; fee: string }
  problem: string | null
}

/** Hours of a period for each arrangement, and what is owed by its terms; a figure, no invoice. */
export function StatementPage({ from, to, span, supervisor, lines, total, problem }: StatementPageProps) {
  return (
    <Document title="Statement of hours" width="wide">
      <PageHeader
        title="Statement of hours"
        lead="Confirmed sessions only. The fee is what your terms say; it is no invoice."
        back={{ href: '/supervising', label: 'Whom you supervise' }}
      />
      <Section>
        <Form
          action="/supervising/statement"
          method="get"
          submit="Show"
          tone="plain"
          wide
          attempt={problem ? { typed: {}, problems: {}, refusal: problem } : undefined}
        >
          <DateField name="from" label="From" value={from} />
          <DateField name="to" label="To" value={to} />
        </Form>
      </Section>
      <Section title={span}>
        <Facts facts={[['Supervisor', supervisor]]} />
        <Table
          caption={`Hours, ${span}`}
          captionHidden
          short
          rows={[...lines, ...(lines.length > 1 ? [{ id: 'total', who: 'Together', ...total }] : [])]}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No confirmed session in this time">
              <p>A session counts once one side has logged it and the other confirmed it.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Who', head: true, cell: ({ who }) => who },
            { title: 'Sessions', align: 'end', cell: ({ sessions }) => sessions },
            { title: 'Hours', align: 'end', cell: ({ hours }) => hours },
            { title: 'Fee', align: 'end', cell: ({ fee }) => fee },
          ]}
        />
      </Section>
    </Document>
  )
}
