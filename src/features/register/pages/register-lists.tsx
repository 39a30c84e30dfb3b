import { type Accreditation, accreditationInWords } from '../../../shared/accreditation.ts'
import { rhythm } from '../../../shared/calendar.ts'
import { Document } from '../../../ui/document.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { type FilterQuestion, ListFilters } from '../../../ui/list-filters.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import type { LeaderLine, PeerGroupLine, SupervisorLine } from '../queries/register.ts'
import { RegisterTabs } from './tabs.tsx'
import {
  capitalised,
  feeInWords,
  lookingForInWords,
  modeInWords,
  modesInWords,
  offersInWords,
  placesInWords,
  regionsInWords,
} from './words.ts'

interface Listing {
  /** What was looked for. */
  name: string | undefined
  regions: readonly { id: string; name: string }[]
  region: string | undefined
  /** Reads the whole register; otherwise those of their regions who agreed. */
  whole: boolean
  isFirst: boolean
  next: string | undefined
}

const leads = {
  whole:
    'Everybody who has an entry as a leader, with what the Council has decided. Leaders keep their entries; you read them.',
  region: 'Those of your regions who agreed to be found.',
}

const searchByName = (name: string | undefined) => ({ label: 'Name', name: 'name', value: name })

const NobodyCalled = ({ name, list }: { name: string; list: string }) => (
  <EmptyState title={`Nobody here is called “${name}”`} action={{ href: list, label: 'Show everybody' }}>
    <p>The beginning of a first or a last name is enough; accents and capitals do not matter.</p>
  </EmptyState>
)

interface LeadersListProps extends Listing {
  lines: readonly (LeaderLine & { standing: string })[]
  state: Accreditation | undefined
}

export function LeadersList({ lines, name, regions, region, state, whole, isFirst, next }: LeadersListProps) {
  return (
    <Document title="Register of leaders" width="wide">
      <PageHeader title="The register" lead={whole ? leads.whole : leads.region} />
      <RegisterTabs current="/register" whole={whole} />
      <Section>
        <ListFilters
          action="/register"
          label="Which leaders"
          search={searchByName(name)}
          questions={[
            regionQuestion(regions, region),
            {
              label: 'Accreditation',
              name: 'state',
              all: 'Any',
              options: (['accredited', 'working-towards', 'none'] as const).map((value) => ({
                value,
                label: accreditationInWords[value],
              })),
              value: state,
            },
          ]}
        />
      </Section>
      <Table
        caption="Leaders, the entry changed last first"
        captionHidden
        short
        rows={lines}
        rowKey={({ personId }) => personId}
        empty={
          name ? (
            <NobodyCalled name={name} list="/register" />
          ) : (
            <EmptyState title="Nobody here">
              <p>
                Leaders make their entries themselves: from the page of their group, or when they are invited
                from an enquiry.
              </p>
            </EmptyState>
          )
        }
        columns={[
          {
            title: 'Leader',
            head: 'person',
            cell: ({ personId, name, profession }) => (
              <>
                <a href={`/register/people/${personId}`}>{name}</a>
                {profession && <Under>{profession}</Under>}
              </>
            ),
          },
          { title: 'Accreditation', speaksForItself: true, cell: ({ standing }) => standing },
          {
            title: 'Where',
            speaksForItself: true,
            nothing: 'not said',
            cell: (line) =>
              [regionsInWords(line.regionIds, regions), modesInWords(line.modes)]
                .filter(Boolean)
                .join(' · ') || null,
          },
          {
            title: 'Looks for',
            nothing: capitalised(lookingForInWords.nothing),
            cell: ({ lookingFor }) =>
              lookingFor === 'nothing' ? null : capitalised(lookingForInWords[lookingFor]),
          },
          {
            title: 'Found by others',
            nothing: 'no',
            cell: ({ isFindable }) => (isFindable ? 'agreed' : null),
          },
        ]}
      />
      <Pagination previous={isFirst ? undefined : '/register'} next={next} />
    </Document>
  )
}

interface SupervisorsListProps extends Listing {
  lines: readonly SupervisorLine[]
}

export function SupervisorsList({
  lines,
  name,
  regions,
  region,
  whole,
  isFirst,
  next,
}: SupervisorsListProps) {
  return (
    <Document title="Supervisors" width="wide">
      <PageHeader title="The register" lead={whole ? 'Everybody who offers supervision.' : leads.region} />
      <RegisterTabs current="/register/supervisors" whole={whole} />
      <Section>
        <ListFilters
          action="/register/supervisors"
          label="Which supervisors"
          search={searchByName(name)}
          questions={[regionQuestion(regions, region)]}
        />
      </Section>
      <Table
        caption="Supervisors, the entry changed last first"
        captionHidden
        short
        rows={lines}
        rowKey={({ personId }) => personId}
        empty={
          name ? (
            <NobodyCalled name={name} list="/register/supervisors" />
          ) : (
            <EmptyState title="Nobody here">
              <p>Whoever supervises leaders makes an entry under “You in the register”.</p>
            </EmptyState>
          )
        }
        columns={[
          {
            title: 'Supervisor',
            head: 'person',
            cell: ({ personId, name }) => <a href={`/register/people/${personId}`}>{name}</a>,
          },
          { title: 'Offers', speaksForItself: true, cell: ({ offers }) => offersInWords(offers) },
          { title: 'Places', cell: ({ placesFree }) => placesInWords(placesFree) },
          {
            title: 'Where',
            speaksForItself: true,
            nothing: 'not said',
            cell: (line) =>
              [regionsInWords(line.regionIds, regions), modesInWords(line.modes)]
                .filter(Boolean)
                .join(' · ') || null,
          },
          { title: 'Fee', cell: feeInWords },
          {
            title: 'Found by leaders',
            cell: ({ isFindable, isConfirmed }) =>
              !isConfirmed ? (
                <Badge kind="attention">not confirmed</Badge>
              ) : isFindable ? (
                'agreed'
              ) : (
                'not agreed'
              ),
          },
        ]}
      />
      <Pagination previous={isFirst ? undefined : '/register/supervisors'} next={next} />
    </Document>
  )
}

interface PeerGroupsListProps extends Listing {
  lines: readonly PeerGroupLine[]
}

export function PeerGroupsList({ lines, regions, region, whole, isFirst, next }: PeerGroupsListProps) {
  return (
    <Document title="Peer supervision groups" width="wide">
      <PageHeader
        title="The register"
        lead="Groups in which leaders supervise each other. What is said in them is kept nowhere."
      />
      <RegisterTabs current="/register/peer-groups" whole={whole} />
      <Section>
        <ListFilters
          action="/register/peer-groups"
          label="Which peer groups"
          questions={[regionQuestion(regions, region)]}
        />
      </Section>
      <Table
        caption="Peer supervision groups, the entry changed last first"
        captionHidden
        short
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No peer group here">
            <p>Leaders who supervise each other enter their group under “You in the register”.</p>
          </EmptyState>
        }
        columns={[
          { title: 'Group', head: true, cell: ({ name }) => name },
          {
            title: 'Meets',
            cell: ({ everyWeeks, mode }) => `${capitalised(rhythm(everyWeeks))}, ${modeInWords[mode]}`,
          },
          { title: 'Region', cell: ({ regionName }) => regionName ?? 'anywhere' },
          {
            title: 'Places',
            cell: ({ placesFree, isListed }) => (isListed ? placesInWords(placesFree) : 'not listed'),
          },
          { title: 'Kept by', cell: ({ keeper }) => keeper ?? 'a member' },
        ]}
      />
      <Pagination previous={isFirst ? undefined : '/register/peer-groups'} next={next} />
    </Document>
  )
}

const regionQuestion = (regions: Listing['regions'], region: string | undefined): FilterQuestion => ({
  label: 'Region',
  name: 'region',
  all: 'All',
  options: regions.map(({ id, name }) => ({ value: id, label: name })),
  value: region,
})
