import { Notice } from '../../../ui/notices.tsx'
import type { BackupNews } from '../rules/backup-news.ts'

/** A warning above everything else, when it is one. */
export function BackupWarning({ title, sentences }: BackupNews) {
  if (title === null) return null
  return (
    <Notice kind="attention" title={title}>
      <p>{sentences.join(' ')}</p>
    </Notice>
  )
}

/** A quiet line below, while all is well. */
export function BackupLine({ title, sentences }: BackupNews) {
  return title === null ? <p>{sentences.join(' ')}</p> : null
}
