import { Document } from '../../../ui/document.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

interface GoOnPageProps {
  action: string
  typed: Readonly<Record<string, string | string[]>>
}

/** The form that waited, as it was sent: one press, since a page cannot send it by itself. */
export function GoOnPage({ action, typed }: GoOnPageProps) {
  const fields = Object.entries(typed).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  return (
    <Document title="Thank you" secret>
      <PageHeader title="Thank you" lead="What you typed is still here. One press, and it is done." />
      <Form action={action} submit="Go on" id="go-on">
        {fields.map(({ name, value }) => (
          <HiddenField key={`${name} ${value}`} name={name} value={value} />
        ))}
      </Form>
    </Document>
  )
}
