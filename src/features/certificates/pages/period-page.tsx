import type { Attempt } from '../../../ui/attempt.ts'
import { Certificate } from '../../../ui/certificate.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { CertificateInWords } from '../rules/certificate-words.ts'

/** A time for which a certificate can be made, with what counts in it. */
export interface PeriodLine {
  label: string
  meetings: string
  hours: string
  href: string
}

export interface PeriodPageProps {
  /** This page's address. */
  here: string
  groupName: string
  isLed: boolean
  periods: readonly PeriodLine[]
  /** For the chosen time; null while none is chosen. */
  chosen: {
    first: string
    last: string
    inWords: string
    /** null: nothing counts. */
    certificate: CertificateInWords | null
    /** '20 January, 3 February 2026'; null: attendance of all has been taken. */
    notTaken: { count: number; dates: string } | null
  } | null
  /** What was typed into the own dates. */
  attempt?: Attempt | undefined
  /** The certificate could not be made. */
  refusal?: string | undefined
  /** Where attendance is taken, for whoever leads. */
  attendance: string | null
}

/** A time is chosen, and looked at as a certificate, before one is made. */
export function PeriodPage({ here, groupName, isLed, periods, chosen, ...props }: PeriodPageProps) {
  return (
    <Document title="A certificate of hours" width="wide">
      <PageHeader
        eyebrow={groupName}
        title={isLed ? 'A certificate of the hours you led' : 'A certificate of your hours'}
        lead="Choose a time, look at what will stand on it, then make it."
        back={{ href: '/certificates', label: 'Your hours' }}
      />
      {props.refusal && <Notice kind="problem" title={props.refusal} />}
      <Stack gap="large">
        {chosen && <Preview here={here} isLed={isLed} chosen={chosen} attendance={props.attendance} />}
        <Section title={chosen ? 'Another time' : 'Which time?'}>
          <Stack gap="large">
            {periods.length > 0 && <Periods periods={periods} />}
            <Section
              title="Your own dates"
              lead="An appraisal year, for instance. Both days count, and three years are the most."
            >
              <Form method="get" action={here} submit="Look at it" tone="plain" attempt={props.attempt}>
                <DateField name="first" label="From" value={chosen?.first} />
                <DateField name="last" label="To" value={chosen?.last} />
              </Form>
            </Section>
          </Stack>
        </Section>
      </Stack>
    </Document>
  )
}

function Periods({ periods }: Pick<PeriodPageProps, 'periods'>) {
  return (
    <Table
      caption="Terms and years"
      captionHidden
      rows={periods}
      rowKey={({ href }) => href}
      columns={[
        { title: 'Time', head: true, cell: ({ label, href }) => <a href={href}>{label}</a> },
        { title: 'Meetings', cell: ({ meetings }) => meetings, align: 'end' },
        { title: 'Hours', cell: ({ hours }) => hours, align: 'end' },
      ]}
    />
  )
}

type PreviewProps = Pick<PeriodPageProps, 'here' | 'isLed' | 'attendance'> & {
  chosen: NonNullable<PeriodPageProps['chosen']>
}

function Preview({ here, isLed, chosen, attendance }: PreviewProps) {
  const { certificate } = chosen
  return (
    <Section id="preview" title={`What will stand on it, ${chosen.inWords}`}>
      <Stack>
        {certificate ? (
          <Certificate {...certificate} issuedOn={null} level={3} />
        ) : (
          <EmptyState title="No meeting counts in this time">
            <p>
              A meeting counts when {isLed ? 'you' : 'a leader of yours'} took its attendance and you were
              noted as there.
            </p>
          </EmptyState>
        )}
        {chosen.notTaken && (
          <Notice
            kind="attention"
            title={
              chosen.notTaken.count === 1
                ? 'One meeting does not count: nobody has taken its attendance.'
                : `${chosen.notTaken.count} meetings do not count: nobody has taken their attendance.`
            }
          >
            <p>
              {chosen.notTaken.dates}.{' '}
              {attendance ? (
                <a href={attendance}>Take it now</a>
              ) : (
                'If you were there, ask your leaders: it can still be taken.'
              )}
            </p>
          </Notice>
        )}
        {certificate && (
          <Form action={here} submit="Make the certificate">
            <p>
              It is issued with these facts and stays so, even if attendance is corrected later. It gets a
              check address of its own; you can withdraw it whenever you like.
            </p>
            <HiddenField name="first" value={chosen.first} />
            <HiddenField name="last" value={chosen.last} />
          </Form>
        )}
      </Stack>
    </Section>
  )
}
