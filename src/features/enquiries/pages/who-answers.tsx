import { regionInSentence } from '../../../shared/region-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { RegionWithNames } from '../../society/queries.ts'

/** A representative whom the enquirer has chosen by name. */
export interface Addressee {
  officeId: string
  name: string
  regionId: string
  regionName: string
}

export const addresseeInWords = ({ name, regionName }: Addressee): string =>
  `It goes to ${name}, who represents ${regionInSentence(regionName)}. While ${name} is away, a colleague answers.`

export function WhoAnswers({ regions }: { regions: readonly RegionWithNames[] }) {
  const named = regions.filter(({ representatives }) => representatives.length > 0)
  if (named.length === 0) return null
  return (
    <Section
      title="Who answers"
      lead="Our representatives in the regions, as far as they wish to be named here. Where there is nobody, the administrator answers."
    >
      <Facts facts={named.map(({ name, representatives }) => [name, representatives.join(', ')] as const)} />
    </Section>
  )
}
