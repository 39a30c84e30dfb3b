import type { Field } from '../field.ts'
import type { Deeds } from './deeds.ts'
import type { Patience } from './patience.ts'

/** What everybody under fire has at hand. */
export interface Part {
  field: Field
  patience: Patience
  deeds: Deeds
  /** Tells one from the other who do the same. */
  place: number
}
