import { refuse } from './house.js'

/**
 * The server's environment for `npm start` and `npm run dev`, which know one option.
 * @param {'serve' | 'dev'} mode
 */
export function serverSettings(mode) {
  const options = process.argv.slice(2)
  const unknown = options.find((option) => option !== '--demo')
  if (unknown) refuse(`There is no option ${unknown}; the only one is --demo.`)
  const demo = options.includes('--demo')
  return { ...process.env, NODE_ENV: 'production', MODE: demo ? 'demo' : process.env.MODE || mode }
}
