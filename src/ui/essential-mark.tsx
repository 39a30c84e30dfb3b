export type ItemState = 'met' | 'missing' | 'at-risk' | 'not-applicable' | 'decided-otherwise'

/** A taken seat for what is there, an empty one for what is missing. */
export function EssentialMark({ state }: { state: ItemState }) {
  return (
    <svg viewBox="0 0 24 24" class="step-mark" aria-hidden="true">
      <MarkShape state={state} />
    </svg>
  )
}

/** The marks of a page that shows many: drawn once, and used by name. */
export function MarkSheet() {
  return (
    <svg class="hidden" aria-hidden="true">
      {states.map((state) => (
        <symbol key={state} id={`mark-${state}`} viewBox="0 0 24 24">
          <MarkShape state={state} />
        </symbol>
      ))}
    </svg>
  )
}

/** One of a page's MarkSheet. */
export function UsedMark({ state, small }: { state: ItemState; small?: boolean | undefined }) {
  return (
    <svg class={small ? 'step-mark mark-small' : 'step-mark'} aria-hidden="true">
      <use href={`#mark-${state}`} />
    </svg>
  )
}

const states: readonly ItemState[] = ['met', 'missing', 'at-risk', 'not-applicable', 'decided-otherwise']

function MarkShape({ state }: { state: ItemState }) {
  if (state === 'not-applicable') return <circle cx="12" cy="12" r="2" class="fill-muted" />
  const { ring, sign, drawn } = shapes[state]
  return (
    <>
      <circle cx="12" cy="12" r="8" class={ring} />
      {sign && <path d={sign} class={drawn} />}
    </>
  )
}

const shapes = {
  met: { ring: 'mark-done', sign: 'm8.5 12.2 2.5 2.5 4.6-5', drawn: 'mark-tick' },
  missing: { ring: 'mark-open', sign: null, drawn: '' },
  'at-risk': { ring: 'mark-risk', sign: 'M12 7.6v5.4M12 15.7v.4', drawn: 'mark-risk' },
  'decided-otherwise': { ring: 'mark-now', sign: 'M8.5 12h7', drawn: 'mark-now' },
} as const
