export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** '1 person', '3 people' */
export const peopleInWords = (people: number): string => `${people} ${people === 1 ? 'person' : 'people'}`

/** 'no member', '1 member', '3 members' */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count <= 1 ? one : several}`
}
