import type { ComponentChildren } from 'preact'

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
  children: ComponentChildren
}

/** Label, hint and problem around one input. */
export function FieldFrame({ id, label, hint, optional, problem, children }: FrameProps) {
  return (
    <div class="field">
      <label for={id} class="field-label">
        {label}
        {optional && <Optional />}
      </label>
      <HintAndProblem id={id} hint={hint} problem={problem} />
      {children}
    </div>
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
