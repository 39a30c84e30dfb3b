interface CopyableProps {
  id: string
  label: string
  hint?: string | undefined
  value: string
}

/** Something long to take along: it stands in a field, so it is marked and copied whole and never widens the page. */
export function Copyable({ id, label, hint, value }: CopyableProps) {
  return (
    <div class="field">
      <label for={id} class="field-label">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <div class="line line-full">
        <input
          id={id}
          type="text"
          class="input"
          value={value}
          readOnly
          spellcheck={false}
          aria-describedby={hint && `${id}-hint`}
        />
      </div>
    </div>
  )
}
