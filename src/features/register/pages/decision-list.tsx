import { Timeline } from '../../../ui/steps.tsx'

export interface ShownDecision {
  id: string
  /** '24 November 2026' */
  on: string
  by: string | null
  standing: string
  criteria: string | null
  reason: string | null
}

/** Every decision of the Council about somebody, the newest first. */
export function DecisionList({ decisions }: { decisions: readonly ShownDecision[] }) {
  return (
    <Timeline
      label="Decisions of the Council"
      entries={decisions.map((one) => ({
        when: one.on,
        title: one.standing,
        detail: (
          <>
            <p>{one.by ? `Decided by ${one.by} for the Council.` : 'Decided by the Council.'}</p>
            {one.criteria && <p>Criteria: {one.criteria}</p>}
            {one.reason && <p>{one.reason}</p>}
          </>
        ),
      }))}
    />
  )
}
