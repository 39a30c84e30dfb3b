import { useField } from './form-scope.ts'

export interface ChoiceRow {
  /** The field's name. */
  name: string
  label: string
  /** A quiet line under the label: what is special about this row. */
  note?: string | undefined
  value?: string | undefined
}

interface ChoiceRowsProps {
  legend: string
  hint?: string | undefined
  /** The same for every row. */
  options: readonly { value: string; label: string }[]
  rows: readonly ChoiceRow[]
  /** The first is what one hopes for: the others are marked apart. */
  hopesForFirst?: boolean | undefined
}

/** One of a few, row by row, each wide enough for a thumb: a list of people that is gone through in a minute. */
export function ChoiceRows({ legend, hint, options, rows, hopesForFirst }: ChoiceRowsProps) {
  return (
    <fieldset class="field">
      <legend class="field-label">{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class={hopesForFirst ? 'choice-rows choice-rows-hoped' : 'choice-rows'}>
        {rows.map((row) => (
          <Row key={row.name} row={row} options={options} />
        ))}
      </div>
    </fieldset>
  )
}

function Row({ row, options }: { row: ChoiceRow } & Pick<ChoiceRowsProps, 'options'>) {
  const { id, typed, problem, tied } = useField(row.name, undefined)
  const chosen = typed?.[0] ?? row.value
  return (
    <div
      class="choice-row"
      role="radiogroup"
      aria-label={[row.label, row.note].filter(Boolean).join(', ')}
      {...tied}
    >
      <p class="choice-row-name" aria-hidden="true">
        {row.label}
        {row.note && <span class="choice-row-note">{row.note}</span>}
      </p>
      <div class="choice-row-options">
        {options.map(({ value, label }, place) => (
          <label key={value} class="choice-row-option">
            <input
              type="radio"
              class="sr-only"
              id={place === 0 ? id : `${id}-${place + 1}`}
              name={row.name}
              value={value}
              checked={value === chosen}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </div>
  )
}
