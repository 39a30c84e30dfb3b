import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { Card, Columns, PageHeader, Prose, Section, Stack } from '../../../ui/layout.tsx'
import { PlainLetter } from '../../../ui/letter.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import type { Change } from '../rules/edition.ts'
import type { FlierInWords } from '../rules/flier-words.ts'
import type { StillToSay } from '../rules/still-to-say.ts'

export interface FlierPageProps {
  groupId: string
  flier: FlierInWords
  isOpen: boolean
  /** null: full for now, or not open. */
  apply: string | null
  pdf: string
  /** What its code says. */
  address: string
  /** To paste into an email. */
  text: string
  /** The reader holds an edition that is out of date. */
  holdsOldEdition: boolean
  /** For its leaders alone. */
  leading: { editions: readonly ShownEdition[]; missing: readonly StillToSay[] } | null
}

export interface ShownEdition {
  id: string
  madeOn: string
  /** Since then; none when it still holds. */
  changes: readonly Change[]
}

export function FlierPage(props: FlierPageProps) {
  const { flier, groupId, apply, isOpen, leading } = props
  return (
    <Document title={`${flier.name}: ${flier.kind}`} width="wide">
      <ScreenOnly>
        {props.holdsOldEdition && (
          <Notice kind="attention" title="The flier you hold is out of date.">
            <p>Something has changed since it was printed. This page says how it is today.</p>
          </Notice>
        )}
        {leading && <ForLeaders groupId={groupId} isOpen={isOpen} missing={leading.missing} />}
      </ScreenOnly>
      <PageHeader
        eyebrow={flier.kind}
        title={flier.name}
        lead={flier.headlines.find(({ what }) => what === 'Meets')?.words}
        actions={
          <>
            {apply && <LinkButton href={apply}>Apply for a place</LinkButton>}
            <LinkButton href={props.pdf} tone="plain">
              Print it: PDF, one page
            </LinkButton>
          </>
        }
        back={{ href: `/groups/${groupId}`, label: 'The group' }}
      />
      <Columns of="main-aside">
        <div>
          {flier.aims && (
            <Section title="What it is for">
              <Prose>
                <Paragraphs text={flier.aims} />
              </Prose>
            </Section>
          )}
          <Section title="Led by">
            <Stack>
              {flier.leaders.map(({ name, what }) => (
                <Card key={name} title={name} meta={what} />
              ))}
              {flier.unnamed && <p>{flier.unnamed}.</p>}
            </Stack>
          </Section>
          <Section title="How to apply">
            <Prose>
              <p>
                A few lines on the page of the group; you need no account. A leader then talks with you before
                anybody decides.
              </p>
            </Prose>
            {!apply && isOpen && (
              <Notice kind="attention" title="Full for now: every place is taken.">
                <p>
                  You can look at <a href="/groups">other groups</a> or{' '}
                  <a href="/waiting-list">be told when another opens</a>.
                </p>
              </Notice>
            )}
          </Section>
        </div>
        <Stack>
          <Card title="In short" level={2} tone="wash">
            <Facts facts={[...flier.headlines, ...flier.details].map(({ what, words }) => [what, words])} />
          </Card>
          <QrCode text={props.address} label={`QR code that leads to ${props.address}`} />
        </Stack>
      </Columns>
      <ScreenOnly>
        <Section
          title="Pass it on"
          lead="You know somebody whom it may suit, or write to many? Hand on the PDF, or these words in an email of your own."
        >
          <Details summary="The words of an email">
            <PlainLetter>{props.text}</PlainLetter>
          </Details>
        </Section>
        {leading && <Editions editions={leading.editions} />}
      </ScreenOnly>
    </Document>
  )
}

function ForLeaders({
  groupId,
  isOpen,
  missing,
}: {
  groupId: string
  isOpen: boolean
  missing: readonly StillToSay[]
}) {
  return (
    <Notice
      kind={missing.length > 0 ? 'attention' : 'info'}
      title={isOpen ? 'This is your flier as everybody sees it.' : 'Your flier, before it is out.'}
    >
      <p>
        {!isOpen && 'Others see it once the group is open to applicants. '}
        <a href={`/groups/${groupId}/plan`}>Back to the plan</a>
      </p>
      {missing.length > 0 && (
        <>
          <p>What people will look for on it and not find yet:</p>
          <ul>
            {missing.map(({ words, place }) => (
              <li key={words}>
                <a href={`/groups/${groupId}/${place}`}>{words}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function Editions({ editions }: { editions: readonly ShownEdition[] }) {
  return (
    <Section
      id="editions"
      title="Fliers that are about"
      lead="Each flier says from which day it is. Whoever follows its code or link from an older one comes to this page and is told that it is out of date."
    >
      <Table
        caption="Editions that were handed out"
        captionHidden
        columns={[
          { title: 'As of', cell: ({ madeOn }) => madeOn, head: true },
          { title: 'Still true?', cell: ({ changes }) => <StillTrue changes={changes} /> },
        ]}
        rows={editions}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nobody holds a flier yet.">
            <p>It is kept here as soon as the PDF is opened or an organisation is sent it.</p>
          </EmptyState>
        }
      />
    </Section>
  )
}

function StillTrue({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <>Yes: nothing printed on it has changed.</>
  return (
    <>
      No, since then:
      {changes.map(({ what, was, is }) => (
        <Under key={what}>
          {what}: {was === null ? 'was not said' : `was ${quoted(was)}`},{' '}
          {is === null ? 'is not said any more' : `is ${quoted(is)}`}
        </Under>
      ))}
    </>
  )
}

/** Long texts are not repeated here; that they changed is enough. */
const quoted = (words: string): string =>
  `“${words.length > 160 ? `${words.slice(0, 157).trimEnd()} …` : words}”`
