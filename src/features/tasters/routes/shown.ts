import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
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

/** An id in the path; what is none is not found. */
export function idIn(c: Web, name: 'id' | 'taster'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}
