import { Notice } from '../../../ui/notices.tsx'
import { BACKUP_HELP, type BackupNews } from '../rules/backup-news.ts'

/** A warning above everything else, when it is one. */
export function BackupWarning({ title, sentences }: BackupNews) {
  if (title === null) return null
  return (
    <Notice kind="attention" title={title}>
      <p>
        {sentences.join(' ')} <a href={BACKUP_HELP}>What whoever looks after the server can do</a>
      </p>
    </Notice>
  )
}

/** A quiet line below, while all is well. */
export function BackupLine({ title, sentences }: BackupNews) {
  if (title !== null) return null
  return (
    <p>
      {sentences.join(' ')} <a href={BACKUP_HELP}>How backups are made and used</a>
    </p>
  )
}
