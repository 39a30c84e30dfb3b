import { Button } from './actions.tsx'

export interface FilterQuestion {
  label: string
  name: string
  /** The choice that leaves nothing out. */
  all: string
  options: readonly { value: string; label: string }[]
  value?: string | undefined
}

interface ListFiltersProps {
  action: string
  label: string
  /** What one looks for by its first letters. */
  search?: { label: string; name: string; value?: string | undefined } | undefined
  questions: readonly FilterQuestion[]
  /** What else the address says and keeps saying. */
  kept?: Readonly<Record<string, string>> | undefined
}

/** Some questions over a list, side by side; the answers are an address that can be kept and sent. */
export function ListFilters({ action, label, search, questions, kept = {} }: ListFiltersProps) {
  return (
    <form
      method="get"
      action={action}
      aria-label={label}
      class="list-filters grid grid-cols-2 items-end gap-4 sm:flex sm:flex-wrap sm:gap-x-5"
    >
      {Object.entries(kept).map(([name, said]) => (
        <input key={name} type="hidden" name={name} value={said} />
      ))}
      {search && (
        <div class="grid min-w-0 grid-cols-1 gap-1.5">
          <label for={`filter-${search.name}`} class="text-sm font-semibold">
            {search.label}
          </label>
          <input
            id={`filter-${search.name}`}
            type="search"
            name={search.name}
            value={search.value}
            maxLength={100}
            autocomplete="off"
            class="input w-56 max-w-full"
          />
        </div>
      )}
      {questions.map((question) => (
        <div key={question.name} class="grid min-w-0 grid-cols-1 gap-1.5">
          <label for={`filter-${question.name}`} class="text-sm font-semibold">
            {question.label}
          </label>
          <select id={`filter-${question.name}`} name={question.name} class="select w-auto max-w-full">
            <option value="">{question.all}</option>
            {question.options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === question.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <Button tone="plain">Show</Button>
    </form>
  )
}
