import { Document } from '../../../ui/document.tsx'
import { FilterForm } from '../../../ui/filter-form.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'

export interface ShownTaster {
  id: string
  name: string
  when: string
  where: string
  cost: string
  seats: string
}

interface TastersPageProps {
  tasters: readonly ShownTaster[]
  /** The regions, and online. */
  places: readonly { value: string; label: string }[]
  place: string | undefined
}

/** Meetings that one may come to before one decides. */
export function TastersPage({ tasters, places, place }: TastersPageProps) {
  return (
    <Document title="Meetings to try" width="wide">
      <PageHeader
        title="Meetings to try"
        lead="Come once, see how a Balint group works, and decide afterwards. You need no account, and nobody has to tell anything."
        back={{ href: '/groups', label: 'All groups' }}
      />
      <Stack gap="large">
        <FilterForm
          action="/tasters"
          label="Where"
          name="where"
          all="Anywhere"
          options={places}
          value={place}
        />
        <Section>
          {tasters.length === 0 ? (
            <EmptyState
              title="None is announced just now"
              action={{ href: '/groups', label: 'Find a group' }}
            >
              <p>
                Many groups ask nothing for the first meeting, so that you can try it. Or{' '}
                <a href="/waiting-list">be told when a group opens</a>.
              </p>
            </EmptyState>
          ) : (
            <TasterCards tasters={tasters} />
          )}
        </Section>
      </Stack>
    </Document>
  )
}

function TasterCards({ tasters }: { tasters: readonly ShownTaster[] }) {
  return (
    <Columns of={3}>
      {tasters.map(({ id, name, when, where, cost, seats }) => (
        <Card key={id} title={name} level={2} href={`/tasters/${id}`} meta={`${where} · ${cost}`}>
          <p>{when}</p>
          <p>{seats}</p>
        </Card>
      ))}
    </Columns>
  )
}
