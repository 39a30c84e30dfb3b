import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import {
  type AskedQuestion,
  HeardField,
  OwnQuestionFields,
  TechnologyFields,
  WhyField,
  WorkFields,
  type WrittenValues,
} from './application-fields.tsx'

interface CorrectionPageProps {
  /** `/applications/<token>` */
  here: string
  group: { name: string; mode: 'face-to-face' | 'online' }
  written: WrittenValues
  questions: readonly AskedQuestion[]
  attempt?: Attempt | undefined
}

/** Until the leaders have acted on it, what one wrote is one's own to change. */
export function CorrectionPage({ here, group, written, questions, attempt }: CorrectionPageProps) {
  return (
    <Document title="Put something right" secret>
      <PageHeader
        eyebrow={`Your application to ${group.name}`}
        title="Put something right"
        back={{ href: here, label: 'Your application' }}
        lead="The leaders see what stands here, and the day you changed it. The email address stays the one we write to."
      />
      <Form action={`${here}/correction`} attempt={attempt} submit="Save my application">
        <TextField name="name" label="Your name" autocomplete="name" value={written.name} />
        <WorkFields written={written} />
        <WhyField written={written} />
        {group.mode === 'online' && <TechnologyFields written={written} />}
        <OwnQuestionFields questions={questions} written={written} />
        <HeardField written={written} />
      </Form>
    </Document>
  )
}
