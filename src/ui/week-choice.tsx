import { useField } from './form-scope.ts'

export interface ChoiceSlot {
  /** The field's name. */
  name: string
  /** 'Evening' */
  time: string
  /** '19:00 to 21:30' */
  hours: string
  /** The same where the reader is; null where clocks agree. */
  hoursThere: string | null
  value: string
}

export interface ChoiceDay {
  name: string
  slots: readonly ChoiceSlot[]
}

interface WeekChoiceProps {
  legend: string
  hint?: string | undefined
  /** What can be said of each slot; the first stands there until something else is ticked. */
  words: readonly { value: string; label: string }[]
  days: readonly ChoiceDay[]
}

/** A week, day by day and not as a wide table: on a phone it is one short list after the other. */
export function WeekChoice({ legend, hint, words, days }: WeekChoiceProps) {
  return (
    <fieldset class="field week-choice">
      <legend class="field-label">{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="week-days">
        {days.map((day) => (
          <fieldset key={day.name} class="week-day">
            <legend class="week-day-name">{day.name}</legend>
            {day.slots.map((slot) => (
              <SlotChoice key={slot.name} day={day.name} slot={slot} words={words} />
            ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}

interface SlotChoiceProps extends Pick<WeekChoiceProps, 'words'> {
  day: string
  slot: ChoiceSlot
}

/** One set of radio buttons: one stop of the keyboard, its arrows choose. */
function SlotChoice({ day, slot, words }: SlotChoiceProps) {
  const { id, typed, problem, tied } = useField(slot.name, undefined)
  const chosen = words.find(({ value }) => value === (typed?.[0] ?? slot.value)) ?? words[0]
  const spoken = [`${day}, ${slot.time.toLowerCase()}, ${slot.hours}`, slot.hoursThere].filter(Boolean)
  return (
    <div class="week-slot" role="radiogroup" aria-label={spoken.join(', ')} {...tied}>
      <p class="week-slot-name" aria-hidden="true">
        {slot.time}
        <span class="week-slot-hours">{slot.hours}</span>
        {slot.hoursThere && <span class="week-slot-hours">{slot.hoursThere}</span>}
      </p>
      <div class="week-words">
        {words.map(({ value, label }, place) => (
          <label key={value} class={`week-word week-word-${place}`}>
            <input
              type="radio"
              class="sr-only"
              id={place === 0 ? id : `${id}-${place + 1}`}
              name={slot.name}
              value={value}
              checked={value === chosen?.value}
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
