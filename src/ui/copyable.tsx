interface CopyableProps {
  id: string
  label: string
  hint?: string | undefined
  value: string
  /** It is typed off as well as copied: it stands over as many lines as it needs, and none of it is out of sight. */
  wraps?: boolean | undefined
}

/** Letters in a line of a narrow phone: a browser that does not measure a field by what is in it gets its lines counted. */
const LINE = 32

/** Something long to take along: it stands in a field, so it is marked and copied whole and never widens the page. */
export function Copyable({ id, label, hint, value, wraps }: CopyableProps) {
  const same = { id, readOnly: true, spellcheck: false, 'aria-describedby': hint && `${id}-hint` }
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
        {wraps ? (
          <textarea {...same} class="textarea copied-lines" rows={Math.ceil(value.length / LINE)}>
            {value}
          </textarea>
        ) : (
          <input {...same} type="text" class="input" value={value} />
        )}
      </div>
    </div>
  )
}
