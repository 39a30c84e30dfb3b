/** What somebody has for a group that meets on a screen (R32–R34), as they say themselves. */
export interface Technology {
  readonly computer: boolean
  readonly camera: boolean
  readonly connection: boolean
}

const things = [
  ['computer', 'a computer or laptop'],
  ['camera', 'a camera'],
  ['connection', 'a good connection'],
] as const

/** What is still to be talked about: 'a camera', 'a good connection'. Nobody is refused for it. */
export const missingTechnology = (technology: Technology): string[] =>
  things.filter(([thing]) => !technology[thing]).map(([, words]) => words)

/** 'A computer, a camera and a good connection', or what is missing. */
export function technologyInWords(technology: Technology): string {
  const missing = missingTechnology(technology)
  if (missing.length === 0) return 'Computer, camera and a good connection'
  if (missing.length === 3) return 'Nothing ticked yet: worth a talk'
  return `Still without ${missing.join(' and ')}: worth a talk`
}
