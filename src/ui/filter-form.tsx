import { Button } from './actions.tsx'

interface FilterFormProps {
  action: string
  label: string
  name: string
  /** The choice that leaves nothing out. */
  all: string
  options: readonly { value: string; label: string }[]
  value?: string | undefined
  /** What else the address says and keeps saying. */
  kept?: Readonly<Record<string, string>> | undefined
}

/** One question over a list, on one line; its answer is an address that can be kept and sent. */
export function FilterForm({ action, label, name, all, options, value, kept = {} }: FilterFormProps) {
  const id = `filter-${name}`
  return (
    <form method="get" action={action} class="flex flex-wrap items-center gap-3">
      {Object.entries(kept).map(([also, said]) => (
        <input key={also} type="hidden" name={also} value={said} />
      ))}
      <label for={id} class="font-semibold">
        {label}
      </label>
      <select id={id} name={name} class="select w-auto max-w-full">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <Button tone="plain">Show</Button>
    </form>
  )
}
