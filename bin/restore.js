// npm run restore FILE: puts a backup into an empty installation.
import { runCommand } from './parts/command.js'

runCommand('restore')
