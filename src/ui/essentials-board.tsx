import type { ComponentChildren } from 'preact'
import { PostButton } from './actions.tsx'
import { EssentialMark, type ItemState, MarkSheet, UsedMark } from './essential-mark.tsx'

export interface BoardItem {
  name: string
  title: string
  state: ItemState
  /** How it stands, in a sentence; the leaders' own reason where they decided otherwise. */
  reason: string
  /** What is recommended and why. */
  advice: string
  /** A group cannot meet without it. */
  needed: boolean
  /** Its own page. */
  href: string
  step: { href: string; label: string } | null
  /** Where leaders say that they do it otherwise; null where they cannot. */
  decide: string | null
  /** Who decided otherwise and when, and where that is taken back. */
  decided: { who: string; thinkAgain: string } | null
}

export interface BoardCounts {
  met: number
  missing: number
  atRisk: number
  decided: number
}

export interface BoardHeading {
  name: string
  title: string
  counts: BoardCounts
  /** It stands open; the others are one line each. */
  isUnfolded: boolean
  items: readonly BoardItem[]
}

interface EssentialsBoardProps {
  /** Over all headings. */
  counts: BoardCounts
  headings: readonly BoardHeading[]
  /** The group meets already: nothing can be needed before. */
  meets?: boolean | undefined
}

/**
 * A group's essentials, computed and never ticked. Each heading is one line that says what is open in it; unfolded, what
 * is open comes first, what is settled stays quiet.
 */
export function EssentialsBoard({ headings, counts, meets }: EssentialsBoardProps) {
  return (
    <div>
      <MarkSheet />
      <Key counts={counts} />
      {headings.map((heading) => (
        <details key={heading.name} id={heading.name} class="board-heading" open={heading.isUnfolded}>
          <summary class="board-summary">
            <h3 class="text-subheading">{heading.title}</h3>
            <Marks items={heading.items} />
            <p class="board-state">{headingInWords(heading)}</p>
          </summary>
          <Lines heading={heading} needed={meets ? 'needed' : 'needed before you meet'} />
        </details>
      ))}
    </div>
  )
}

/** How many of which, over all headings; says what the marks mean. */
function Key({ counts }: { counts: BoardCounts }) {
  const kinds = [
    ['met', counts.met, 'settled'],
    ['missing', counts.missing, 'missing'],
    ['at-risk', counts.atRisk, 'to look at'],
    ['decided-otherwise', counts.decided, 'decided otherwise'],
  ] as const
  return (
    <ul class="board-key">
      {kinds.map(([state, count, words]) => (
        <li key={state}>
          <UsedMark state={state} small />
          <span>
            <strong>{count}</strong> <span class="text-muted">{words}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How one essential stands, on its own page. */
export function EssentialHead({ state, children }: { state: ItemState; children?: ComponentChildren }) {
  return (
    <div class="flex gap-3">
      <EssentialMark state={state} />
      <p>
        <span class="sr-only">{stateWords[state]}: </span>
        {children}
      </p>
    </div>
  )
}

function Lines({ heading: { items, title }, needed }: { heading: BoardHeading; needed: string }) {
  const open = items.filter(isOpen)
  const decided = items.filter(({ decided: one }) => one)
  const settled = items.filter(({ state }) => state === 'met')
  const possible = items.filter(({ state }) => state === 'not-applicable')
  return (
    <div class="board-lines">
      {open.length + decided.length > 0 && (
        <ul class="grid gap-5">
          {[...open.filter((item) => item.needed), ...open.filter((item) => !item.needed)].map((item) => (
            <OpenLine key={item.name} item={item} needed={needed} />
          ))}
          {decided.map((item) => (
            <DecidedLine key={item.name} item={item} />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <ul class="grid gap-2">
          {settled.map((item) => (
            <QuietLine key={item.name} item={item} />
          ))}
        </ul>
      )}
      {possible.length > 0 && (
        <details class="more">
          <summary>
            {possible.length} not now, or up to you<span class="sr-only"> under {title}</span>
          </summary>
          <ul class="grid gap-2 pt-1">
            {possible.map((item) => (
              <QuietLine key={item.name} item={item} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function OpenLine({ item, needed }: { item: BoardItem; needed: string }) {
  return (
    <li id={item.name} class="board-line">
      <UsedMark state={item.state} />
      <div class="min-w-0">
        <h4 class="font-semibold">
          {item.title}
          <span class="sr-only">: {stateWords[item.state]}</span>
          {item.needed && (
            <span class="block text-sm font-normal text-primary lg:ml-2 lg:inline">{needed}</span>
          )}
        </h4>
        <Advice item={item} />
      </div>
      {item.step && (
        <p class="board-step">
          <a href={item.step.href}>{item.step.label}</a>
        </p>
      )}
    </li>
  )
}

/** How it stands; whoever opens it reads what is recommended and why, and may say that they do it otherwise. */
function Advice({ item }: { item: BoardItem }) {
  return (
    <details>
      <summary class="board-reason">{item.reason}</summary>
      <div class="board-advice flow">
        <p>{item.advice}</p>
        {item.decide && (
          <p>
            <a href={item.decide}>
              We do it otherwise<span class="sr-only">: {item.title}</span>
            </a>
          </p>
        )}
      </div>
    </details>
  )
}

function DecidedLine({ item }: { item: BoardItem }) {
  return (
    <li id={item.name} class="board-line">
      <UsedMark state={item.state} />
      <div class="min-w-0">
        <h4 class="font-semibold">
          {item.title} <span class="text-sm font-normal text-muted">{stateWords[item.state]}</span>
        </h4>
        <p>“{item.reason}”</p>
        {item.decided && <p class="text-sm text-muted">{item.decided.who}</p>}
      </div>
      {item.decided && (
        <div class="board-step">
          <PostButton action={item.decided.thinkAgain} label="Think again" tone="quiet" about={item.title} />
        </div>
      )}
    </li>
  )
}

/** What is recommended, and why, stands on its own page: most boards have forty such lines. */
function QuietLine({ item }: { item: BoardItem }) {
  return (
    <li id={item.name} class="board-quiet">
      <UsedMark state={item.state} small />
      <h4>
        <a href={item.href} class="board-link">
          {item.title}
        </a>
        <span class="sr-only">: {stateWords[item.state]}</span>
      </h4>
      <p class="board-words">{item.reason}</p>
    </li>
  )
}

/** One mark for each thing that applies: the heading's picture. */
function Marks({ items }: { items: readonly BoardItem[] }) {
  const applying = items.filter(({ state }) => state !== 'not-applicable')
  return (
    <span class="board-marks" aria-hidden="true">
      {[...applying]
        .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
        .map((item) => (
          <UsedMark key={item.name} state={item.state} small />
        ))}
    </span>
  )
}

const order: readonly ItemState[] = ['met', 'decided-otherwise', 'at-risk', 'missing']

const isOpen = ({ state }: BoardItem): boolean => state === 'missing' || state === 'at-risk'

const stateWords: Record<ItemState, string> = {
  met: 'settled',
  missing: 'missing',
  'at-risk': 'needs a look',
  'not-applicable': 'does not apply now',
  'decided-otherwise': 'decided otherwise',
}

/** 'Missing: a room, enough members, aims and 2 more' */
function headingInWords({ items, counts }: BoardHeading): string {
  const open = items.filter(isOpen)
  if (open.length === 0) {
    if (counts.met + counts.decided === 0) return 'Nothing to do now'
    return counts.decided > 0 ? `Settled, ${counts.decided} decided otherwise` : 'Settled'
  }
  const needed = open.filter((item) => item.needed)
  const first = (needed.length > 0 ? needed : open).slice(0, NAMED)
  const more = open.length - first.length
  const word = open.some(({ state }) => state === 'missing') ? 'Missing' : 'To look at'
  return `${word}: ${first.map(({ title }) => lowered(title)).join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}

/** So many are named in a heading's line; the others are counted. */
const NAMED = 3

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)
