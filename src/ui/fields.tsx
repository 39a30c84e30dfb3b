import type { InputHTMLAttributes } from 'preact'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { useField } from './form-scope.ts'

type Width = 'short' | 'medium' | 'full'

interface LineProps extends FieldProps {
  value?: string | undefined
  autocomplete?: string | undefined
  width?: Width | undefined
}

interface TextFieldProps extends LineProps {
  type?: 'text' | 'tel' | 'url' | 'search' | undefined
}

export function TextField(props: TextFieldProps) {
  return <LineField {...props} input={{ type: props.type ?? 'text' }} />
}

export function EmailField(props: LineProps) {
  return (
    <LineField
      {...props}
      autocomplete={props.autocomplete ?? 'email'}
      input={{ type: 'email', inputMode: 'email', spellcheck: false }}
    />
  )
}

/** A whole number; a text input, so that "eight" is kept and not swallowed by the browser. */
export function NumberField(props: FieldProps & { value?: number | undefined; unit?: string | undefined }) {
  return (
    <LineField
      {...props}
      value={props.value?.toString()}
      width="short"
      after={props.unit}
      input={{ type: 'text', inputMode: 'numeric' }}
    />
  )
}

/** An amount; `value` is in minor units, people type pounds or euro. */
export function MoneyField(props: FieldProps & { currency: string; value?: number | undefined }) {
  const { sign, decimals } = currencyFormat(props.currency)
  return (
    <LineField
      {...props}
      value={props.value === undefined ? undefined : asTyped(props.value, decimals)}
      width="short"
      before={sign}
      input={{ type: 'text', inputMode: 'decimal' }}
    />
  )
}

export function DateField(props: FieldProps & { value?: Temporal.PlainDate | string | undefined }) {
  return <LineField {...props} value={props.value?.toString()} width="medium" input={{ type: 'date' }} />
}

export function TimeField(props: FieldProps & { value?: Temporal.PlainTime | string | undefined }) {
  return (
    <LineField
      {...props}
      value={props.value?.toString().slice(0, 'hh:mm'.length)}
      width="short"
      input={{ type: 'time' }}
    />
  )
}

/** The six digits from an email; phones offer to fill them in. */
export function CodeField(props: FieldProps) {
  return (
    <LineField
      {...props}
      autocomplete="one-time-code"
      width="short"
      input={{ type: 'text', inputMode: 'numeric', class: 'input input-code' }}
    />
  )
}

export function TextArea({
  value,
  rows = 5,
  ...props
}: FieldProps & { value?: string | undefined; rows?: number | undefined }) {
  const { id, typed, problem, tied } = useField(props.name, props.hint)
  return (
    <FieldFrame {...props} id={id} problem={problem}>
      <textarea
        id={id}
        name={props.name}
        rows={rows}
        class="textarea"
        aria-required={props.optional ? undefined : 'true'}
        {...tied}
      >
        {typed?.[0] ?? value ?? ''}
      </textarea>
    </FieldFrame>
  )
}

interface LineFieldProps extends LineProps {
  input: InputHTMLAttributes<HTMLInputElement>
  before?: string | undefined
  after?: string | undefined
}

function LineField({ value, autocomplete, width = 'full', input, before, after, ...props }: LineFieldProps) {
  const { id, typed, problem, tied } = useField(props.name, props.hint)
  const line = (
    <input
      class="input"
      {...input}
      id={id}
      name={props.name}
      value={typed?.[0] ?? value}
      autocomplete={autocomplete}
      aria-required={props.optional ? undefined : 'true'}
      {...tied}
    />
  )
  return (
    <FieldFrame {...props} id={id} problem={problem}>
      <div class={`line line-${width}`}>
        {before && <span aria-hidden="true">{before}</span>}
        {line}
        {after && <span aria-hidden="true">{after}</span>}
      </div>
    </FieldFrame>
  )
}

function currencyFormat(currency: string): { sign: string; decimals: number } {
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return {
    sign: format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency,
    decimals: format.resolvedOptions().maximumFractionDigits ?? 2,
  }
}

function asTyped(minor: number, decimals: number): string {
  return (minor / 10 ** decimals).toFixed(minor % 10 ** decimals === 0 ? 0 : decimals)
}
