import type { Attempt } from '../../../../ui/attempt.ts'
import { BackLink } from '../../../../ui/back-link.tsx'
import { Document } from '../../../../ui/document.tsx'
import { Form } from '../../../../ui/form.tsx'
import { PageHeader } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import { ComesField, type ComesFieldProps } from './comes-field.tsx'

interface ComesPageProps extends ComesFieldProps {
  groupName: string
  /** `/applications/<token>` */
  application: string
  wasSaved: boolean
  attempt?: Attempt | undefined
}

/** Once the group has its regular time, an applicant is shown it and asked one thing. */
export function ComesPage({ groupName, application, wasSaved, attempt, ...field }: ComesPageProps) {
  return (
    <Document title="Can you come?" secret>
      <BackLink href={application}>Your application</BackLink>
      <PageHeader
        eyebrow={groupName}
        title="Can you come at this time?"
        lead={`The group meets ${field.regularTime}. Only its leaders read what you say.`}
      />
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {wasSaved && (
        <Notice kind="good" title="Saved. Thank you.">
          <p>You can change it here as long as your application stands.</p>
        </Notice>
      )}
      <Form action={`${application}/comes`} attempt={attempt} submit="Save my answer">
        <ComesField {...field} />
      </Form>
    </Document>
  )
}
