// npm run admin: an administrator who is locked out is let in again by whoever runs the server, while it runs or not.
import { runCommand } from './parts/command.js'

runCommand('admin')
