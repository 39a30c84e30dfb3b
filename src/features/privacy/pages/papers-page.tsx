import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { EmailField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { Responsible } from '../rules/notice-facts.ts'

export interface PapersPageProps {
  responsible: Responsible
  law: string
  /** The EU's law holds beside the United Kingdom's. */
  asksRepresentative: boolean
  wasSaved: boolean
  attempt?: Attempt | undefined
}

export function PapersPage({ responsible, law, asksRepresentative, wasSaved, attempt }: PapersPageProps) {
  return (
    <Document title="Data protection" width="wide">
      <PageHeader
        eyebrow={responsible.society}
        title="Data protection"
        lead="Who answers for the data, and the papers that the law asks for. They follow the settings, and what the program really does."
      />
      <OfficeTabs current="/office/data-protection" />
      {wasSaved && (
        <Notice kind="good" title="It is saved, and the privacy notice says so.">
          <p>Whoever has an account is told of the change by email and on their first page.</p>
        </Notice>
      )}
      {responsible.contact === '' && (
        <Notice kind="attention" title="The privacy notice names nobody yet">
          <p>The law wants to know whom people ask. Say it below; an office and its address are enough.</p>
        </Notice>
      )}
      <Section title="The papers">
        <LinkList
          label="The papers"
          links={[
            { href: '/privacy', label: 'Privacy notice', note: 'public, at the foot of every page' },
            {
              href: '/terms',
              label: 'Terms',
              note: 'public: what the society promises, and whoever runs its server',
            },
            {
              href: '/office/record-of-processing',
              label: 'Record of processing',
              note: 'article 30, to print',
            },
            {
              href: '/office/impact-assessment',
              label: 'Draft impact assessment',
              note: 'article 35, to print and to answer',
            },
            { href: '/office/forgetting', label: 'Forgetting', note: 'what goes next, and what waits' },
          ]}
        />
        <p>Where your regions are decides which law holds: {law}.</p>
      </Section>
      <Section title="Who answers">
        <Form action="/office/data-protection" attempt={attempt} submit="Save">
          <TextField
            name="contact"
            label="Who answers questions about data"
            hint="An office or a name, as the public reads it: “The society’s secretary”."
            value={responsible.contact}
          />
          <EmailField
            name="email"
            label="Their email address"
            hint="The public reads it: an office’s address, nobody’s own."
            value={responsible.email}
          />
          <TextArea name="address" label="Postal address" rows={3} optional value={responsible.address} />
          <TextField
            name="hostedBy"
            label="Who runs the server for the society"
            hint="Leave it empty when the society runs it itself."
            optional
            value={responsible.hostedBy}
          />
          <TextField
            name="serverPlace"
            label="Where the data is stored"
            hint="Town and country of the server: “Manchester, United Kingdom”."
            optional
            value={responsible.serverPlace}
          />
          <TextField
            name="mailCarrier"
            label="Which company carries your emails"
            hint="Whoever looks after the server knows it."
            optional
            value={responsible.mailCarrier}
          />
          <TextArea
            name="transfers"
            label="What leaves the country, and what keeps it safe"
            hint="Only if a company above stores it elsewhere: which country, and by which agreement. Its contract with you says so."
            rows={3}
            optional
            value={responsible.transfers}
          />
          {asksRepresentative && (
            <TextArea
              name="representative"
              label="Your representative in the EU"
              hint="Groups in Ireland bring the EU’s law with them. A society without a seat in the EU may have to name somebody there (article 27): name and address."
              rows={3}
              optional
              value={responsible.representative}
            />
          )}
        </Form>
      </Section>
    </Document>
  )
}
