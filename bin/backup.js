// npm run backup: backs up the installation that `npm start` with the same settings runs, while it runs or not.
import { runCommand } from './parts/command.js'

runCommand('backup')
