/** What kind of place somebody works in; which one it is stays with them. One list for applicants, circles and fliers. */
export const workSettings = [
  'General practice',
  'Hospital',
  'Mental health service',
  'Community service',
  'Hospice or palliative care',
  'University or training programme',
  'Independent practice',
  'Charity or voluntary organisation',
  'Prison or secure setting',
  'Several of these, or something else',
] as const

export type WorkSetting = (typeof workSettings)[number]
