/** A group as a letter tells of it: what everybody may know. */
export interface ShownLetterGroup {
  id: string
  name: string
  mode: 'face-to-face' | 'online'
  where: string | null
  when: string
  professions: string
  cost: string | null
  leaders: readonly string[]
}
