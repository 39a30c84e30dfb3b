import type { ComponentChildren } from 'preact'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { useField } from './form-scope.ts'

export interface LineProps extends FieldProps {
  value?: string | undefined
  /** What the browser may fill in, as HTML names it: `name`, `tel`, `organization` … */
  autocomplete?: string | undefined
  /** How much is expected. */
  width?: 'short' | 'medium' | 'full' | undefined
}

interface LineFieldProps extends LineProps {
  /** The input itself, given what every one has. */
  input: (shared: ReturnType<typeof useLine>['shared']) => ComponentChildren
  before?: string | undefined
  after?: string | undefined
}

/** A field of one line: the frame of every text, amount, date and time. */
export function LineField({ width = 'full', input, before, after, ...props }: LineFieldProps) {
  const { problem, looksLikePatient, shared } = useLine(props)
  return (
    <FieldFrame {...props} id={shared.id} problem={problem} looksLikePatient={looksLikePatient}>
      <div class={`line line-${width}`}>
        {before && <span aria-hidden="true">{before}</span>}
        {input(shared)}
        {after && <span aria-hidden="true">{after}</span>}
      </div>
    </FieldFrame>
  )
}

function useLine({ name, hint, optional, value, autocomplete }: LineProps) {
  const { id, typed, problem, looksLikePatient, tied } = useField(name, hint)
  return {
    problem,
    looksLikePatient,
    shared: {
      ...tied,
      id,
      name,
      class: 'input',
      value: typed?.[0] ?? value,
      autocomplete,
      'aria-required': optional ? undefined : ('true' as const),
    },
  }
}
