import type { Currency } from '../shared/money.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { useField } from './form-scope.ts'
import { LineField, type LineProps } from './line-field.tsx'

export function TextField({
  type = 'text',
  ...props
}: LineProps & { type?: 'text' | 'tel' | 'url' | 'search' | undefined }) {
  const input: Record<typeof type, Parameters<typeof LineField>[0]['input']> = {
    text: (shared) => <input type="text" data-own-words {...shared} />,
    tel: (shared) => <input type="tel" {...shared} />,
    url: (shared) => <input type="url" {...shared} />,
    search: (shared) => <input type="search" {...shared} />,
  }
  return <LineField {...props} input={input[type]} />
}

/** A key or a secret to copy in: it is not shown while it is typed, and browsers are asked not to keep it. */
export function SecretField(props: Omit<LineProps, 'value' | 'autocomplete'>) {
  return (
    <LineField
      {...props}
      autocomplete="off"
      input={(shared) => <input type="password" spellcheck={false} {...shared} />}
    />
  )
}

/** What a bank or a register has given out, letter by letter: nobody's own words. */
export function GivenOutField(props: LineProps) {
  return (
    <LineField
      {...props}
      width={props.width ?? 'medium'}
      autocomplete="off"
      input={(shared) => <input type="text" inputmode="text" spellcheck={false} {...shared} />}
    />
  )
}

export function EmailField(props: LineProps) {
  return (
    <LineField
      {...props}
      autocomplete={props.autocomplete ?? 'email'}
      input={(shared) => <input type="email" spellcheck={false} {...shared} />}
    />
  )
}

/** A whole number; a text input, so that "eight" is kept and not swallowed by the browser. */
export function NumberField({
  value,
  unit,
  ...props
}: FieldProps & { value?: number | undefined; unit?: string | undefined }) {
  return (
    <LineField
      {...props}
      value={value?.toString()}
      width="short"
      after={unit}
      input={(shared) => <input type="text" inputMode="numeric" {...shared} />}
    />
  )
}

const signs: Record<Currency, string> = { GBP: '£', EUR: '€' }

/** An amount; `value` is in minor units, people type pounds or euro. */
export function MoneyField({
  value,
  currency,
  ...props
}: FieldProps & { currency: Currency; value?: number | undefined }) {
  return (
    <LineField
      {...props}
      value={value === undefined ? undefined : (value / 100).toFixed(value % 100 === 0 ? 0 : 2)}
      width="short"
      before={signs[currency]}
      input={(shared) => <input type="text" inputMode="decimal" {...shared} />}
    />
  )
}

export function DateField({
  value,
  ...props
}: FieldProps & { value?: Temporal.PlainDate | string | undefined }) {
  return (
    <LineField
      {...props}
      value={value?.toString()}
      width="medium"
      input={(shared) => <input type="date" {...shared} />}
    />
  )
}

export function TimeField({
  value,
  ...props
}: FieldProps & { value?: Temporal.PlainTime | string | undefined }) {
  return (
    <LineField
      {...props}
      value={value?.toString().slice(0, 'hh:mm'.length)}
      width="short"
      input={(shared) => <input type="time" {...shared} />}
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
      input={(shared) => <input type="text" inputMode="numeric" {...shared} class="input input-code" />}
    />
  )
}

interface TextAreaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
}

export function TextArea({ value, rows = 5, ...props }: TextAreaProps) {
  const { id, typed, problem, looksLikePatient, tied } = useField(props.name, props.hint)
  return (
    <FieldFrame {...props} id={id} problem={problem} looksLikePatient={looksLikePatient}>
      <textarea
        id={id}
        name={props.name}
        rows={rows}
        data-own-words
        class="textarea"
        aria-required={props.optional ? undefined : 'true'}
        {...tied}
      >
        {typed?.[0] ?? value ?? ''}
      </textarea>
    </FieldFrame>
  )
}

/** A file from the person's own machine; the form around it `takesFiles`. What was chosen cannot be shown again. */
export function FileField({ accept, ...props }: FieldProps & { accept: string }) {
  const { id, problem, tied } = useField(props.name, props.hint)
  return (
    <FieldFrame {...props} id={id} problem={problem}>
      <input id={id} type="file" name={props.name} accept={accept} class="file-input" {...tied} />
    </FieldFrame>
  )
}
