import { Document } from '../../../ui/document.tsx'
import { PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import type { Responsible } from '../rules/notice-facts.ts'

export interface TermsPageProps {
  responsible: Responsible
  law: string
}

/** What those who use it, the society, and whoever runs the server for it owe each other (article 28 where there is such a one). */
export function TermsPage({ responsible, law }: TermsPageProps) {
  const { society, hostedBy, serverPlace } = responsible
  return (
    <Document title="Terms">
      <PageHeader
        eyebrow={society}
        title="Terms"
        lead={
          hostedBy
            ? `What ${society} promises those who use these pages, and what ${hostedBy}, which runs the server, promises the society.`
            : `What ${society} promises those who use these pages, and what it promises itself in running them.`
        }
      />
      <Section title="What the society promises you">
        <Prose>
          <ul>
            <li>It asks for what a Balint group needs, and for nothing about patients, health or therapy.</li>
            <li>
              It keeps to the periods and the readers that the <a href="/privacy">privacy notice</a> names.
            </li>
            <li>It has people behind every office: they answer, and they can be asked why.</li>
            <li>
              It answers within a month what you ask about your data, and tells you of a breach that puts you
              at risk.
            </li>
          </ul>
        </Prose>
      </Section>
      <Section title="What it asks of you">
        <Prose>
          <ul>
            <li>Write nothing by which a patient could be known, anywhere on these pages.</li>
            <li>Record nothing, and pass nothing on of what is said in a group.</li>
            <li>Use names and addresses that you read here for the group alone.</li>
            <li>Keep your mailbox to yourself: it is what signs you in.</li>
          </ul>
        </Prose>
      </Section>
      <Section title="Who is who">
        <Prose>
          <p>
            {society} decides what is kept and why: it is the <strong>controller</strong> under {law}. Groups
            and their leaders act within the society when they use these pages; what they keep elsewhere is
            their own responsibility.
          </p>
          {hostedBy ? (
            <p>
              {hostedBy} runs the server for the society: it is the <strong>processor</strong>.
              {serverPlace && ` The data is stored here: ${serverPlace}.`}
            </p>
          ) : (
            <p>
              The society runs the server itself, so that there is no processor but those it buys a service
              from, such as the company that carries its emails.
              {serverPlace && ` The data is stored here: ${serverPlace}.`}
            </p>
          )}
        </Prose>
      </Section>
      <Section
        title={
          hostedBy
            ? `What ${hostedBy} promises the society`
            : 'What anybody promises who runs it for the society'
        }
      >
        <Prose>
          <p>
            {hostedBy
              ? 'These are the points of article 28(3); they hold for as long as the data is on that server.'
              : 'Should the society have its server run by somebody else, these are the points of article 28(3) to agree on before; the notice names them from then on.'}
          </p>
          <ol>
            <li>
              To do with the data what the society asks in writing, and nothing else; these pages’ settings
              count as writing.
            </li>
            <li>That everybody who can reach the server is bound to keep silent.</li>
            <li>
              To keep it safe: updates, backups, a key file apart from the data, nobody reading the database
              without cause.
            </li>
            <li>
              To take in no further company without the society’s word, and to bind each in the same way.
            </li>
            <li>
              To help when somebody asks for their data, has it corrected or erased: the pages do it, the
              server’s keeper does what they cannot.
            </li>
            <li>
              To tell the society of a breach at once, so that it can report within 72 hours, and to help with
              its impact assessment.
            </li>
            <li>
              To hand everything over in the end, as a backup that can be restored elsewhere, and then to
              delete it.
            </li>
            <li>To show the society, when asked, that all this is so.</li>
          </ol>
        </Prose>
      </Section>
      <Section title="What nobody promises">
        <Prose>
          <p>
            The software is free, under the MIT licence, and comes without warranty: its makers are no party
            to these terms, and see nothing of what is kept. The pages may be away for some hours when they
            are mended; groups have their leaders’ telephone numbers for that.
          </p>
        </Prose>
      </Section>
    </Document>
  )
}
