import { asset } from './assets.ts'
import { Circle } from './circle.tsx'
import { circleInWords, type Seat } from './seats.ts'

export interface BoardCard {
  key: string
  href: string
  name: string
  /** Under the name: a profession. */
  meta: string
  /** What they would make of the circle: '7 of 8–10, third nurse'. */
  change: string | null
  /** Whom they work with, each in a sentence. */
  ties: readonly string[]
  /** What is next, and since when it has been so. */
  next: string
  since: string
  /** Each leads to the page of that step. `to` is the key of a column, for those who drag. */
  moves: readonly { to: string; label: string; href: string }[]
}

export interface BoardColumnShown {
  key: string
  title: string
  cards: readonly BoardCard[]
  /** What it means that nobody is here. */
  empty: string
}

interface RecruitingBoardProps {
  label: string
  columns: readonly BoardColumnShown[]
  /** The column that a phone shows. */
  current: string
  /** The address of a column on a phone. */
  hrefOf: (column: string) => string
}

/** Columns side by side, or one at a time on a phone; a card's steps are links, which dragging follows as well. */
export function RecruitingBoard({ label, columns, current, hrefOf }: RecruitingBoardProps) {
  return (
    <div class="way" data-board>
      <nav aria-label="Columns" class="way-tabs">
        <ul class="tabs-list">
          {columns.map(({ key, title, cards }) => (
            <li key={key}>
              <a href={hrefOf(key)} class="tab-link" aria-current={key === current ? 'page' : undefined}>
                {title}
                <span class="tab-count">{cards.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ol class="way-columns" aria-label={label}>
        {columns.map((column) => (
          <li
            key={column.key}
            class={column.key === current ? 'way-column way-shown' : 'way-column'}
            data-column={column.key}
          >
            <h3 class="way-title" id={`column-${column.key}`}>
              {column.title}
              <span class="way-count">{column.cards.length}</span>
            </h3>
            {column.cards.length === 0 ? (
              <p class="way-empty">{column.empty}</p>
            ) : (
              <ul class="way-cards" aria-labelledby={`column-${column.key}`}>
                {column.cards.map((card) => (
                  <CardOnBoard key={card.key} card={card} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <script type="module" src={asset('recruiting-board.js')} />
    </div>
  )
}

function CardOnBoard({ card }: { card: BoardCard }) {
  return (
    <li class="way-card" data-card>
      <h4 class="way-name">
        <a href={card.href}>{card.name}</a>
      </h4>
      <p class="way-meta">{card.meta}</p>
      {card.change && <p class="way-meta">{card.change}</p>}
      {card.ties.map((words) => (
        <p key={words} class="way-tie">
          {words}
        </p>
      ))}
      <p>{card.next}</p>
      <p class="way-meta">{card.since}</p>
      {card.moves.length > 0 && (
        <details class="way-moves">
          <summary>
            Next step<span class="sr-only"> for {card.name}</span>
          </summary>
          <ul>
            {card.moves.map(({ to, label, href }) => (
              <li key={href + label}>
                <a href={href} data-to={to}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** The circle with its sum, in sight above the board. */
export function SeatsInSight({ seats }: { seats: readonly Seat[] }) {
  return (
    <div class="way-seats">
      {/* What it shows is said beside it. */}
      <div aria-hidden="true">
        <Circle seats={seats} size="small" />
      </div>
      <p class="font-semibold">{circleInWords(seats)}</p>
    </div>
  )
}
