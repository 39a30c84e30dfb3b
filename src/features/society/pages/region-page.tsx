import { regionInSentence } from '../../../shared/region-words.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'

export interface RepresentativeLine {
  officeId: string
  name: string
  since: string
  isNamedPublicly: boolean
}

export interface RegionPageProps {
  region: { id: string; name: string }
  representatives: readonly RepresentativeLine[]
  /** The form that was tried, by its part of the page. */
  /** What has just been done here. */
  done?: RegionDone | undefined
  tried?: { form: 'representative' | 'ending' | 'name'; attempt: Attempt } | undefined
}

export const regionDone = ['added', 'representative', 'ended', 'renamed'] as const
export type RegionDone = (typeof regionDone)[number]

const doneWords: Record<RegionDone, readonly [title: string, then: string]> = {
  added: ['The region is added.', 'Say who represents it; until then its enquiries come to you.'],
  representative: [
    'They are representative now.',
    'An email is on its way to them. From now on they are told of every enquiry from here.',
  ],
  ended: ['They no longer represent this region.', 'They are told of no more enquiries from here.'],
  renamed: ['The region has its new name.', 'It stands wherever people choose a region.'],
}

export function RegionPage({ region, representatives, done, tried }: RegionPageProps) {
  const path = `/office/regions/${region.id}`
  const attemptOf = (form: string) => (tried?.form === form ? tried.attempt : undefined)
  return (
    <Document title={region.name}>
      <PageHeader
        back={{ href: '/office/regions', label: 'All regions' }}
        eyebrow="Region"
        title={region.name}
        lead="Its representatives are told of every enquiry from here, answer it and invite founders."
      />
      {done && (
        <Notice kind="good" title={doneWords[done][0]}>
          <p>{doneWords[done][1]}</p>
        </Notice>
      )}
      {attemptOf('ending') && <Notice kind="problem" title={attemptOf('ending')?.refusal} />}
      <Section title="Representatives">
        <Table
          caption={`Representatives of ${region.name}`}
          captionHidden
          rows={representatives}
          rowKey={(one) => one.officeId}
          empty={
            <EmptyState title="Nobody represents this region yet">
              <p>Enter somebody below. Until then its enquiries come to the administrators.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Name', head: true, cell: (one) => one.name },
            { title: 'Since', cell: (one) => one.since },
            {
              title: 'In public',
              cell: (one) =>
                one.isNamedPublicly ? <Badge kind="accent">named</Badge> : <Badge>not named</Badge>,
            },
            {
              title: 'Office',
              cell: (one) => (
                <PostButton
                  action={`${path}/representatives/${one.officeId}/ending`}
                  label="Stop representing"
                  confirm={`${one.name} will no longer be told of enquiries from ${regionInSentence(region.name)}, nor see them.`}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section
        title={representatives.length === 0 ? 'Enter a representative' : 'Enter another representative'}
        lead="They are told by email, and sign in with that address. It is shown to nobody, you included."
      >
        <Form
          action={`${path}/representatives`}
          id="representative"
          attempt={attemptOf('representative')}
          submit="Make them representative"
        >
          <TextField name="name" label="Their name" autocomplete="off" />
          <EmailField name="email" label="Their email address" autocomplete="off" />
          <Checkbox
            name="isNamedPublicly"
            label="They have agreed to be named in public"
            hint="Then their name stands on the page where people ask us. They can change this themselves at any time."
          />
        </Form>
      </Section>
      <Section title="Name of the region">
        <Form action={path} id="region" attempt={attemptOf('name')} submit="Rename" tone="plain">
          <HiddenField name="nameBefore" value={region.name} />
          <TextField name="name" label="Name" value={region.name} />
        </Form>
      </Section>
    </Document>
  )
}
