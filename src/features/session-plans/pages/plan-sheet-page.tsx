import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { PageHeader, Stack } from '../../../ui/layout.tsx'
import { PhaseList, type ShownPhase } from '../../../ui/phases.tsx'
import { PhaseSheet, ScreenOnly } from '../../../ui/print.tsx'

export interface PlanSheetPageProps {
  groupName: string
  /** "First meeting" */
  name: string
  /** The meeting in words; null for a kind of meeting. */
  when: string | null
  back: { href: string; label: string }
  phases: readonly ShownPhase[]
  facts: readonly (readonly [string, string] | null)[]
}

/** One page of paper for a room without screens. */
export function PlanSheetPage(props: PlanSheetPageProps) {
  return (
    <Document title={`${props.name} · ${props.groupName}`}>
      <PageHeader
        back={props.back}
        eyebrow={props.groupName}
        title={props.name}
        lead={props.when ?? undefined}
      />
      <PhaseSheet>
        <Stack>
          <ScreenOnly>
            <p>
              Print this page from your browser (Ctrl + P, or ⌘ P): it is one side of A4, in black and white,
              for a room without screens.
            </p>
          </ScreenOnly>
          <PhaseList label={`Plan: ${props.name}`} phases={props.phases} />
          <Facts facts={props.facts} />
          <p>The minutes are a help, not a rule. Please write nothing about a case on this page.</p>
        </Stack>
      </PhaseSheet>
    </Document>
  )
}
