export type ItemState = 'met' | 'missing' | 'at-risk' | 'not-applicable' | 'decided-otherwise'

interface EssentialMarkProps {
  state: ItemState
  size?: 'normal' | 'small' | undefined
}

/** A taken seat for what is there, an empty one for what is missing. */
export function EssentialMark({ state, size = 'normal' }: EssentialMarkProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      class={size === 'small' ? 'step-mark mark-small' : 'step-mark'}
      aria-hidden="true"
    >
      {state === 'met' && (
        <>
          <circle cx="12" cy="12" r="8" class="mark-done" />
          <path d="m8.5 12.2 2.5 2.5 4.6-5" class="mark-tick" />
        </>
      )}
      {state === 'missing' && <circle cx="12" cy="12" r="8" class="mark-open" />}
      {state === 'at-risk' && (
        <>
          <circle cx="12" cy="12" r="8" class="mark-risk" />
          <path d="M12 7.6v5.4M12 15.7v.4" class="mark-risk" />
        </>
      )}
      {state === 'decided-otherwise' && (
        <>
          <circle cx="12" cy="12" r="8" class="mark-now" />
          <path d="M8.5 12h7" class="mark-now" />
        </>
      )}
      {state === 'not-applicable' && <circle cx="12" cy="12" r="2" class="fill-muted" />}
    </svg>
  )
}
