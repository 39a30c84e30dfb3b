import type { ShownChange } from '../pages/meetings/changes-section.tsx'
import type { Announcement } from '../queries/changes.ts'
import { changesInOneLine } from '../rules/change-words.ts'

export const shownChange = (announcement: Announcement): ShownChange => ({
  ...announcement,
  title: `${changesInOneLine(announcement.changes)}.`,
})
