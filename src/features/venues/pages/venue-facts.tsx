import { areaAndRegion } from '../../../shared/area.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { accessWords } from '../../../shared/place-access.ts'
import { venueBaseNames, venueKindNames } from '../../../shared/venue-kinds.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Venue } from '../queries/venues.ts'

/** "£12 a meeting, heating included"; null where nothing is said. */
export function costInWords({
  costMinor,
  costCurrency,
  costPer,
  costNote,
}: Pick<Venue, 'costMinor' | 'costCurrency' | 'costPer' | 'costNote'>): string | null {
  const amount =
    costMinor === null || costCurrency === null
      ? null
      : costMinor === 0
        ? 'Free of charge'
        : `${formatMoney(money(costMinor, costCurrency))} ${costPer === 'hour' ? 'an hour' : 'a meeting'}`
  return [amount, costNote].filter(Boolean).join(', ') || null
}

/** "Leith, Scotland" */
export const whereOf = ({ area, regionName }: Pick<Venue, 'area' | 'regionName'>): string =>
  areaAndRegion(area, regionName)

/** Everything that leaders and the office know of a place. */
export function VenueFacts({ venue }: { venue: Venue }) {
  const contact = [venue.contactName, venue.contactPhone, venue.contactEmail].filter(Boolean).join(' · ')
  return (
    <Facts
      facts={[
        ['Address', venue.address],
        whereOf(venue) !== '' && ['Where', whereOf(venue)],
        ['What it is', venueKindNames[venue.kind]],
        ['Chairs in one circle', venue.seats],
        [
          'Privacy',
          venue.freeFromIntrusion ? 'Nobody walks in and nobody listens in' : 'One may be disturbed there',
        ],
        ['Getting in', accessWords(venue) || 'Nothing is written yet'],
        ['Cost', costInWords(venue) ?? 'Nothing is written yet'],
        contact !== '' && ['Whom to ask', contact],
        venue.base !== null && ['Whose house', venueBaseNames[venue.base]],
        venue.supportedBy !== null && ['Supported by', venue.supportedBy],
        venue.houseRules !== null && ['Its rules', <Paragraphs key="rules" text={venue.houseRules} />],
      ]}
    />
  )
}
