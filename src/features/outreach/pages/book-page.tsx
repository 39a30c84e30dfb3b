import { organisationKindNames, organisationKinds } from '../../../shared/organisation-kinds.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { ListFilters } from '../../../ui/list-filters.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface BookLine {
  id: string
  name: string
  kind: string
  where: string
  /** 'office@lmc.example.org', or the website's host. */
  reach: string
  /** 'twice within a year, last 2 weeks ago'; null for whoever does not keep it. */
  asked: string | null
  wantsNoLetters: boolean
  isUnchecked: boolean
}

export interface BookPageProps {
  society: string
  /** The reader is at home in the office. */
  isOffice: boolean
  lines: readonly BookLine[]
  regions: readonly { value: string; label: string }[]
  wish: { region?: string | undefined; kind?: string | undefined; show?: string | undefined }
  next: string | null
  canAdd: boolean
}

/** The society's shared book of organisations that may pass a flier on. */
export function BookPage({ society, lines, regions, wish, next, canAdd, ...props }: BookPageProps) {
  const isFiltered = Boolean(wish.region || wish.kind || wish.show)
  return (
    <Document title="Book of organisations" width="wide">
      <PageHeader
        eyebrow={society}
        title="Book of organisations"
        lead="Who may pass a group’s flier on to their own lists. All groups share it, so that nobody is asked twice without our knowing. Nobody’s own address stands in it: none is imported, none is bought."
        actions={
          <>
            {canAdd && <LinkButton href="/organisations/new">Add an organisation</LinkButton>}
            <LinkButton href="/organisations/numbers" tone="plain">
              What outreach brings
            </LinkButton>
          </>
        }
      />
      {props.isOffice && <OfficeTabs current="/organisations" />}
      <Section>
        <ListFilters
          action="/organisations"
          label="Which organisations"
          questions={[
            { label: 'Where', name: 'region', all: 'Everywhere', options: regions, value: wish.region },
            {
              label: 'What they are',
              name: 'kind',
              all: 'All kinds',
              options: organisationKinds.map((kind) => ({ value: kind, label: organisationKindNames[kind] })),
              value: wish.kind,
            },
            {
              label: 'Show',
              name: 'show',
              all: 'All entries',
              options: [{ value: 'new', label: 'Added by leaders, not looked at yet' }],
              value: wish.show,
            },
          ]}
        />
      </Section>
      <Section title="Entries">
        <Table
          caption="Organisations"
          captionHidden
          rows={lines}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={isFiltered ? 'None like this stands in the book' : 'The book is empty'}
              {...(canAdd
                ? { action: { href: '/organisations/new', label: 'Add the first one' } }
                : isFiltered && { action: { href: '/organisations', label: 'Show all' } })}
            >
              <p>
                Begin with the Local Medical Committees and GP tutors of a region: their websites have the
                office’s address.
              </p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Organisation',
              head: true,
              cell: ({ id, name, kind, isUnchecked }) => (
                <div>
                  <a href={`/organisations/${id}`}>{name}</a>{' '}
                  {isUnchecked && <Badge kind="attention">New</Badge>}
                  <Under>{kind}</Under>
                </div>
              ),
            },
            { title: 'Where', cell: ({ where }) => where },
            {
              title: 'Office',
              cell: ({ reach, wantsNoLetters }) => (
                <div>
                  {reach} {wantsNoLetters && <Badge kind="problem">Wants no letters</Badge>}
                </div>
              ),
            },
            { title: 'Asked', cell: ({ asked }) => asked ?? '–' },
          ]}
        />
        <Pagination next={next ?? undefined} />
      </Section>
      {isFiltered && lines.length > 0 && (
        <Row>
          <a href="/organisations">Show all</a>
        </Row>
      )}
    </Document>
  )
}
