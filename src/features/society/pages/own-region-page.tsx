import { regionInSentence } from '../../../shared/region-words.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import type { UsefulThing } from '../rules/overview.ts'
import { ByRegion, type OverviewView, Sum, Useful, WhoIsAway } from './overview.tsx'

interface OwnRegionPageProps {
  society: string
  useful: UsefulThing | null
  /** Those the viewer takes today: represented, or stood in for. */
  view: OverviewView
  away: readonly string[]
}

export function OwnRegionPage({ society, useful, view, away }: OwnRegionPageProps) {
  const names = view.rows.map(({ name }) => name)
  const title = names.length === 1 ? names.join('') : 'My regions'
  return (
    <Document title={title} width="wide">
      <PageHeader
        eyebrow={society}
        title={title}
        lead={`How Balint work is doing in ${names.map(regionInSentence).join(' and ')}: numbers, never what was said.`}
      />
      <Useful
        thing={useful}
        calm="Nobody waits for an answer. New enquiries are announced to you by email."
      />
      <Section title="In numbers">
        <Sum sum={view.sum} waitsHref="/enquiries" />
      </Section>
      <WhoIsAway sentences={away} />
      <Section title={names.length === 1 ? 'Its groups' : 'By region'}>
        <ByRegion {...view} />
        <Row>
          <LinkButton href="/home/away" tone="plain">
            I will be away
          </LinkButton>
          <LinkButton href="/organisations" tone="plain">
            Book of organisations
          </LinkButton>
        </Row>
      </Section>
    </Document>
  )
}
