import { languages as knownLanguages } from '../../../shared/languages.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import type { Mode } from '../queries/entries.ts'

interface WhereFieldsProps {
  regions: readonly { id: string; name: string }[]
  chosen: { regionIds: readonly string[]; modes: readonly Mode[]; languages: readonly string[] } | null
}

/** Where, how and in which languages somebody works: the same for leaders and supervisors. */
export function WhereFields({ regions, chosen }: WhereFieldsProps) {
  return (
    <>
      <CheckboxGroup
        name="modes"
        label="How do you work?"
        optional
        options={[
          { value: 'face-to-face', label: 'Face to face' },
          { value: 'online', label: 'Online' },
        ]}
        value={chosen?.modes}
      />
      <CheckboxGroup
        name="regions"
        inColumns
        label="In which regions?"
        hint="Where you could come to in person. Online, the region matters less."
        optional
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen?.regionIds}
      />
      <CheckboxGroup
        name="languages"
        inColumns
        label="In which languages?"
        optional
        options={knownLanguages.map((one) => ({ value: one, label: one }))}
        value={chosen?.languages ?? ['English']}
      />
    </>
  )
}
