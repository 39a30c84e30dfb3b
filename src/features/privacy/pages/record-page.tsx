import { Document } from '../../../ui/document.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import type { Readership } from '../rules/who-sees.ts'
import type { KeptTheme, WhoAnswers } from './notice-page.tsx'

/** One purpose of processing: a theme of the table of what is kept. */
export interface Purpose extends KeptTheme {
  purpose: string
  whose: string
}

export interface RecordPageProps {
  responsible: WhoAnswers
  law: string
  purposes: readonly Purpose[]
  readers: readonly Readership[]
  measures: readonly string[]
  asOf: string
}

/** Article 30(1), as it is today: nothing in it is typed, so nothing in it grows old. */
export function RecordPage({ responsible, law, purposes, readers, measures, asOf }: RecordPageProps) {
  return (
    <Document title="Record of processing" width="wide">
      <PageHeader
        eyebrow={responsible.society}
        title="Record of processing"
        lead={`What article 30 asks for, as it stood on ${asOf}. Print it when you are asked for it.`}
      />
      <ScreenOnly>
        <OfficeTabs current="/office/data-protection" />
      </ScreenOnly>
      <Section title="Controller">
        <Facts
          facts={[
            ['Society', responsible.society],
            ['Contact', responsible.contact || 'Not said yet: see Data protection'],
            ['Email', responsible.email],
            ['Post', responsible.address],
            ['Processor for the server', responsible.hostedBy || 'None: the society runs it'],
            ['Where the data is stored', responsible.serverPlace || 'Not said yet: see Data protection'],
            ['Law', law],
          ]}
        />
      </Section>
      <Section title="Purposes, people, data and periods">
        <Stack gap="large">
          {purposes.map(({ theme, title, purpose, whose, lines }) => (
            <Table
              key={theme}
              caption={`${title}: ${purpose} Of ${whose}.`}
              rows={lines}
              rowKey={({ kind }) => kind}
              columns={[
                { title: 'Data', head: true, cell: ({ what }) => what },
                {
                  title: 'Period',
                  cell: ({ kept, afterwards }) => (
                    <>
                      {kept}
                      <Under>{afterwards}</Under>
                    </>
                  ),
                },
                { title: 'Ground', cell: ({ ground }) => ground },
              ]}
            />
          ))}
        </Stack>
      </Section>
      <Section title="Recipients">
        <Table
          caption="Who reads what"
          captionHidden
          rows={readers}
          rowKey={({ what }) => what}
          columns={[
            { title: 'Data', head: true, cell: ({ what }) => what },
            { title: 'Recipients', cell: ({ who }) => who },
          ]}
        />
        <p>
          Outside the society: the company that carries its emails; Stripe, for groups that take cards with
          keys of their own; a relay for voices and pictures, which it cannot read. The program sends nothing
          to any other country by itself; whether one of these does is theirs to say and the society’s to
          write down here when it chooses them.
        </p>
      </Section>
      <Section title="Security measures (article 32)">
        <ul>
          {measures.map((measure) => (
            <li key={measure}>{measure}</li>
          ))}
        </ul>
        <Quiet>No special categories are asked for: nothing about health, of patients or of members.</Quiet>
      </Section>
    </Document>
  )
}
