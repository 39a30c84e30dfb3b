import { Select } from '../../../ui/choices.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import type { DirectoryPageProps } from './directory-page.tsx'

/** A question whose answer is an address: it can be kept, sent and bookmarked. */
export function RegionFilter({
  regions,
  region,
  mode,
}: Pick<DirectoryPageProps, 'regions' | 'region' | 'mode'>) {
  return (
    <Form action="/groups" method="get" submit="Show" tone="plain">
      {mode && <HiddenField name="mode" value={mode} />}
      <Select
        name="region"
        label="Region"
        optional
        blank="All regions"
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        value={region ?? undefined}
      />
    </Form>
  )
}
