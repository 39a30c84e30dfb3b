import { LinkButton, PostButton } from '../../../../ui/actions.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import { Paragraphs } from '../../../../ui/paragraphs.tsx'
import { ScreenOnly } from '../../../../ui/print.tsx'
import { PlanningFrame, type PlanningFramed, ToThePlanning } from './planning-frame.tsx'

export interface ReadText {
  id: string
  version: number
  /** 'Ailsa Grant on 3 March 2026' */
  proposed: string
  /** 'Tuesday 3 March 2026'; null while not everybody has said yes. */
  agreed: string | null
  /** 'Ailsa Grant, Tuesday 3 March 2026' */
  saidYes: readonly string[]
  said: readonly { title: string; words: string }[]
}

export interface TextPageProps extends PlanningFramed {
  text: ReadText
  /** It holds; it waits for the viewer, or for others; or another took its place. */
  standing: 'holds' | 'asks-viewer' | 'asks-others' | 'replaced' | 'of-before'
  /** Who has not said yes. */
  waitingFor: string
  alone: boolean
  refusal?: string | undefined
}

/** The text on a page that can be printed. */
export function TextPage({ group, seats, text, standing, waitingFor, alone, refusal }: TextPageProps) {
  const at = `/groups/${group.id}/planning`
  return (
    <PlanningFrame group={group} seats={seats} title={`How we lead, version ${text.version}`}>
      <ToThePlanning groupId={group.id} />
      {refusal && <Notice kind="problem" title={refusal} />}
      <Section
        title={alone ? 'How I lead this group' : 'How we lead this group'}
        lead={
          text.agreed
            ? `Version ${text.version}, ${alone ? 'kept' : 'agreed'} on ${text.agreed}.`
            : `Version ${text.version}, proposed by ${text.proposed}.`
        }
      >
        <Stack>
          {standing !== 'holds' && (
            <ScreenOnly>
              <Standing text={text} standing={standing} waitingFor={waitingFor} alone={alone} at={at} />
            </ScreenOnly>
          )}
          <TextBody text={text} />
          <p>
            {alone ? 'Kept by' : 'Yes said by'} {text.saidYes.join('; ')}.
          </p>
        </Stack>
      </Section>
    </PlanningFrame>
  )
}

type StandingProps = Pick<TextPageProps, 'text' | 'waitingFor' | 'alone'> & {
  standing: Exclude<TextPageProps['standing'], 'holds'>
  at: string
}

/** What it waits for, or what became of it; paper says it in its first line. */
function Standing({ text, standing, waitingFor, alone, at }: StandingProps) {
  switch (standing) {
    case 'asks-viewer':
      return (
        <Notice kind="info" title={alone ? 'It holds as soon as you keep it.' : 'It waits for your yes.'}>
          <Row>
            <PostButton
              action={`${at}/texts/${text.id}/agreement`}
              label={alone ? 'Keep it' : 'Yes, this is mine too'}
              tone="primary"
            />
            <LinkButton href={`${at}/text`} tone="plain">
              {alone ? 'Change it' : 'Change it and propose it back'}
            </LinkButton>
          </Row>
        </Notice>
      )
    case 'asks-others':
      return (
        <Notice kind="info" title={`It waits for ${waitingFor}.`}>
          <p>We have written to them. It holds as soon as they have said yes.</p>
        </Notice>
      )
    case 'replaced':
      return (
        <Notice kind="attention" title="Another version has taken its place.">
          <p>
            <a href={at}>See what holds today</a>
          </p>
        </Notice>
      )
    case 'of-before':
      return (
        <Notice kind="info" title="It was agreed by those who led then.">
          <p>Whoever leads with you since does not see it.</p>
        </Notice>
      )
  }
}

export function TextBody({ text }: { text: Pick<ReadText, 'said'> }) {
  return (
    <Facts facts={text.said.map(({ title, words }) => [title, <Paragraphs key={title} text={words} />])} />
  )
}
