// npm run build: installs and builds what is missing, for an image or a folder that is read-only afterwards.
// `--packages` stops before the build.
import { buildWhatIsStale } from './parts/build.js'
import { refuse } from './parts/house.js'
import { installWhatIsMissing } from './parts/packages.js'

installWhatIsMissing()
if (!process.argv.includes('--packages')) {
  const complaint = buildWhatIsStale()
  if (complaint) refuse(`${complaint}\nThe program could not be built; mend what is named above.`)
}
