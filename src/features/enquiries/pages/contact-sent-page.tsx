import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { type Step, StepList } from '../../../ui/steps.tsx'

const firstTalk: Step = {
  title: 'If it is about a group: a first talk',
  state: 'open',
  stateLabel: 'When it suits you both',
  detail: 'About the method, the practical side, and your plan.',
}

interface ContactSentPageProps {
  workingDays: number
  /** It was a concern, which one person reads. */
  inConfidence: boolean
}

/** Says what happens next. It knows nothing of the enquiry: anybody may come to this address. */
export function ContactSentPage({ workingDays, inConfidence }: ContactSentPageProps) {
  return (
    <Document title="Thank you">
      <PageHeader title="Thank you: we have your enquiry" lead="You need do nothing now." />
      <Section title="What happens next">
        <StepList
          label="What happens next"
          steps={[
            { title: 'Your enquiry has arrived', state: 'done' },
            {
              title: 'An email comes to you',
              state: 'now',
              stateLabel: 'In the next minutes',
              detail:
                'It leads to a page of your own, where you read our answers and write to us again. If it has not come within the hour, look in your spam folder; if it is not there, please write to us once more.',
            },
            {
              title: 'Somebody reads what you wrote, and answers',
              state: 'open',
              stateLabel: `Within ${workingDays} working days`,
              detail: inConfidence
                ? 'The officer for concerns, and nobody else. Nothing goes further without your word.'
                : 'The representative of your region or, where there is none, the administrator.',
            },
            ...(inConfidence ? [] : [firstTalk]),
          ]}
        />
      </Section>
      <Section>
        <Row>
          <LinkButton href="/start" tone="plain">
            Read on: starting a group
          </LinkButton>
          <LinkButton href="/groups" tone="quiet">
            Groups that are open now
          </LinkButton>
        </Row>
      </Section>
    </Document>
  )
}
