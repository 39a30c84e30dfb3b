import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { openGraveyard } from './database/graveyard.ts'
import { hasCode, StartFault } from './start-fault.ts'

/** Makes the data folder if need be, and says in one sentence when nothing can be written there. */
export function openDataFolder(dataDir: string): void {
  openFolder('DATA_DIR', dataDir)
}

/**
 * Backups hold everything, if sealed; nobody else needs to see even their names. Told at the start, and not by each night and
 * each erasure that fails: the list of who was erased lies here, too, and one that another user has begun cannot be added to.
 */
export function openBackupFolder(folder: string): void {
  openFolder('BACKUP_TO', folder)
  const { path } = openGraveyard(folder)
  try {
    // Not made here: a restore has to notice that it is missing.
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
  } catch {
    throw new StartFault(
      `BACKUP_TO: nothing can be added to ${path}, the list of who was erased; give this user the file, as it is another's.`,
    )
  }
}

function openFolder(setting: string, folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      // As root, PostgreSQL runs as another user who has to pass through; the secret itself is 0600.
      chmodSync(folder, setting === 'DATA_DIR' && process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    // Rights are not all: a disk may be read-only, or a share refuse root.
    rmdirSync(mkdtempSync(join(folder, '.trial-')))
  } catch (fault) {
    // Goes on by itself once there is room.
    if (hasCode(fault, 'ENOSPC', 'EDQUOT')) return
    const wall = hasCode(fault, 'EROFS')
      ? ' (it is read-only here: the unit names in ReadWritePaths= what may be written, a container in its volumes)'
      : ''
    throw new StartFault(
      `${setting}: nothing can be written in ${folder}${wall}; give this user the folder, or set ${setting} to another one.`,
    )
  }
}
