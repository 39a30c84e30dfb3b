export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** 'no member', '1 member', '3 members' */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count <= 1 ? one : several}`
}
