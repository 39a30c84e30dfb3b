import { regionInSentence } from '../../../shared/region-words.ts'
import { NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface RegionLine {
  id: string
  name: string
  representatives: readonly string[]
}

interface RegionsPageProps {
  society: string
  regions: readonly RegionLine[]
  attempt?: Attempt | undefined
}

export function RegionsPage({ society, regions, attempt }: RegionsPageProps) {
  const open = regions.find(({ representatives }) => representatives.length === 0)
  return (
    <Document title="Regions" width="wide">
      <PageHeader
        eyebrow={society}
        title="Regions"
        lead="Who is told of an enquiry. A region may have several representatives; without one, its enquiries come to the administrators."
      />
      <OfficeTabs current="/office/regions" />
      {open ? (
        <NextStep
          title={`Say who represents ${regionInSentence(open.name)}`}
          action={{ href: `/office/regions/${open.id}`, label: 'Enter a representative' }}
        />
      ) : (
        <NextStep title="Every region is represented">
          <p>When somebody leaves the office, open their region below.</p>
        </NextStep>
      )}
      <Section title="All regions">
        <Table
          caption="Regions and their representatives"
          captionHidden
          rows={regions}
          rowKey={(region) => region.id}
          columns={[
            {
              title: 'Region',
              head: true,
              cell: (region) => <a href={`/office/regions/${region.id}`}>{region.name}</a>,
            },
            {
              title: 'Representatives',
              cell: (region) => region.representatives.join(', ') || 'Nobody yet',
            },
          ]}
        />
      </Section>
      <Section title="Add a region">
        <Form action="/office/regions" attempt={attempt} submit="Add the region" tone="plain">
          <TextField name="name" label="Name of the region" width="medium" />
        </Form>
      </Section>
    </Document>
  )
}
