// npm start: installs and builds what is missing, then keeps the server running.
// Plain JavaScript that the machine's own Node runs, be it as old as 20; the server gets the pinned one.
import { buildWhatIsStale, serverBundle } from './parts/build.js'
import { refuse } from './parts/house.js'
import { installWhatIsMissing } from './parts/packages.js'
import { serverSettings } from './parts/settings.js'
import { Supervisor } from './parts/supervisor.js'

const settings = serverSettings('serve')
installWhatIsMissing()
const complaint = buildWhatIsStale()
if (complaint)
  refuse(`${complaint}\nThe program could not be built; mend what is named above and start again.`)
process.exitCode = await new Supervisor(serverBundle, settings).run()
// The signal handlers would keep us here.
process.exit()
