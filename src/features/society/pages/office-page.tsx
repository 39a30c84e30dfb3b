import { regionInSentence } from '../../../shared/region-words.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface WaitingLine {
  regionId: string
  region: string
  waiting: number
  representatives: readonly string[]
}

interface OfficePageProps {
  society: string
  /** Regions with somebody waiting. */
  waiting: readonly WaitingLine[]
  openGroups: number
  groupsInPlanning: number
  regions: number
  unrepresented: readonly { id: string; name: string }[]
}

export function OfficePage({ society, waiting, unrepresented, ...props }: OfficePageProps) {
  const sum = waiting.reduce((total, line) => total + line.waiting, 0)
  return (
    <Document title="Office" width="wide">
      <PageHeader eyebrow={society} title="Office" lead="What is waiting, and how the society is doing." />
      <OfficeTabs />
      <Next waiting={sum} unrepresented={unrepresented} />
      <Section title="Enquiries waiting for an answer">
        <Table
          caption="Enquiries nobody has answered, by region"
          captionHidden
          rows={waiting}
          rowKey={(line) => line.regionId}
          empty={
            <EmptyState title="Nobody is waiting">
              <p>No enquiry waits for a word of ours. New ones appear here and are announced by email.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Region', head: true, cell: (line) => line.region },
            { title: 'Waiting', align: 'end', cell: (line) => line.waiting },
            {
              title: 'Who is told',
              cell: (line) => line.representatives.join(', ') || 'You, while nobody represents it',
            },
          ]}
        />
        <p>
          <a href="/enquiries">All enquiries</a>
        </p>
      </Section>
      <Section title="The society">
        <Columns of={3}>
          <Card title={counted(props.openGroups, 'open group', 'open groups')}>
            <p>
              In the <a href="/groups">directory</a>, taking applications.
            </p>
          </Card>
          <Card title={counted(props.groupsInPlanning, 'group in planning', 'groups in planning')}>
            <p>Founders and leaders at work on the essentials, or full for now.</p>
          </Card>
          <Card
            title={`${props.regions - unrepresented.length} of ${props.regions} regions represented`}
            href="/office/regions"
          >
            {unrepresented.length > 0 && (
              <p>
                Nobody yet for {listed(unrepresented.map(({ name }) => regionInSentence(name)))}. Enquiries
                from there come to the administrators.
              </p>
            )}
          </Card>
        </Columns>
      </Section>
    </Document>
  )
}

function Next({ waiting, unrepresented }: { waiting: number } & Pick<OfficePageProps, 'unrepresented'>) {
  const [region] = unrepresented
  if (waiting > 0) {
    return (
      <NextStep
        title={
          waiting === 1 ? 'Somebody is waiting for an answer' : `${waiting} people are waiting for an answer`
        }
        action={{ href: '/enquiries', label: 'Read the enquiries' }}
      >
        <p>Representatives answer for their regions; see that nobody is left waiting.</p>
      </NextStep>
    )
  }
  if (region) {
    return (
      <NextStep
        title={`Say who represents ${regionInSentence(region.name)}`}
        action={{ href: `/office/regions/${region.id}`, label: 'Enter a representative' }}
      >
        <p>People who think of a group would rather ask somebody near them.</p>
      </NextStep>
    )
  }
  return (
    <NextStep title="Nothing is waiting for you">
      <p>
        Every region is represented and no enquiry is left unanswered. New enquiries are announced by email.
      </p>
      <LinkButton href="/groups" tone="plain">
        See the groups
      </LinkButton>
    </NextStep>
  )
}

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

function listed(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
