export const peopleInWords = (people: number): string => (people === 1 ? '1 person' : `${people} people`)

/** '7 people have been told' */
export const haveBeenTold = (people: number): string =>
  `${peopleInWords(people)} ${people === 1 ? 'has' : 'have'} been told`
