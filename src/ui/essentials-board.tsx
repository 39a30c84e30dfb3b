type ItemState = 'met' | 'missing' | 'at-risk' | 'not-applicable' | 'decided-otherwise'

export interface BoardItem {
  name: string
  title: string
  state: ItemState
  /** How it stands, in a sentence. */
  reason: string
  /** What is recommended and why. */
  advice: string
  /** A group cannot meet without it. */
  needed: boolean
  step: { href: string; label: string } | null
}

export interface BoardHeading {
  name: string
  title: string
  state: 'met' | 'missing' | 'at-risk'
  items: readonly BoardItem[]
}

interface EssentialsBoardProps {
  headings: readonly BoardHeading[]
  /** The group meets already: nothing can be needed before. */
  meets?: boolean | undefined
}

/** A group's essentials, computed and never ticked: what is there, what is missing, and where to mend it. */
export function EssentialsBoard({ headings, meets }: EssentialsBoardProps) {
  return (
    <div class="border-t border-line">
      {headings.map((heading) => (
        <section
          key={heading.name}
          id={heading.name}
          aria-labelledby={`${heading.name}-title`}
          class="grid gap-x-10 gap-y-5 border-b border-line py-8 lg:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <div class="flex items-baseline justify-between gap-4 lg:block">
            <h3 id={`${heading.name}-title`} class="text-subheading">
              {heading.title}
            </h3>
            <p class="mt-1 text-sm text-muted">{headingInWords(heading)}</p>
          </div>
          <ul class="grid gap-4">
            {heading.items.map((item) => (
              <Item key={item.name} item={item} needed={meets ? 'needed' : 'needed before you meet'} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Item({ item, needed }: { item: BoardItem; needed: string }) {
  const isOpen = item.state === 'missing' || item.state === 'at-risk'
  return (
    <li class="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-4 gap-y-0.5 lg:grid-cols-[1.5rem_15rem_minmax(0,1fr)_auto] lg:gap-x-6">
      <EssentialMark state={item.state} />
      <h4 class={isOpen ? 'font-semibold' : item.state === 'not-applicable' ? 'text-muted' : ''}>
        {item.title}
        <span class="sr-only">: {stateWords[item.state]}</span>
        {isOpen && item.needed && (
          <span class="ml-2 text-sm font-normal whitespace-nowrap text-primary lg:ml-0 lg:block">
            {needed}
          </span>
        )}
      </h4>
      <Reason item={item} />
      {item.step && (
        <p class="col-start-2 lg:col-start-4 lg:max-w-60 lg:text-right">
          <a href={item.step.href}>{item.step.label}</a>
        </p>
      )}
    </li>
  )
}

/** How it stands; whoever opens it reads what is recommended, and why. */
function Reason({ item }: { item: BoardItem }) {
  return (
    <details class="group col-start-2 lg:col-start-3">
      <summary class="cursor-pointer list-none text-muted decoration-dotted underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden">
        {item.reason}
        <svg
          viewBox="0 0 12 12"
          class="ml-2 inline-block w-2.5 fill-none stroke-current stroke-[1.6] group-open:rotate-90"
          aria-hidden="true"
        >
          <path d="m4 2 4 4-4 4" />
        </svg>
      </summary>
      <p class="mt-1 mb-2 max-w-prose border-l-2 border-line pl-4">{item.advice}</p>
    </details>
  )
}

const stateWords: Record<ItemState, string> = {
  met: 'settled',
  missing: 'missing',
  'at-risk': 'needs a look',
  'not-applicable': 'does not apply now',
  'decided-otherwise': 'decided otherwise',
}

function headingInWords({ items }: BoardHeading): string {
  const missing = items.filter(({ state }) => state === 'missing').length
  const shaky = items.filter(({ state }) => state === 'at-risk').length
  if (missing + shaky === 0) return 'Settled'
  return [missing > 0 ? `${missing} missing` : '', shaky > 0 ? `${shaky} to look at` : '']
    .filter(Boolean)
    .join(', ')
}

/** A taken seat for what is there, an empty one for what is missing. */
export function EssentialMark({ state }: { state: ItemState }) {
  return (
    <svg viewBox="0 0 24 24" class="step-mark" aria-hidden="true">
      {state === 'met' && (
        <>
          <circle cx="12" cy="12" r="8" class="mark-done" />
          <path d="m8.5 12.2 2.5 2.5 4.6-5" class="mark-tick" />
        </>
      )}
      {state === 'missing' && <circle cx="12" cy="12" r="8" class="mark-open" />}
      {state === 'at-risk' && (
        <>
          <circle cx="12" cy="12" r="8" class="mark-now" />
          <path d="M12 7.6v5.4M12 15.7v.4" class="mark-now" />
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
