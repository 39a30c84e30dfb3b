import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { OrganisationFields, type OrganisationFieldsProps } from './organisation-fields.tsx'

const book = { href: '/organisations', label: 'Book of organisations' }

export function NewOrganisationPage(props: OrganisationFieldsProps & { attempt?: Attempt | undefined }) {
  return (
    <Document title="Add an organisation">
      <PageHeader
        title="Add an organisation"
        back={book}
        lead="A body that has a list, and may pass a flier on to it. We keep its office, never its members: individuals’ addresses are neither imported nor bought."
      />
      <Form action="/organisations" attempt={props.attempt} submit="Add to the book">
        <OrganisationFields {...props} />
      </Form>
    </Document>
  )
}

export interface OrganisationPageProps extends OrganisationFieldsProps {
  id: string
  name: string
  kind: string
  where: string
  office: string | null
  officeAddress: string | null
  website: string | null
  /** 'Ailsa Grant, 3 November 2026' */
  added: string
  asked: string | null
  wantsNoLetters: boolean
  isUnchecked: boolean
  isRemoved: boolean
  canKeep: boolean
  saved: string | null
  attempt?: Attempt | undefined
}

export function OrganisationPage(props: OrganisationPageProps) {
  const { id, isUnchecked, isRemoved, canKeep } = props
  const here = `/organisations/${id}`
  return (
    <Document title={props.name}>
      <PageHeader title={props.name} eyebrow={`${props.kind} · ${props.where}`} back={book} />
      {props.saved && <Notice kind="good" title={props.saved} />}
      {isRemoved && (
        <Notice kind="attention" title="This entry is out of the book">
          <p>No group can choose it. What was asked before stays with the groups.</p>
        </Notice>
      )}
      {props.wantsNoLetters && (
        <Notice kind="attention" title="They want no letters">
          <p>
            They said so by the link in a letter. No group writes to them by email or post, and only they
            themselves can say otherwise, by that same link.
          </p>
        </Notice>
      )}
      {isUnchecked && canKeep && (
        <Notice kind="info" title="A leader added this">
          <p>Please look whether it is an office’s public address, and whether the entry is right.</p>
          <PostButton action={`${here}/check`} label="It is right as it is" tone="primary" />
        </Notice>
      )}
      <Section title="The office">
        <Facts
          facts={[
            ['Letters greet', props.office],
            ['Email', props.officeAddress],
            ['Website', props.website && <a href={props.website}>{props.website}</a>],
            ['Asked', props.asked],
            ['Added by', props.added],
          ]}
        />
      </Section>
      {canKeep && !isRemoved && (
        <Section title="Change the entry">
          <Form action={here} attempt={props.attempt} submit="Save this" tone="plain">
            <OrganisationFields {...props} />
          </Form>
        </Section>
      )}
      {canKeep && (
        <Section>
          <Row>
            {isRemoved ? (
              <PostButton action={`${here}/return`} label="Back into the book" />
            ) : (
              <PostButton
                action={`${here}/removal`}
                label="Take it out of the book"
                confirm="No group can choose it any more. You can bring it back here."
              />
            )}
          </Row>
        </Section>
      )}
    </Document>
  )
}
