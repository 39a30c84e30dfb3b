export const dayWords = {
  'day-out-of-reach': 'Please choose a day that is not ahead, and not more than three years ago.',
}
