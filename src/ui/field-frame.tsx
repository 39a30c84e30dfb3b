import type { ComponentChildren } from 'preact'
import { LOOKED, lookedWords } from '../shared/patient-guard.ts'

/** What every field takes. */
export interface FieldProps {
  name: string
  label: string
  hint?: ComponentChildren
  /** Fields are required unless said otherwise; nothing but the server enforces it. */
  optional?: boolean | undefined
}

interface FrameProps extends FieldProps {
  id: string
  problem: string | undefined
  /** The mark of a text that was held back because it looks as if it held a patient. */
  looksLikePatient?: string | undefined
  children: ComponentChildren
}

/** Label, hint and problem around one input. */
export function FieldFrame({ id, label, hint, optional, problem, looksLikePatient, children }: FrameProps) {
  return (
    <div class="field">
      <label for={id} class="field-label">
        {label}
        {optional && <Optional />}
      </label>
      <HintAndProblem id={id} hint={hint} problem={problem} />
      {children}
      {looksLikePatient && <LookedAgain id={id} mark={looksLikePatient} />}
    </div>
  )
}

/** Sends it all the same, after a deliberate look: holds for those very words. */
function LookedAgain({ id, mark }: { id: string; mark: string }) {
  return (
    <label class="tick" for={`${id}-looked`}>
      <input type="checkbox" class="checkbox" id={`${id}-looked`} name={LOOKED} value={mark} />
      <span>{lookedWords}</span>
    </label>
  )
}

/** The same around several inputs that answer one question. */
export function GroupFrame({ describedBy, ...props }: FrameProps & { describedBy: string | undefined }) {
  return (
    <fieldset class="field" aria-describedby={describedBy}>
      <legend class="field-label">
        {props.label}
        {props.optional && <Optional />}
      </legend>
      <HintAndProblem {...props} />
      {props.children}
    </fieldset>
  )
}

function Optional() {
  return <span class="font-normal text-muted"> (optional)</span>
}

export function HintAndProblem(props: { id: string; hint?: ComponentChildren; problem: string | undefined }) {
  return (
    <>
      {props.hint && (
        <p id={`${props.id}-hint`} class="hint">
          {props.hint}
        </p>
      )}
      {props.problem && (
        <p id={`${props.id}-problem`} class="problem">
          {props.problem}
        </p>
      )}
    </>
  )
}
