const DAY = 24 * 60

/** '40 minutes', '5 hours', '1.5 working days' */
export function durationInWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  if (minutes < DAY) {
    const hours = Math.round(minutes / 60)
    return hours === 1 ? '1 hour' : `${hours} hours`
  }
  const days = inDays(minutes)
  return days === '1' ? '1 working day' : `${days} working days`
}

/** In working days with one decimal: '0.2', '1', '1.5'. */
export const inDays = (minutes: number): string => `${Math.round((minutes / DAY) * 10) / 10}`
