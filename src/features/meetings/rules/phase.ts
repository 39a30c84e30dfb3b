/** A stretch of a meeting. Times are shown, never enforced. */
export interface Phase {
  readonly name: string
  readonly label: string
  /** Minutes after the start of the meeting. */
  readonly from: number
  readonly minutes: number
  readonly purpose: string
  /** 1 or 2 where two cases are told. */
  readonly case?: 1 | 2
}

export type PhaseShape = Omit<Phase, 'from'>

/** Lays phases one after another, stretched or shortened in proportion so that they fill the meeting exactly. */
export function fillMeeting(shapes: readonly PhaseShape[], meetingMinutes: number): Phase[] {
  const planned = shapes.reduce((sum, shape) => sum + shape.minutes, 0)
  const phases: Phase[] = []
  let plannedUntil = 0
  let from = 0
  for (const shape of shapes) {
    plannedUntil += shape.minutes
    const until = Math.round((plannedUntil * meetingMinutes) / planned)
    phases.push({ ...shape, from, minutes: until - from })
    from = until
  }
  return phases
}
