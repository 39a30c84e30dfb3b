import { Notice } from './notices.tsx'

/** What to do about it, in plain words, to be shown to whoever looks after the server. */
export const BACKUP_HELP = '/office/backups'

interface BackupNoticeProps {
  /** Null: all is well. */
  title: string | null
  sentences: readonly string[]
}

/** A warning above everything else, when it is one. */
export function BackupWarning({ title, sentences }: BackupNoticeProps) {
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
export function BackupLine({ title, sentences }: BackupNoticeProps) {
  if (title !== null) return null
  return (
    <p>
      {sentences.join(' ')} <a href={BACKUP_HELP}>How backups are made and used</a>
    </p>
  )
}
