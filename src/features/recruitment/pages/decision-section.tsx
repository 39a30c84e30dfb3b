import { formatDate } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface LetterInWords {
  id: string
  /** 'A place was offered' */
  decision: string
  when: string
  author: string | null
  body: string
  untilOn: Temporal.PlainDate | null
}

interface DecisionSectionProps {
  /** The applicant's page. */
  here: string
  name: string
  may: { offer: boolean; waitingList: boolean; defer: boolean; decline: boolean; withdrawOffer: boolean }
  letters: readonly LetterInWords[]
  /** Before that it is not yet what one does next. */
  wasInterviewed: boolean
}

/** The ways on, each with its letter on a page of its own; and what was decided before. */
export function DecisionSection({ here, name, may, letters, wasInterviewed }: DecisionSectionProps) {
  const decides = may.offer || may.decline
  if (!decides && !may.withdrawOffer && letters.length === 0) return null
  return (
    <Section
      id="decision"
      title="Your decision"
      lead={
        decides
          ? 'You decide, nobody else: nothing here admits or refuses anybody by itself. Each answer goes with a letter, which you change as you like before it is sent. A clear no is kinder than none.'
          : undefined
      }
    >
      <Stack>
        <Row>
          {may.offer && (
            <LinkButton href={`${here}/offer`} tone={wasInterviewed ? 'primary' : 'plain'}>
              Offer a place
            </LinkButton>
          )}
          {may.waitingList && (
            <LinkButton href={`${here}/waiting-list`} tone="plain">
              Put on the waiting list
            </LinkButton>
          )}
          {may.defer && (
            <LinkButton href={`${here}/deferral`} tone="plain">
              Come back to it later
            </LinkButton>
          )}
          {may.decline && (
            <LinkButton href={`${here}/ending`} tone="plain">
              Decline
            </LinkButton>
          )}
          {may.withdrawOffer && (
            <PostButton
              action={`${here}/offer/withdrawal`}
              label="Take the offer back"
              confirm={`The place is free again and ${name} is told. The application stands: you can offer again.`}
            />
          )}
        </Row>
        {letters.length > 0 && (
          <Details summary={letters.length === 1 ? 'The letter you sent' : 'The letters you sent'}>
            <Timeline
              label="What was decided"
              entries={letters.map(({ decision, when, author, body, untilOn }) => ({
                when,
                title: [
                  decision,
                  untilOn && `until ${formatDate(untilOn)}`,
                  author && `in the words of ${author}`,
                ]
                  .filter(Boolean)
                  .join(', '),
                detail: <Paragraphs text={body} />,
              }))}
            />
          </Details>
        )}
      </Stack>
    </Section>
  )
}
