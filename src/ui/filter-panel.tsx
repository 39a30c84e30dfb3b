import { Button } from './actions.tsx'

export interface Filter {
  name: string
  label: string
  /** The choice that leaves nothing out. */
  all: string
  options: readonly { value: string; label: string }[]
  value?: string | undefined
}

interface FilterPanelProps {
  action: string
  label: string
  filters: readonly Filter[]
  /** A yes-or-no filter beside the button. */
  tick?: { name: string; value: string; label: string; checked: boolean } | undefined
}

/** Several questions over one list; the answer is an address that can be kept and sent. Needs no script. */
export function FilterPanel({ action, label, filters, tick }: FilterPanelProps) {
  const further = filters.slice(ALWAYS)
  return (
    <search>
      <form method="get" action={action} aria-label={label} class="filter-panel">
        <div class="filter-grid">
          <Choices filters={filters.slice(0, ALWAYS)} />
          <details class="further-filters" open={further.some(({ value }) => value !== undefined)}>
            <summary class="quiet-link">More to choose by</summary>
            <div class="filter-grid">
              <Choices filters={further} />
            </div>
          </details>
        </div>
        <div class="filter-end">
          {tick && (
            <label class="tick" for={`filter-${tick.name}`}>
              <input
                type="checkbox"
                class="checkbox"
                id={`filter-${tick.name}`}
                name={tick.name}
                value={tick.value}
                checked={tick.checked}
              />
              <span>{tick.label}</span>
            </label>
          )}
          <Button tone="plain">Show these groups</Button>
        </div>
      </form>
    </search>
  )
}

/** On a phone the others are folded away until one of them is set: what was looked for stands below them. */
const ALWAYS = 2

const Choices = ({ filters }: { filters: readonly Filter[] }) => (
  <>
    {filters.map((filter) => (
      <div key={filter.name}>
        <label for={`filter-${filter.name}`} class="filter-label">
          {filter.label}
        </label>
        <select id={`filter-${filter.name}`} name={filter.name} class="select">
          <option value="">{filter.all}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === filter.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    ))}
  </>
)

interface ActiveFiltersProps {
  filters: readonly { name: string; words: string; without: string }[]
  /** The list with nothing left out. */
  all: string
}

/** What is left out at the moment, each with a way to undo it. */
export function ActiveFilters({ filters, all }: ActiveFiltersProps) {
  if (filters.length === 0) return null
  return (
    <ul aria-label="Filters that are set" class="active-filters">
      {filters.map(({ name, words, without }) => (
        <li key={name}>
          <a href={without} class="active-filter">
            {words}
            <span class="sr-only">: remove</span>
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <a href={all} class="quiet-link">
            Remove all
          </a>
        </li>
      )}
    </ul>
  )
}
