import { Document } from '../../../ui/document.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { ScreenOnly, ToFillIn } from '../../../ui/print.tsx'
import type { Risk } from '../rules/measures.ts'
import type { Responsible } from '../rules/notice-facts.ts'

export interface ImpactPageProps {
  responsible: Responsible
  law: string
  risks: readonly Risk[]
  questions: readonly { question: string; why: string }[]
  asOf: string
}

/** Article 35(7): a draft. What the program does is filled in; what only the society knows has room on paper. */
export function ImpactPage({ responsible, law, risks, questions, asOf }: ImpactPageProps) {
  return (
    <Document title="Draft impact assessment" width="wide">
      <PageHeader
        eyebrow={responsible.society}
        title="Draft impact assessment"
        lead={`A data protection impact assessment under article 35, as far as the program can write it. Drawn up on ${asOf}.`}
      />
      <ScreenOnly>
        <OfficeTabs current="/office/data-protection" />
      </ScreenOnly>
      <Notice kind="attention" title="This is a draft until the society has answered and signed it">
        <p>
          What the program does against each risk stands here already. The questions at the end are yours:
          print the page, answer them, and keep the paper. Nothing that you write is stored here.
        </p>
      </Notice>
      <Section title="What is done, and what for (article 35(7)(a))">
        <Facts
          facts={[
            ['Controller', responsible.society],
            ['Contact', responsible.contact],
            ['Law', law],
            [
              'What',
              'Finding, founding, running and ending Balint groups: enquiries, applications, meetings face to face and online, supervision, accreditation, money.',
            ],
            [
              'Of whom',
              'Clinicians who ask, apply, take part, lead, supervise or hold an office. Never of patients.',
            ],
            [
              'Data and periods',
              <a href="/office/record-of-processing">The record of processing names each.</a>,
            ],
          ]}
        />
      </Section>
      <Section title="Whether it is needed, and in proportion (article 35(7)(b))">
        <ul>
          <li>A group cannot meet without knowing who is in it; it is asked for that and nothing besides.</li>
          <li>The society’s office works with numbers wherever numbers will do.</li>
          <li>An application can be made without an account, and is gone three months after a no.</li>
          <li>What would be most sensitive, what is said in the circle, is never kept at all.</li>
          <li>
            People see, take along, correct and erase what is theirs on{' '}
            <a href="/your-data">a page of their own</a>; the <a href="/privacy">privacy notice</a> follows
            what the program really does.
          </li>
        </ul>
      </Section>
      <Section title="Risks, and what is done against each (article 35(7)(c) and (d))">
        <Table
          caption="Risks"
          captionHidden
          rows={risks}
          rowKey={({ risk }) => risk}
          columns={[
            {
              title: 'Risk',
              head: true,
              cell: ({ risk, toWhom }) => (
                <>
                  {risk} To: {toWhom.toLowerCase()}.
                </>
              ),
            },
            {
              title: 'What the program does',
              words: true,
              cell: ({ measures }) => (
                <ul>
                  {measures.map((measure) => (
                    <li key={measure}>{measure}</li>
                  ))}
                </ul>
              ),
            },
            { title: 'What remains', words: true, cell: ({ remains }) => remains },
          ]}
        />
      </Section>
      <Section title="For the society to weigh and to answer">
        <Stack>
          {risks.map(({ risk }) => (
            <ToFillIn
              key={risk}
              question={`How likely, and how grave, is what remains: “${risk}”`}
              why="Low, medium or high, and why; what else the society does about it."
            />
          ))}
          {questions.map(({ question, why }) => (
            <ToFillIn key={question} question={question} why={why} />
          ))}
        </Stack>
      </Section>
    </Document>
  )
}
