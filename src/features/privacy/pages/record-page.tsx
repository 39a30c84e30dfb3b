import { Document } from '../../../ui/document.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import type { Responsible } from '../rules/notice-facts.ts'
import type { Readership } from '../rules/who-sees.ts'
import { HelpingHands, InBackups } from './helping-hands.tsx'
import type { KeptTheme } from './notice-page.tsx'

/** One purpose of processing: a theme of the table of what is kept. */
export interface Purpose extends KeptTheme {
  purpose: string
  whose: string
}

export interface RecordPageProps {
  responsible: Responsible
  law: string
  purposes: readonly Purpose[]
  readers: readonly Readership[]
  measures: readonly string[]
  backupsKept: number | null
  hasRelay: boolean
  asOf: string
}

/** Article 30(1), as it is today: nothing in it is typed, so nothing in it grows old. */
export function RecordPage(props: RecordPageProps) {
  const { responsible, law, purposes, readers, measures, backupsKept, hasRelay, asOf } = props
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
            [
              'Processor for the server',
              responsible.hostedBy ||
                (responsible.contact ? 'None: the society runs it' : 'Not said yet: see Data protection'),
            ],
            ['Where the data is stored', responsible.serverPlace || 'Not said yet: see Data protection'],
            ['Law', law],
            responsible.representative !== '' && ['Representative in the EU', responsible.representative],
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
        <InBackups kept={backupsKept} />
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
        <HelpingHands responsible={responsible} hasRelay={hasRelay} />
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
