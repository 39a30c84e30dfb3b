import { choice, form, uuid } from '../../shared/form-values.ts'

export const restForm = form({
  kind: choice(['misses', 'size', 'places', 'debriefs']),
  about: uuid(),
  /** The page it was pressed on. */
  back: choice(['plan', 'meetings']),
})
