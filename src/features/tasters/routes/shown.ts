import type { ShownTaster } from '../pages/tasters-page.tsx'
import { costInWords, seatsInWords, type Taster, whenInWords, whereInWords } from '../rules/taster.ts'

export const shownTaster = (taster: Taster): ShownTaster => ({
  id: taster.id,
  name: taster.name,
  when: whenInWords(taster),
  where: whereInWords(taster),
  cost: costInWords(taster),
  seats: seatsInWords(taster),
})
