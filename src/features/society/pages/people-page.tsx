import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { Timeline } from '../../../ui/steps.tsx'
import { NextPerson } from './next-person.tsx'

export interface OfficeLine {
  officeId: string
  personId: string
  name: string
  /** '3 March 2025' */
  since: string
  /** null: with the founding. */
  givenBy: string | null
  /** 'is away until Thursday 3 December'; null while they are there. */
  away: string | null
}

export interface RepresentativeRow extends OfficeLine {
  regionId: string
  region: string
}

export interface FormerOffice {
  officeId: string
  /** 'Beth Loveday, representative of the Midlands' */
  who: string
  /** '3 March 2025 to 4 April 2026' */
  when: string
}

export const peopleDone = ['given', 'ended', 'concerns'] as const
export type PeopleDone = (typeof peopleDone)[number]

const doneWords: Record<PeopleDone, readonly [title: string, then: string]> = {
  given: ['The office is given.', 'An email is on its way to them. It is kept with your name and the day.'],
  ended: ['The office has ended.', 'They are told by email. What they did stays where it is.'],
  concerns: ['They hear concerns from now on.', 'They, and whoever heard them before, are told by email.'],
}

export interface PeoplePageProps {
  society: string
  /** The viewer gives and ends offices; Council reads who holds them. */
  administers: boolean
  administrators: readonly OfficeLine[]
  council: readonly OfficeLine[]
  concernsOfficer: OfficeLine | null
  representatives: readonly RepresentativeRow[]
  former: readonly FormerOffice[]
  done?: PeopleDone | undefined
  tried?: { form: 'giving' | 'ending' | 'concerns'; attempt: Attempt } | undefined
}

export function PeoplePage({ society, administers, done, tried, ...props }: PeoplePageProps) {
  const { administrators, council, concernsOfficer, representatives, former } = props
  const attemptOf = (form: string) => (tried?.form === form ? tried.attempt : undefined)
  const refusedEnding = attemptOf('ending')?.refusal
  return (
    <Document title="People of the office" width="wide">
      <PageHeader
        eyebrow={society}
        title="People"
        lead="Who holds which office, since when, and who gave it to them."
      />
      <OfficeTabs current="/office/people" />
      {done && (
        <Notice kind="good" title={doneWords[done][0]}>
          <p>{doneWords[done][1]}</p>
        </Notice>
      )}
      {refusedEnding && <Notice kind="problem" title={refusedEnding} />}
      {administers && (
        <NextPerson
          administrators={administrators.length}
          council={council.length}
          hasConcernsOfficer={concernsOfficer !== null}
        />
      )}
      <Section
        title="Administrators"
        lead="They keep the settings, give offices, and see that no enquiry is forgotten. There is always at least one."
      >
        <Holders
          caption="Administrators"
          lines={administrators}
          administers={administers}
          ending={(name) =>
            administrators.length > 1 ? `${name} no longer sees the society’s office, nor enquiries.` : null
          }
          staysUntil="There is always one: give the office to somebody else first."
        />
      </Section>
      <Section
        title="Council"
        lead="Members of Council decide on accreditation and see the society’s numbers. An enquiry reaches them when it is forwarded."
      >
        <Holders
          caption="Members of Council"
          lines={council}
          administers={administers}
          badge={(line) => line.personId === concernsOfficer?.personId && 'hears concerns'}
          ending={(name, line) =>
            line.personId === concernsOfficer?.personId
              ? null
              : `${name} no longer sees the society’s numbers, nor what was forwarded to them.`
          }
          staysUntil="Hand over the concerns below first."
        />
      </Section>
      {administers && (
        <Section
          id="giving"
          title="Give an office"
          lead="They are told by email, and sign in with that address. It is shown to nobody, you included."
        >
          <Form action="/office/people" id="giving" attempt={attemptOf('giving')} submit="Give the office">
            <RadioChoice
              name="office"
              label="Office"
              value="council"
              options={[
                { value: 'council', label: 'Member of Council' },
                { value: 'administrator', label: 'Administrator' },
              ]}
            />
            <TextField name="name" label="Their name" autocomplete="off" />
            <EmailField name="email" label="Their email address" autocomplete="off" />
          </Form>
        </Section>
      )}
      <Section
        id="concerns"
        title="Officer for concerns"
        lead="One member of Council reads what somebody writes who is worried about a group; nobody else does. Outside the office nobody is told who it is."
      >
        <p>
          {concernsOfficer
            ? `${concernsOfficer.name} hears concerns, since ${concernsOfficer.since}.`
            : 'Nobody hears concerns yet.'}
        </p>
        {administers &&
          (council.length === 0 ? (
            <EmptyState title="A member of Council comes first">
              <p>Give somebody that office above; then choose who of them hears concerns.</p>
            </EmptyState>
          ) : (
            <Form
              action="/office/people/concerns"
              id="concerns-officer"
              attempt={attemptOf('concerns')}
              submit={concernsOfficer ? 'Hand over' : 'Make them officer for concerns'}
              tone="plain"
            >
              <Select
                name="member"
                label={concernsOfficer ? 'Hand over to' : 'Who hears concerns'}
                blank="Choose a member of Council"
                options={council
                  .filter(({ personId }) => personId !== concernsOfficer?.personId)
                  .map(({ personId, name }) => ({ value: personId, label: name }))}
              />
            </Form>
          ))}
      </Section>
      <Section title="Representatives" lead={administers && 'They are entered on their region’s page.'}>
        <Table
          caption="Representatives by region"
          captionHidden
          rows={representatives}
          rowKey={(line) => line.officeId}
          empty={
            <EmptyState
              title="No region is represented yet"
              {...(administers && { action: { href: '/office/regions', label: 'Go to the regions' } })}
            >
              <p>Until then enquiries come to the administrators.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Name', head: true, cell: (line) => <Name line={line} /> },
            {
              title: 'Region',
              cell: (line) =>
                administers ? <a href={`/office/regions/${line.regionId}`}>{line.region}</a> : line.region,
            },
            { title: 'Since', cell: (line) => line.since },
            { title: 'Given by', cell: (line) => line.givenBy ?? 'with the founding' },
          ]}
        />
      </Section>
      {former.length > 0 && (
        <Section title="Before">
          <Details summary="Offices that have ended">
            <Timeline
              label="Offices that have ended, the latest first"
              entries={former.map(({ who, when }) => ({ when, title: who }))}
            />
            <p>
              What happened when stands under <a href="/office/changes">changes</a>.
            </p>
          </Details>
        </Section>
      )}
    </Document>
  )
}

interface HoldersProps {
  caption: string
  lines: readonly OfficeLine[]
  administers: boolean
  badge?: (line: OfficeLine) => string | false
  /** What ending it will mean; null when it cannot end now. */
  ending: (name: string, line: OfficeLine) => string | null
  /** What comes first where it cannot. */
  staysUntil: string
}

function Holders({ caption, lines, administers, badge, ending, staysUntil }: HoldersProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={(line) => line.officeId}
      empty={
        <EmptyState title="Nobody holds this office yet">
          <p>{administers ? 'Give it to somebody below.' : 'The administrators give it.'}</p>
        </EmptyState>
      }
      columns={[
        {
          title: 'Name',
          head: true,
          cell: (line) => <Name line={line} badge={badge?.(line)} />,
        },
        { title: 'Since', cell: (line) => line.since },
        { title: 'Given by', cell: (line) => line.givenBy ?? 'with the founding' },
        ...(administers
          ? [
              {
                title: 'Office',
                cell: (line: OfficeLine) => <End line={line} ending={ending} staysUntil={staysUntil} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Name({ line, badge }: { line: OfficeLine; badge?: string | false | undefined }) {
  return (
    <div>
      {line.name} {badge && <Badge kind="accent">{badge}</Badge>}
      {line.away && <Under>{line.away}</Under>}
    </div>
  )
}

function End({
  line,
  ending,
  staysUntil,
}: { line: OfficeLine } & Pick<HoldersProps, 'ending' | 'staysUntil'>) {
  const confirm = ending(line.name, line)
  if (confirm === null) return <>{staysUntil}</>
  return (
    <PostButton action={`/office/people/${line.officeId}/ending`} label="End the office" confirm={confirm} />
  )
}
