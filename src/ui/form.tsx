import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { LOOKED } from '../shared/patient-guard.ts'
import { Button, type Tone } from './actions.tsx'
import { asset } from './assets.ts'
import type { Attempt } from './attempt.ts'
import { FormKeyContext } from './form-key.ts'
import { FormScopeContext, fieldId } from './form-scope.ts'

interface FormProps {
  action: string
  /** What came back when it was tried; fields keep what was typed. */
  attempt?: Attempt | undefined
  /** The button's words: what will happen. */
  submit: string
  tone?: Tone | undefined
  /** Fields side by side where there is room. */
  wide?: boolean | undefined
  /** Only where two forms with one action stand on one page. */
  id?: string | undefined
  /** `get` for a question whose answer is a page: nothing is changed, so it carries no key. */
  method?: 'post' | 'get' | undefined
  /** It has a field for a file. */
  takesFiles?: boolean | undefined
  /** Names what it is about: what is chosen is kept in this browser until it is sent, should there be no network. */
  kept?: string | undefined
  /** Stands beside the button: a way back. */
  beside?: ComponentChildren
  children?: ComponentChildren
}

const untried: Attempt = { typed: {}, problems: {} }

export function Form({ method = 'post', attempt = untried, ...props }: FormProps) {
  const formKey = useContext(FormKeyContext)
  const prefix = props.id ?? prefixOf(props.action)
  return (
    <form
      id={prefix}
      method={method}
      action={props.action}
      enctype={props.takesFiles ? 'multipart/form-data' : undefined}
      // The server words the faults; a browser's own bubbles would say less and differently.
      noValidate
      data-kept={props.kept}
      class={props.wide ? 'form form-wide' : 'form'}
    >
      <Faults attempt={attempt} prefix={prefix} />
      {method === 'post' && <input type="hidden" name="_key" value={formKey()} />}
      {[attempt.typed[LOOKED] ?? []].flat().map((mark) => (
        <input key={mark} type="hidden" name={LOOKED} value={mark} />
      ))}
      <FormScopeContext.Provider value={{ attempt, prefix }}>{props.children}</FormScopeContext.Provider>
      {method === 'post' && <script type="module" src={asset('patient-guard.js')} />}
      {props.kept && <p role="status" class="kept-words" data-kept-words />}
      {props.kept && <script type="module" src={asset('kept-form.js')} />}
      <div class="form-end">
        <Button tone={props.tone}>{props.submit}</Button>
        {props.beside}
      </div>
    </form>
  )
}

function Faults({ attempt, prefix }: { attempt: Attempt; prefix: string }) {
  const problems = Object.entries(attempt.problems)
  if (problems.length === 0 && !attempt.refusal) return null
  return (
    // autofocus takes keyboard and screen reader to the faults without a script.
    <div id={`${prefix}-faults`} role="alert" tabIndex={-1} autofocus class="notice notice-problem">
      <div class="notice-words flow">
        {attempt.refusal && <p class="font-semibold">{attempt.refusal}</p>}
        {problems.length > 0 && (
          <>
            <p class="font-semibold">
              {problems.length === 1
                ? 'One answer needs another look'
                : `${problems.length} answers need another look`}
            </p>
            <ul>
              {problems.map(([name, problem]) => (
                <li key={name}>
                  <a href={`#${fieldId(prefix, name)}`}>{problem}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

/** `/groups/7/closure` → `groups-7-closure`: the same on every showing, and another on every form. */
function prefixOf(action: string): string {
  const path = action.split(/[?#]/)[0] ?? ''
  return path.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '') || 'form'
}

interface FieldsetProps {
  legend: string
  /** Where a link leads that means these fields. */
  id?: string | undefined
  hint?: ComponentChildren
  children?: ComponentChildren
}

/** Fields that belong together. */
export function Fieldset({ legend, id, hint, children }: FieldsetProps) {
  return (
    <fieldset id={id} class="form-group">
      <legend class="text-subheading">{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />
}
