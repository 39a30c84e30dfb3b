/** 'One or two people': said so that a number is nobody in particular; the database says 1 as 2 to leaders already. */
export function peopleWaiting(people: number): string {
  if (people === 0) return 'Nobody'
  return people <= 2 ? 'One or two people' : `${people} people`
}
