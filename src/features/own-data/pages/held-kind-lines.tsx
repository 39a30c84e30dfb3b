import { Quiet } from '../../../ui/paragraphs.tsx'
import { Opening, Records } from '../../../ui/records.tsx'
import type { Fact } from '../rules/in-words.ts'

export interface HeldKindLine {
  /** 'meeting-apology' */
  kind: string
  title: string
  count: number
  /** The newest of them in words; null where they are not given. */
  records: readonly (readonly Fact[])[] | null
  /** Why they are not. */
  why: string | null
  /** How long it is kept. */
  kept: readonly string[]
  /** Where one looks at it in the product. */
  look: string | null
  /** Where all of them stand. */
  all: string
}

export const sayingNothing = 'That it is there is all that is kept.'

/** What is held, kind by kind; the first is open. */
export function HeldKindLines({ kinds }: { kinds: readonly HeldKindLine[] }) {
  return (
    <div>
      {kinds.map((line, nth) => (
        <Opening
          key={line.kind}
          id={line.kind}
          title={line.title}
          note={line.records ? String(line.count) : `${line.count}, not given`}
          open={nth === 0}
        >
          <HeldKind {...line} />
        </Opening>
      ))}
    </div>
  )
}

function HeldKind({ title, count, records, why, kept, look, all }: HeldKindLine) {
  return (
    <>
      {records && <Records label={title} records={records} empty={sayingNothing} />}
      {why && <p>Not given. {why}</p>}
      {records && count > records.length && (
        <p>
          <a href={all}>
            All {count}
            <span class="sr-only">: {title}</span>
          </a>
          , of which {records.length === 1 ? 'the newest stands' : `the newest ${records.length} stand`} here.
        </p>
      )}
      {look && (
        <p>
          <a href={look}>
            Look at it where it stands<span class="sr-only">: {title}</span>
          </a>
        </p>
      )}
      {kept.map((line) => (
        <Quiet key={line}>{line}</Quiet>
      ))}
    </>
  )
}
