import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import type { Entry } from '../queries/entries.ts'
import type { SecondSeat } from '../queries/second-seats.ts'
import type { Regions } from './found-card.tsx'
import { OwnTabs } from './tabs.tsx'
import { modeInWords } from './words.ts'

interface SecondSeatsPageProps {
  seats: readonly SecondSeat[]
  regions: Regions
  /** The viewer's own entry. */
  looks: Pick<Entry, 'lookingFor' | 'findableSince'> | null
}

/** Groups that take somebody on, for those who look for such a seat. */
export function SecondSeatsPage({ seats, regions, looks }: SecondSeatsPageProps) {
  const isFound = looks?.lookingFor === 'second-seat' && looks.findableSince !== null
  return (
    <Document title="A second seat to learn in" width="wide">
      <PageHeader
        title="A second seat to learn in"
        lead="Groups with one leader who take somebody on while they work towards accreditation."
      />
      <OwnTabs current="/register/me" />
      {isFound ? (
        <Section
          title="Who offers one"
          lead="Their leaders find your entry and write to you through the society; you need do nothing more."
        >
          <Table
            caption="Groups that offer their second seat"
            captionHidden
            rows={seats.map((seat, nth) => ({ ...seat, nth }))}
            rowKey={({ nth }) => String(nth)}
            short
            empty={
              <EmptyState title="None at the moment">
                <p>Your entry stays: whoever offers one from now on finds you first.</p>
              </EmptyState>
            }
            columns={[
              {
                title: 'Group',
                head: true,
                cell: ({ groupId, name }) =>
                  groupId ? <a href={`/groups/${groupId}`}>{name}</a> : 'A group that is not open to all',
              },
              {
                title: 'Region',
                cell: ({ regionId }) => regions.find(({ id }) => id === regionId)?.name ?? '–',
              },
              { title: 'Meets', cell: ({ mode }) => modeInWords[mode] },
            ]}
          />
        </Section>
      ) : (
        <Section title="First your entry">
          <p>
            Say in your entry that you look for such a seat, and that you agree to be found: then you see who
            offers one, and they see you.
          </p>
          <LinkButton href="/register/me">To your entry</LinkButton>
        </Section>
      )}
      <Section title="What counts">
        <Prose>
          <p>
            Each meeting at which you and the other leader are noted as there counts in your{' '}
            <a href="/portfolio">portfolio</a> as led with somebody, whoever of you took which task. It goes
            on counting when you have left the group, or the group has ended.
          </p>
        </Prose>
      </Section>
    </Document>
  )
}
