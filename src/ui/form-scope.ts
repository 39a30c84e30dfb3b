import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { isPatientWarning, markOf } from '../shared/patient-guard.ts'
import type { Attempt } from './attempt.ts'

/** What a field learns from the form around it. */
export interface FormScope {
  attempt: Attempt
  /** Begins every field's id, so that two forms on one page do not clash. */
  prefix: string
}

export const FormScopeContext = createContext<FormScope>({
  attempt: { typed: {}, problems: {} },
  prefix: '',
})

/** One field's share of the attempt: what stands in it and what is wrong with it. */
export function useField(name: string, hint: unknown) {
  const { attempt, prefix } = useContext(FormScopeContext)
  const id = fieldId(prefix, name)
  const problem = Object.hasOwn(attempt.problems, name) ? attempt.problems[name] : undefined
  const typed = Object.hasOwn(attempt.typed, name) ? attempt.typed[name] : undefined
  const describedBy = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return {
    id,
    problem,
    /** The mark of the text that looked as if it held a patient. */
    looksLikePatient: typeof typed === 'string' && isPatientWarning(problem) ? markOf(typed) : undefined,
    wasTried: isTried(attempt),
    typed: Array.isArray(typed) ? typed : typed === undefined ? undefined : [typed],
    tied: {
      'aria-describedby': describedBy || undefined,
      'aria-invalid': problem ? ('true' as const) : undefined,
    },
  }
}

export function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name}`
}

// A box that was unticked is simply not sent: only a form that was tried tells it from one never shown.
function isTried({ typed, problems, refusal }: Attempt): boolean {
  return refusal !== undefined || Object.keys(typed).length > 0 || Object.keys(problems).length > 0
}
