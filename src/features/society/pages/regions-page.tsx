import { regionInSentence } from '../../../shared/region-words.ts'
import { NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface RegionLine {
  id: string
  name: string
  /** 'Scotland': whose public holidays it keeps. */
  calendar: string
  representatives: readonly string[]
  /** Sentences about those of them who are away. */
  away: readonly string[]
}

interface RegionsPageProps {
  society: string
  regions: readonly RegionLine[]
  closed: readonly { id: string; name: string; since: string }[]
  /** Why a move was not done. */
  refusal?: string | undefined
  attempt?: Attempt | undefined
}

export function RegionsPage({ society, regions, closed, refusal, attempt }: RegionsPageProps) {
  const open = regions.find(({ representatives }) => representatives.length === 0)
  return (
    <Document title="Regions" width="wide">
      <PageHeader
        eyebrow={society}
        title="Regions"
        lead="Who is told of an enquiry. A region may have several representatives; without one, its enquiries come to the administrators."
      />
      <OfficeTabs current="/office/regions" />
      {refusal && <Notice kind="problem" title={refusal} />}
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
              cell: (region) => (
                <>
                  {region.representatives.join(', ') || 'Nobody yet'}
                  {region.away.map((words) => (
                    <Under key={words}>{words}</Under>
                  ))}
                </>
              ),
            },
            { title: 'Public holidays', cell: (region) => region.calendar },
            {
              title: 'Order',
              cell: (region) => (
                <Row oneLine>
                  {region !== regions[0] && <Move region={region} by={-1} label="Up" />}
                  {region !== regions.at(-1) && <Move region={region} by={1} label="Down" />}
                </Row>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Add a region">
        <Form action="/office/regions" attempt={attempt} submit="Add the region" tone="plain">
          <TextField name="name" label="Name of the region" width="medium" />
        </Form>
      </Section>
      {closed.length > 0 && (
        <Section title="Closed regions" lead="Nobody can choose them. Their groups are still counted.">
          <ul>
            {closed.map(({ id, name, since }) => (
              <li key={id}>
                <a href={`/office/regions/${id}`}>{name}</a>, closed since {since}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Document>
  )
}

function Move({ region, by, label }: { region: RegionLine; by: 1 | -1; label: string }) {
  return (
    <PostButton
      action={`/office/regions/${region.id}/place`}
      label={label}
      about={region.name}
      tone="quiet"
      fields={{ by: `${by}` }}
    />
  )
}
