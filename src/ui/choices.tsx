import type { ComponentChildren } from 'preact'
import { FieldFrame, type FieldProps, GroupFrame, HintAndProblem } from './field-frame.tsx'
import { useField } from './form-scope.ts'

export interface Option {
  value: string
  label: string
  hint?: ComponentChildren
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[]
  value?: string | undefined
}

interface RadioChoiceProps extends ChoiceProps {
  /** Short answers: as many to a line as there is room for. */
  inLine?: boolean | undefined
}

/** One of a few, all in sight. */
export function RadioChoice({ options, value, inLine, ...props }: RadioChoiceProps) {
  const { id, typed, problem, tied } = useField(props.name, props.hint)
  const chosen = typed?.[0] ?? value
  return (
    <GroupFrame {...props} id={id} problem={problem} describedBy={tied['aria-describedby']}>
      <div class={inLine ? 'tick-line' : 'contents'}>
        {options.map((option, place) => (
          <Tick
            key={option.value}
            type="radio"
            id={optionId(id, place)}
            name={props.name}
            option={option}
            checked={option.value === chosen}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

/** One of many. */
export function Select({ options, value, blank, ...props }: ChoiceProps & { blank?: string | undefined }) {
  const { id, typed, problem, tied } = useField(props.name, props.hint)
  const chosen = typed?.[0] ?? value ?? ''
  return (
    <FieldFrame {...props} id={id} problem={problem}>
      <select
        id={id}
        name={props.name}
        class="select"
        aria-required={props.optional ? undefined : 'true'}
        {...tied}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

interface CheckboxGroupProps extends FieldProps {
  options: readonly Option[]
  value?: readonly string[] | undefined
  /** In two columns where there is room: for long lists. */
  inColumns?: boolean | undefined
}

/** Any of several. */
export function CheckboxGroup({ options, value = [], inColumns, ...props }: CheckboxGroupProps) {
  const { id, typed, wasTried, problem, tied } = useField(props.name, props.hint)
  const chosen = wasTried ? (typed ?? []) : value
  return (
    <GroupFrame {...props} id={id} problem={problem} describedBy={tied['aria-describedby']}>
      <div class={inColumns ? 'tick-columns' : 'contents'}>
        {options.map((option, place) => (
          <Tick
            key={option.value}
            type="checkbox"
            id={optionId(id, place)}
            name={props.name}
            option={option}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

interface CheckboxProps {
  name: string
  label: string
  hint?: ComponentChildren
  value?: string | undefined
  checked?: boolean | undefined
}

/** Yes, or nothing. */
export function Checkbox({ name, label, hint, value = 'yes', checked = false }: CheckboxProps) {
  const { id, typed, wasTried, problem, tied } = useField(name, hint)
  return (
    <div class="field">
      <label class="tick" for={id}>
        <input
          type="checkbox"
          class="checkbox"
          id={id}
          name={name}
          value={value}
          checked={wasTried ? typed !== undefined : checked}
          {...tied}
        />
        <span>{label}</span>
      </label>
      <div class="tick-under">
        <HintAndProblem id={id} hint={hint} problem={problem} />
      </div>
    </div>
  )
}

interface TickProps {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: Option
  checked: boolean
}

function Tick({ type, id, name, option, checked }: TickProps) {
  const hintId = option.hint ? `${id}-hint` : undefined
  return (
    <div>
      <label class="tick" for={id}>
        <input
          type={type}
          class={type}
          id={id}
          name={name}
          value={option.value}
          checked={checked}
          aria-describedby={hintId}
        />
        <span>{option.label}</span>
      </label>
      {option.hint && (
        <p id={hintId} class="hint tick-under">
          {option.hint}
        </p>
      )}
    </div>
  )
}

// The first option bears the field's own id, where the list of faults leads to.
function optionId(id: string, place: number): string {
  return place === 0 ? id : `${id}-${place + 1}`
}
