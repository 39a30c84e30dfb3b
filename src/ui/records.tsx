import type { ComponentChildren } from 'preact'
import { Paragraphs } from './paragraphs.tsx'

interface Said {
  label: string
  words: string
}

interface RecordsProps {
  label: string
  /** Each its labels and words. */
  records: readonly (readonly Said[])[]
  /** Of one that says nothing. */
  empty: string
}

/** Rows of which each says several things, one under the other: on a phone, too. */
export function Records({ label, records, empty }: RecordsProps) {
  return (
    <ol aria-label={label} class="records">
      {records.map((said, nth) => (
        <li key={nth}>
          {said.length === 0 ? (
            <p class="text-muted">{empty}</p>
          ) : (
            <dl>
              {said.map((one) => (
                <div key={one.label}>
                  <dt>{one.label}</dt>
                  <dd class="flow">
                    <Paragraphs text={one.words} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  )
}

interface OpeningProps {
  title: string
  /** Stands at the end of the line, open or shut: how many there are. */
  note: string
  id?: string | undefined
  open?: boolean | undefined
  children?: ComponentChildren
}

/** One of a list of things that open one by one. */
export function Opening({ title, note, id, open, children }: OpeningProps) {
  return (
    <details class="opening" id={id} open={open}>
      <summary>
        <span>{title}</span> <span>{note}</span>
      </summary>
      <div class="flow">{children}</div>
    </details>
  )
}
