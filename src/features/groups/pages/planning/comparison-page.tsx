import { listed } from '../../../../shared/listed.ts'
import { LinkButton } from '../../../../ui/actions.tsx'
import { Columns, Row, Section } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import { SideBySide } from '../../../../ui/side-by-side.tsx'
import type { Compared } from '../../rules/planning/comparison.ts'
import { PlanningFrame, type PlanningFramed, ToThePlanning } from './planning-frame.tsx'

export interface ComparisonPageProps extends PlanningFramed {
  compared: readonly Compared[]
  /** 'Ailsa on 3 March 2026, Bruno on 5 March 2026' */
  given: string
  /** Who has not given answers yet; while one's own are missing, the others' are not here. */
  waitingFor: readonly string[]
  /** Where a common text is written, while this round is the one that counts. */
  textHref: string | null
}

export function ComparisonPage({ group, seats, compared, given, waitingFor, textHref }: ComparisonPageProps) {
  const differing = compared
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ question }) => question.title)
  return (
    <PlanningFrame group={group} seats={seats} title="Answers beside each other">
      <ToThePlanning groupId={group.id} />
      <Section title="Your answers beside each other" lead={`Given by ${given}.`}>
        {waitingFor.length > 0 ? (
          <Notice kind="info" title={`${listed(waitingFor)} still to answer.`}>
            <p>What they answer stands here as soon as they have given it.</p>
          </Notice>
        ) : differing.length > 0 ? (
          <Notice kind="attention" title={differenceInWords(differing)}>
            <p>
              It is worth talking about before the first meeting: groups notice what their leaders have not
              settled.
            </p>
          </Notice>
        ) : (
          <Notice kind="good" title="In times and choices you are of one mind.">
            <p>Read what each has written in words, too.</p>
          </Notice>
        )}
        <SideBySide
          rows={compared.map(({ question, verdict, answers }) => ({
            title: question.title,
            verdict,
            answers,
          }))}
          unsaid="Nothing said."
        />
        {textHref && waitingFor.length === 0 && (
          <Columns of="main-aside">
            <Row>
              <LinkButton href={textHref}>Write the common text</LinkButton>
            </Row>
          </Columns>
        )}
      </Section>
    </PlanningFrame>
  )
}

const differenceInWords = (titles: readonly string[]) =>
  titles.length === 1
    ? `You differ in one point: ${titles[0]}.`
    : `You differ in ${titles.length} points: ${listed(titles)}.`
