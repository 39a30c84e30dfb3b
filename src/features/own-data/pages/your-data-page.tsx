import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import { type HeldKindLine, HeldKindLines } from './held-kind-lines.tsx'
import { OwnRequests, type RequestLine } from './own-requests.tsx'
import { RequestForm } from './request-form.tsx'

interface YourDataPageProps {
  society: string
  sections: readonly { title: string; kinds: readonly HeldKindLine[] }[]
  /** 'Times are UK time.' */
  times: string
  requests: readonly RequestLine[]
  wasAsked: boolean
  attempt?: Attempt | undefined
}

export function YourDataPage({ society, sections, times, requests, wasAsked, attempt }: YourDataPageProps) {
  return (
    <Document title="What is held about you">
      <PageHeader
        title="What is held about you"
        lead={`Everything ${society} keeps that leads to you, kind by kind: open what you would like to read. As a file you can take it along.`}
        back={{ href: '/profile', label: 'Your profile' }}
        actions={
          <Row>
            <LinkButton href="/your-data/file.txt">The file, to read</LinkButton>
            <LinkButton href="/your-data/file.json" tone="plain">
              For another program (JSON)
            </LinkButton>
          </Row>
        }
      />
      {wasAsked && (
        <Notice kind="good" title="Your request has arrived.">
          An administrator of the society answers it within a month; it stands below until then.
        </Notice>
      )}
      <LinkList
        label="More about your data"
        links={[
          {
            href: '/your-data/looks',
            label: 'Who looked at confidential records of yours',
            note: 'and when',
          },
          { href: '/your-data/mail', label: 'What is sent to you', note: 'and how to stop it' },
          { href: '/your-data/leaving', label: 'Leaving the society', note: 'step by step' },
        ]}
      />
      {requests.length > 0 && (
        <Section title="What you asked" id="asked">
          <OwnRequests requests={requests} />
        </Section>
      )}
      {sections.map(({ title, kinds }) => (
        <Section key={title} title={title}>
          <HeldKindLines kinds={kinds} />
        </Section>
      ))}
      <Section
        title="What you did for others"
        lead="Who wrote a group’s ground rules or took its attendance is kept with them. What and when is yours to read; the rest is the group’s."
      >
        <LinkList
          label="What you did"
          links={[{ href: '/your-data/done', label: 'What you did, and when' }]}
        />
      </Section>
      <Quiet>{times}</Quiet>
      <Section
        title="Something is wrong?"
        lead="Most of it you correct yourself: your name, phone and profession in your profile, what your circle sees of you on its page, your entries in the register and your portfolio where they stand. Attendance is corrected by your leaders, an invoice by whoever keeps your group’s money. For everything else, ask here."
      >
        <LinkList
          label="Correct it yourself"
          links={[
            { href: '/profile', label: 'Your profile' },
            { href: '/register/me', label: 'Your entry in the register' },
            { href: '/portfolio', label: 'Your portfolio' },
          ]}
        />
      </Section>
      <Section
        id="asking"
        title="Ask the society"
        lead="You are answered within a month; where it is complex, the society may take two more and has to say why. It costs nothing."
      >
        <RequestForm action="/your-data/requests" attempt={attempt} />
      </Section>
    </Document>
  )
}
