import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import { StartFault } from './start-fault.ts'

/** Makes the data folder if need be, and says in one sentence when nothing can be written there. */
export function openDataFolder(dataDir: string): void {
  openFolder('DATA_DIR', dataDir)
}

/** Backups hold everything, if sealed; nobody else needs to see even their names. */
export function openBackupFolder(folder: string): void {
  openFolder('BACKUP_TO', folder)
}

function openFolder(setting: string, folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      // As root, PostgreSQL runs as another user who has to pass through; the secret itself is 0600.
      chmodSync(folder, setting === 'DATA_DIR' && process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StartFault(
      `${setting}: nothing can be written in ${folder}; give this user the folder, or set ${setting} to another one.`,
    )
  }
}
