import { peopleInWords } from '../../../shared/words.ts'
/** '7 people have been told' */
export const haveBeenTold = (people: number): string =>
  `${peopleInWords(people)} ${people === 1 ? 'has' : 'have'} been told`
