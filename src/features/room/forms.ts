import { checkbox, choice, form } from '../../shared/form-values.ts'

export const arrivedForm = form({ arrived: choice(['yes', 'no']) })

export const roomChoiceForm = form({
  where: choice(['here', 'elsewhere']),
  signal: choice(['none', 'hand', 'symbol']),
  phones: checkbox(),
  tally: checkbox(),
})
