import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { Figure, Figures } from '../../../ui/numbers.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

interface RegionPlaces {
  name: string
  leaders: number
  unsupervised: number
  supervisors: number
  supervisorPlaces: number
  peerGroups: number
  peerPlaces: number
}

export interface PicturePageProps {
  leaders: number
  supervised: number
  places: readonly RegionPlaces[]
  endingWithinDays: number
  /** How many: the list of them may be longer than is shown. */
  endingSoon: number
  /** Named to the Council alone. */
  ending: readonly { personId: string | null; name: string | null; until: string }[]
  readsNames: boolean
}

/** How the society stands with supervision and accreditation: numbers; whose accreditation ends, for the Council. */
export function PicturePage({ leaders, supervised, places, ending, readsNames, ...props }: PicturePageProps) {
  const share = leaders === 0 ? 0 : Math.round((supervised / leaders) * 100)
  const free = places.reduce(
    (sum, { supervisorPlaces, peerPlaces }) => sum + supervisorPlaces + peerPlaces,
    0,
  )
  return (
    <Document title="Supervision and accreditation" width="wide">
      <PageHeader
        title="Supervision and accreditation"
        lead="Numbers alone: with whom anybody is in supervision, and what for, the office does not learn."
      />
      <OfficeTabs current="/office/supervision" />
      <Section>
        <Figures>
          <Figure figure={share} words="in a hundred leaders are supervised">
            {supervised} of {leaders} who lead a group, each counted once
          </Figure>
          <Figure figure={free} words={free === 1 ? 'place free' : 'places free'}>
            with supervisors who can be found and in peer groups; a place in two regions counts in both
          </Figure>
          <Figure
            figure={props.endingSoon}
            words={props.endingSoon === 1 ? 'accreditation ends soon' : 'accreditations end soon'}
          >
            within {props.endingWithinDays} days; each of them was written to
          </Figure>
        </Figures>
      </Section>
      <Section
        title="By region"
        lead="Who has no supervision for a group of the region, and which places are free. Whoever leads in two regions stands in both."
      >
        <Table
          caption="Leaders without supervision and places free, by region"
          captionHidden
          rows={places}
          rowKey={({ name }) => name}
          short
          columns={[
            { title: 'Region', head: true, cell: ({ name }) => name },
            {
              title: 'Without supervision',
              nothing: '–',
              cell: ({ leaders: all, unsupervised }) =>
                all === 0 ? null : `${unsupervised} of ${all} ${all === 1 ? 'leader' : 'leaders'}`,
            },
            {
              title: 'With supervisors',
              nothing: 'none',
              cell: ({ supervisorPlaces, supervisors }) =>
                placesIn(supervisorPlaces, supervisors, 'supervisor', 'supervisors'),
            },
            {
              title: 'In peer groups',
              nothing: 'none',
              cell: ({ peerPlaces, peerGroups }) => placesIn(peerPlaces, peerGroups, 'group', 'groups'),
            },
          ]}
        />
      </Section>
      {readsNames && (
        <Section title="Accreditations that end soon">
          <Table
            caption="Accreditations that end soon"
            captionHidden
            rows={ending}
            rowKey={({ personId, until }) => `${personId} ${until}`}
            short
            empty={
              <EmptyState title="None ends soon">
                <p>Whoever is next reads it by email some months before, once.</p>
              </EmptyState>
            }
            columns={[
              {
                title: 'Leader',
                head: true,
                cell: ({ personId, name }) => <a href={`/register/people/${personId}`}>{name}</a>,
              },
              { title: 'Holds until', cell: ({ until }) => until },
            ]}
          />
        </Section>
      )}
    </Document>
  )
}

function placesIn(places: number, of: number, one: string, several: string) {
  if (places === 0) return null
  return (
    <div>
      {places}
      <Under>
        with {of} {of === 1 ? one : several}
      </Under>
    </div>
  )
}
